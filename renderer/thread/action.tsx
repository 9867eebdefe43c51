// One thing that one can do with a comment, in words, with the key that does the same.
import type { CommandId } from '../commands/catalogue.ts';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import styles from './comment-actions.module.css';

type ActionProps = {
  label: string;
  command?: CommandId;
  /** Of one that opens something in its place. */
  expanded?: boolean;
  onClick: () => void;
};

export function Action({ label, command, expanded, onClick }: ActionProps) {
  return (
    <button
      type="button"
      className={styles.action}
      aria-keyshortcuts={command && ariaKeys(command)}
      aria-expanded={expanded}
      onClick={onClick}
    >
      {label} {command && <kbd className={styles.shortcut}>{keyHint(command)}</kbd>}
    </button>
  );
}
