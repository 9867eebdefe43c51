// From an article's revisions, which keep what stood before, to pairs of before and after. Pure.
import type { Article } from '../../shared/bridge/engine-api.ts';
import type { Revision, Source } from '../../shared/protocol/articles.ts';

export const correctedFields = ['headline', 'deck', 'body', 'byline', 'sources'] as const;
export type CorrectedField = (typeof correctedFields)[number];

/** A text in three: what both have before, what differs, what both have after. */
export type MarkedText = { start: string; changed: string; end: string };
export type Change = { field: CorrectedField; before: MarkedText; after: MarkedText };
export type CorrectionStep = Pick<Revision, 'revision' | 'at' | 'note'> & { changes: Change[] };

export function asText(value: string | readonly Source[]): string {
  if (typeof value === 'string') return value;
  return value.map(({ name, url }) => (url ? `${name} (${url})` : name)).join('\n');
}

/** Characters shown on either side of a difference, within its own paragraph. */
const CONTEXT = 160;

/** Marks the words in which two texts differ, with a little of what stands around them. */
export function markDifference(before: string, after: string): [MarkedText, MarkedText] {
  // Words and the space between them: a difference never begins inside a word.
  const left = before.match(/\s+|\S+/g) ?? [];
  const right = after.match(/\s+|\S+/g) ?? [];
  const shortest = Math.min(left.length, right.length);
  let head = 0;
  while (head < shortest && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  const start = endOf(left.slice(0, head).join(''));
  const end = startOf(left.slice(left.length - tail).join(''));
  const mark = (words: string[]): MarkedText => ({
    start,
    changed: words.slice(head, words.length - tail).join(''),
    end,
  });
  return [mark(left), mark(right)];
}

function endOf(text: string): string {
  const paragraph = text.slice(text.lastIndexOf('\n') + 1);
  if (paragraph.length <= CONTEXT) return paragraph;
  return `…${paragraph.slice(-CONTEXT).replace(/^\S*/, '')}`;
}

function startOf(text: string): string {
  const newline = text.indexOf('\n');
  const paragraph = newline === -1 ? text : text.slice(0, newline);
  if (paragraph.length <= CONTEXT) return paragraph;
  return `${paragraph.slice(0, CONTEXT).replace(/\S*$/, '')}…`;
}

/** The latest correction first. */
export function correctionSteps(article: Article): CorrectionStep[] {
  const now: Record<CorrectedField, string | readonly Source[]> = {
    headline: article.headline,
    deck: article.deck,
    body: article.body,
    byline: article.byline,
    sources: article.sources,
  };
  const steps: CorrectionStep[] = [];
  for (const { revision, at, note, before } of article.revisions.toReversed()) {
    const changes: Change[] = [];
    for (const field of correctedFields) {
      const was = before[field];
      if (was === undefined) continue;
      const [left, right] = markDifference(asText(was), asText(now[field]));
      changes.push({ field, before: left, after: right });
      now[field] = was;
    }
    steps.push({ revision, at, note, changes });
  }
  return steps;
}

/** The first correction after a comment was written: it changed what its author had read. */
export function correctionSince(article: Article, articleRevision: number): Revision | null {
  return article.revisions.find(({ revision }) => revision > articleRevision) ?? null;
}
