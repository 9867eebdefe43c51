// What the items of the screen say of what happened since the last visit.
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { sectionItems } from '../../renderer/catch-up/items.tsx';
import { sinceWords } from '../../renderer/messages/dates.ts';
import '../../renderer/messages/load-catch-up.ts';
import { type CatchUp, catchUpSchema, catchUpSections } from '../../shared/bridge/catch-up.ts';
import { articleId, commentId } from './fake-streams.ts';

const at = '2026-11-20T09:41:00.000Z';
const inArticle = { articleId: articleId(1), headline: 'The bridge opens' };
const line = {
  commentId: commentId(2),
  number: '1.1',
  author: 'Bob',
  at,
  line: 'I do not think so.',
};
const own = (fate: string, number: string | null, reason = '') => ({
  ...inArticle,
  commentId: commentId(3),
  number,
  fate,
  reason,
});
const of = (...items: object[]) => ({ items, total: items.length });

const found: CatchUp = catchUpSchema.parse({
  since: at,
  replies: of({ ...inArticle, count: 2, mentionCount: 0, firstId: commentId(2), lines: [line] }),
  own: of(
    own('removed', '3', 'spam'),
    own('hidden', '4'),
    own('approved', '5'),
    own('rejected', null, 'Off the subject'),
    own('waiting', null),
  ),
  articles: of({ ...inArticle, deck: 'At last', publishedAt: at, commentCount: 0 }),
  corrections: of({
    ...inArticle,
    at,
    notes: ['It took longer.'],
    before: { body: 'Same.\n\nIt took ten years.' },
    after: { body: 'Same.\n\nIt took twelve years.' },
  }),
  threads: of({ ...inArticle, count: 1, lines: [line] }),
  removed: of({ ...inArticle, count: 12, numbers: ['2', '5'], commentId: commentId(4) }),
});

const words = (nodes: ReactNode) =>
  renderToStaticMarkup(<ul>{nodes}</ul>)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('an item', () => {
  test('of each section says what and how many', () => {
    const said = Object.fromEntries(
      catchUpSections.map((section) => [section, words(sectionItems(section, found))]),
    );
    expect(said.replies).toContain('The bridge opens 2 replies to you 1.1 Bob I do not think so.');
    const both = { ...found.replies.items[0], count: 3, mentionCount: 2 };
    const mentioned = catchUpSchema.parse({ ...found, replies: of(both) });
    expect(words(sectionItems('replies', mentioned))).toContain(
      'The bridge opens 1 reply to you · 2 mentions of you',
    );
    expect(said.threads).toContain('1 new comment');
    expect(said.articles).toContain('no comments yet At last');
    expect(said.removed).toContain('12 comments were removed: 2, 5 and others');
    expect(said.own).toContain('Your comment 4 was hidden by a moderator The bridge opens');
    expect(said.own).toContain('Your comment was not approved: Off the subject');
    expect(said.own).not.toMatch(/null|undefined/);
  });

  test('of a correction shows what changed and nothing that did not', () => {
    const said = words(sectionItems('corrections', found));
    expect(said).toContain('It took longer. It took [taken out: ten ] [added: twelve ] years.');
    expect(said).not.toContain('Same');
  });
});

test('since when is told as one would say it', () => {
  const now = new Date(2026, 10, 27, 12).getTime();
  const before = (days: number) =>
    sinceWords(new Date(2026, 10, 27 - days, 9, 41).toISOString(), now);
  expect([0, 1, 3, 20].map(before)).toEqual(['09:41', 'yesterday', 'Tuesday', '7 November']);
});
