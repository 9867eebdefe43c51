// Two wordings of a text, each with what it has and the other has not marked word by word. Marked by
// elements, lines and words for those who listen, never by colour alone.
import { diffWordsWithSpace } from 'diff';
import { Fragment, type ReactNode } from 'react';
import { t } from '../messages/messages.ts';
import styles from './changed-text.module.css';
import hidden from './visually-hidden.module.css';

export type Piece = {
  text: string;
  /** In which of the two it stands. */
  in: 'both' | 'before' | 'after';
};

/** Where two long texts have next to nothing in common, looking further would only take time. */
const longestLookMs = 100;

/** Word by word, in order; the whole of both where they are too different to be compared. */
export function wordChanges(before: string, after: string): Piece[] {
  const changes = diffWordsWithSpace(before, after, { timeout: longestLookMs });
  if (changes === undefined) {
    return [
      { text: before, in: 'before' },
      { text: after, in: 'after' },
    ];
  }
  return changes.map(({ value, added, removed }) => ({
    text: value,
    in: removed ? 'before' : added ? 'after' : 'both',
  }));
}

type ChangedTextProps = { pieces: readonly Piece[]; side: 'before' | 'after' | 'both' };

/** One of the two wordings, as it was written, or both in one. */
export function ChangedText({ pieces, side }: ChangedTextProps) {
  let at = 0;
  // Both in one may stand in a heading.
  const Box = side === 'both' ? 'span' : 'div';
  return (
    <Box className={styles.text} dir="auto">
      {pieces.map((piece) => {
        if (piece.in !== 'both' && side !== 'both' && piece.in !== side) return null;
        const key = at;
        at += piece.text.length;
        if (piece.in === 'both') return <span key={key}>{piece.text}</span>;
        const { lead, words, trail } = withoutSpace(piece.text);
        return (
          <Fragment key={key}>
            {lead}
            <Marked in={piece.in}>{words}</Marked>
            {trail}
          </Fragment>
        );
      })}
    </Box>
  );
}

/** What stands in one of the two wordings alone. */
export function Marked({ in: side, children }: { in: 'before' | 'after'; children?: ReactNode }) {
  const Mark = side === 'before' ? 'del' : 'ins';
  return (
    <Mark className={styles[side]}>
      <Spoken words={t(side === 'before' ? 'held.removedBegins' : 'held.addedBegins')} />
      {children}
      <Spoken words={t('held.markEnds')} />
    </Mark>
  );
}

/** The space around words is no part of the mark, unless nothing but space has changed. */
function withoutSpace(text: string): { lead: string; words: string; trail: string } {
  const words = text.trim();
  if (words === '') return { lead: '', words: text, trail: '' };
  const start = text.indexOf(words);
  return { lead: text.slice(0, start), words, trail: text.slice(start + words.length) };
}

function Spoken({ words }: { words: string }) {
  return <span className={hidden.hidden}>{words}</span>;
}
