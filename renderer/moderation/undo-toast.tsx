// Offers to undo the last act, for some seconds: by pointer or by key. Takes no focus, waits
// while somebody is on it, and gives the focus back when it goes.
import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import { useCommands } from '../commands/use-commands.ts';
import { t } from '../messages/messages.ts';
import { CloseIcon } from '../parts/icons.tsx';
import hidden from '../parts/visually-hidden.module.css';
import { forgetOffers, undoLast, useUndo } from '../state/undo.ts';
import styles from './undo-toast.module.css';

const SHOWN_MS = 10_000;

export function UndoToast() {
  const { offers, announcement } = useUndo();
  const [held, setHeld] = useState(false);
  const cameFrom = useRef<HTMLElement | null>(null);
  const last = offers.at(-1);

  useEffect(() => {
    if (!last || held) return;
    const timer = setTimeout(forgetOffers, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [last, held]);

  useEffect(() => {
    if (last) return;
    // It may go away under the pointer, and from under the focus.
    setHeld(false);
    if (document.activeElement === document.body) cameFrom.current?.focus();
    cameFrom.current = null;
  }, [last]);
  useCommands({ 'act.undo': last && { run: () => void undoLast() } });

  const comeIn = ({ currentTarget, relatedTarget }: FocusEvent) => {
    setHeld(true);
    if (!(relatedTarget instanceof HTMLElement) || currentTarget.contains(relatedTarget)) return;
    cameFrom.current = relatedTarget;
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    setHeld(false);
    if (!currentTarget.contains(relatedTarget)) cameFrom.current = null;
  };

  return (
    <>
      <p className={hidden.hidden} role="status">
        {announcement}
      </p>
      {last && (
        <section
          className={styles.toast}
          aria-label={t('moderation.undo.label')}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={comeIn}
          onBlur={leave}
        >
          <span className={styles.words} dir="auto">
            {last.words}
          </span>
          <button
            type="button"
            className={styles.undo}
            aria-keyshortcuts={ariaKeys('act.undo')}
            onClick={() => void undoLast()}
          >
            {t('moderation.undo.action')} <kbd className={styles.key}>{keyHint('act.undo')}</kbd>
          </button>
          <button
            type="button"
            className={styles.close}
            aria-label={t('moderation.undo.dismiss')}
            onClick={forgetOffers}
          >
            <CloseIcon />
          </button>
        </section>
      )}
    </>
  );
}
