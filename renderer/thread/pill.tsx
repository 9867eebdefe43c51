// A pill over the end of what is read: leads to what is out of sight, and goes when it no longer is. With
// it goes no focus: the comment that Tab would reach has it then.
import { type ButtonHTMLAttributes, type RefObject, useLayoutEffect, useRef } from 'react';
import styles from '../parts/pill.module.css';

type PillProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  quiet?: boolean;
  scroller: RefObject<HTMLElement | null>;
};

export function Pill({ quiet = false, scroller, ...button }: PillProps) {
  const pill = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const there = pill.current;
    return () => {
      if (document.activeElement !== there) return;
      const row = scroller.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]');
      row?.focus({ preventScroll: true });
    };
  }, [scroller]);
  return <button ref={pill} type="button" className={styles.pill} data-quiet={quiet} {...button} />;
}
