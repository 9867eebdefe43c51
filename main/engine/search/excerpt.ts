// The part of a text around what was looked for, with where it stands in it. Pure.
import { findPhrase, type Phrase, type Word, wordsOf } from './words.ts';

export type Range = { start: number; end: number };
export type Excerpt = { text: string; marks: Range[] };

/** About three lines of a result. */
const length = 220;
/** So much is shown of what stands before the first mark. */
const before = 60;
const mostMarks = 12;

/** The beginning of the text where nothing of it is marked. */
export function excerptOf(text: string, phrases: readonly Phrase[]): Excerpt {
  const words = wordsOf(text);
  const marks = markedRanges(words, phrases);
  const first = marks[0]?.start ?? 0;
  const start = first > length - before ? wordStart(text, words, first - before) : 0;
  const end = start + length < text.length ? wordEnd(words, start + length) : text.length;
  const lead = start > 0 ? '…' : '';
  return {
    text: `${lead}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    marks: marks
      .filter((mark) => mark.start >= start && mark.end <= end)
      .slice(0, mostMarks)
      .map((mark) => ({
        start: mark.start - start + lead.length,
        end: mark.end - start + lead.length,
      })),
  };
}

/** Where the phrases stand, in order and none in another. */
export function markedRanges(words: readonly Word[], phrases: readonly Phrase[]): Range[] {
  const found: Range[] = [];
  for (const phrase of phrases) {
    for (const at of findPhrase(words, phrase)) {
      const start = words[at]?.start;
      const end = words[at + phrase.words.length - 1]?.end;
      if (start !== undefined && end !== undefined) found.push({ start, end });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const marks: Range[] = [];
  for (const range of found) {
    const last = marks.at(-1);
    if (last === undefined || range.start >= last.end) marks.push(range);
  }
  return marks;
}

function wordStart(text: string, words: readonly Word[], from: number): number {
  return words.find(({ start }) => start >= from)?.start ?? Math.min(from, text.length);
}

// A word that is longer than an excerpt is cut: nothing else would hold it.
function wordEnd(words: readonly Word[], to: number): number {
  const within = words.findLast(({ end }) => end <= to);
  return within === undefined || to - within.end > length / 2 ? to : within.end;
}
