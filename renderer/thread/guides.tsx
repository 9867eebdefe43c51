// The thin lines that show who answers whom: one for each comment above, through all that hangs on it.
// Pointers only, the keys fold as well: a click folds that branch (use-branch-pointer.ts hears it).
import type { CSSProperties } from 'react';
import { t } from '../messages/messages.ts';
import styles from './guides.module.css';

export type Marked = 'pointed' | 'focused' | null;

type GuidesProps = {
  indent: number;
  /** The first of the replies, at whose number their line begins. */
  isFirst: boolean;
  /** The line of the branch that is pointed at or has the focus; -1 where none of these is. */
  level: number;
  marked: Marked;
};

export function Guides({ indent, isFirst, level, marked }: GuidesProps) {
  const title = t('reading.collapse');
  return Array.from({ length: indent }, (_, at) => (
    <span
      // biome-ignore lint/suspicious/noArrayIndexKey: a line is its level, and nothing else.
      key={at}
      className={styles.guide}
      style={{ '--level': at } as CSSProperties}
      aria-hidden="true"
      title={title}
      data-guide={at}
      data-begins={isFirst && at === indent - 1 ? true : undefined}
      data-marked={at === level ? marked : undefined}
    />
  ));
}
