// Those whom this account does not want to read, and the way back.
import type { Community } from '../../shared/bridge/engine-api.ts';
import { engine } from '../bridge.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Dialog, DialogActions } from '../parts/dialog.tsx';
import { ask } from '../state/failures.ts';
import styles from './dialogs.module.css';

export function IgnoredDialog({
  community,
  onClose,
}: {
  community: Community;
  onClose: () => void;
}) {
  const { id: communityId, ignored } = community;
  return (
    <Dialog open onClose={onClose} title={t('moderation.ignoredList.title')}>
      <p className={styles.text}>
        {t(ignored.length === 0 ? 'moderation.ignoredList.none' : 'moderation.ignoredList.text')}
      </p>
      <ul className={styles.members}>
        {ignored.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            <Button
              onClick={() =>
                void ask(engine()['member.ignore']({ communityId, memberId: id, on: false }))
              }
            >
              {t('moderation.ignoredList.stop')}
            </Button>
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button onClick={onClose}>{t('moderation.ignoredList.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
