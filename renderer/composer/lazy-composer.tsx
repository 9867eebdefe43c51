// The composer, loaded as soon as there is a place to write in: what one reads is drawn without waiting
// for it.
import { type ComponentProps, lazy, Suspense } from 'react';
import styles from './composer.module.css';

const Loaded = lazy(async () => ({ default: (await import('./composer.tsx')).Composer }));

export function Composer(props: ComponentProps<typeof Loaded>) {
  return (
    <Suspense fallback={<div className={styles.coming} />}>
      <Loaded {...props} />
    </Suspense>
  );
}
