// A screen in the place of what is read: over one column that scrolls the way back, the screen's name and
// what else belongs there. Escape leads back as well.
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useCommands } from '../commands/use-commands.ts';
import { goToScreen } from '../state/navigation.ts';
import { Button } from './button.tsx';
import { BackIcon } from './icons.tsx';
import styles from './screen.module.css';

const toReading = () => goToScreen('reading');

type ScreenProps = {
  title: string;
  /** What the way back is called, and where it leads if not to what is read. */
  back: string;
  onBack?: () => void;
  /** The keys that count here, where there is room to say so. */
  keys?: string;
  /** Stands under the title, and does not scroll. */
  head?: ReactNode;
  heading?: RefObject<HTMLHeadingElement | null>;
  /** The title has the focus as one arrives. */
  begins?: boolean;
  children: ReactNode;
};

export function Screen({
  title,
  back,
  onBack = toReading,
  keys,
  head,
  heading,
  begins = false,
  children,
}: ScreenProps) {
  const own = useRef<HTMLHeadingElement>(null);
  const named = heading ?? own;
  useCommands({ 'go.leave': { run: onBack } });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as one arrives
  useEffect(() => {
    if (begins) named.current?.focus();
  }, []);
  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Button kind="icon" aria-label={back} onClick={onBack}>
            <BackIcon />
          </Button>
          <h1 ref={named} className={styles.title} tabIndex={-1}>
            {title}
          </h1>
          {keys && <p className={styles.keys}>{keys}</p>}
        </div>
        {head}
      </header>
      {children}
    </main>
  );
}

type ColumnProps = {
  scroller?: RefObject<HTMLDivElement | null>;
  width?: 'reading' | 'settings';
  /** Where nothing in it may take the focus, it is reached by key under this name. */
  label?: string;
  className?: string | undefined;
  children: ReactNode;
};

export function Column({ scroller, width = 'reading', label, className, children }: ColumnProps) {
  const reached = label === undefined ? {} : { role: 'region', tabIndex: 0, 'aria-label': label };
  return (
    <div ref={scroller} className={styles.scroll} {...reached}>
      <div className={[styles.column, className].filter(Boolean).join(' ')} data-width={width}>
        {children}
      </div>
    </div>
  );
}
