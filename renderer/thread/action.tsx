// One thing that one can do with a comment, in words, with the key that does the same.
import styles from './comment-row.module.css';

type ActionProps = {
  label: string;
  shortcut?: string;
  /** Of one that opens something in its place. */
  expanded?: boolean;
  onClick: () => void;
};

export function Action({ label, shortcut, expanded, onClick }: ActionProps) {
  return (
    <button
      type="button"
      className={styles.action}
      aria-keyshortcuts={shortcut}
      aria-expanded={expanded}
      onClick={onClick}
    >
      {label} {shortcut && <kbd className={styles.shortcut}>{shortcut}</kbd>}
    </button>
  );
}
