// Parley's mark: a comment and its reply, hung from one edge.
import styles from './welcome.module.css';

export function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect className={styles.markPaper} width="40" height="40" rx="10" />
      <path className={styles.markInk} d="M10 13h20M10 20h11" />
      <path className={styles.markAccent} d="M16 27h14" />
    </svg>
  );
}
