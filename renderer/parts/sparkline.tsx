// A tiny picture of counts over time: one line, without axes or numbers. What it says stands in words
// beside it, for those who look and for those who listen.
import styles from './sparkline.module.css';

const WIDTH = 56;
const HEIGHT = 14;
/** So that the line is not cut at the edges. */
const INSET = 1;

/** From the first to the last count, the greatest at the top; a straight line where all are zero. */
export function sparklinePath(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  const last = Math.max(1, counts.length - 1);
  const points = counts.map((count, at) => {
    const x = INSET + (at / last) * (WIDTH - 2 * INSET);
    const y = HEIGHT - INSET - (count / most) * (HEIGHT - 2 * INSET);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}

export function Sparkline({ counts }: { counts: readonly number[] }) {
  return (
    <svg
      className={styles.line}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={sparklinePath(counts)} />
    </svg>
  );
}
