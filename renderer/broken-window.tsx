// What stands in the window when it could not be drawn: that nothing typed is lost, and the way on.
import { system } from './bridge.ts';
import styles from './main-window.module.css';
import { t } from './messages/messages.ts';
import { Button } from './parts/button.tsx';

export function BrokenWindow() {
  return (
    <main className={styles.failed} role="alert">
      <p>{t('broken.text')}</p>
      <Button autoFocus onClick={() => void system()['window.reload']({})}>
        {t('broken.again')}
      </Button>
    </main>
  );
}
