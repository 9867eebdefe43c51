// What arrives in the open thread: how soon it is shown, how it is summed up, and what the key leads to.
import { expect, test } from 'vitest';
import { urgencyOf } from '../../renderer/state/arrivals.ts';
import { nextUnseen } from '../../renderer/thread/news.ts';
import { summaryOf } from '../../renderer/thread/news-announcer.tsx';
import { commentId } from './fake-streams.ts';
import { threadComment } from './thread-comment.ts';

test('how urgent it is to show what came', () => {
  const inSight = { ids: new Set([commentId(5), commentId(6)]), end: false };
  const other = threadComment(9);
  const of = (comment: typeof other | null, before: typeof other | null = null) =>
    urgencyOf(comment, before, inSight);
  expect(of(other)).toBe('outOfSight');
  expect(urgencyOf(other, null, { ...inSight, end: true })).toBe('inSight');
  expect(of({ ...other, parentId: commentId(5) })).toBe('inSight');
  expect(of({ ...other, parentId: commentId(7) })).toBe('outOfSight');
  expect(of(threadComment(6), threadComment(6))).toBe('inSight');
  // Withheld: gone from wherever one scrolls to.
  expect(of({ ...other, body: null }, other)).toBe('inSight');
  expect(of(null, other)).toBe('inSight');
  expect(of({ ...other, mine: true })).toBe('own');
  expect(of({ ...other, myReactions: ['agree'] }, other)).toBe('own');
  expect(of({ ...other, delivery: { state: 'sending', entryId: 'e' } }, other)).toBe('own');
  expect(of(other, { ...other, delivery: { state: 'sending', entryId: 'e' } })).toBe('own');
});

const thread = [
  threadComment(1, { mine: true }),
  threadComment(2),
  threadComment(3, { parentId: commentId(1) }),
  threadComment(4),
  threadComment(5, { mentionsYou: true }),
];
const comments = new Map(thread.map((comment) => [comment.id, comment]));
const rows = thread.map((comment) => ({ comment }));
const ids = (...indexes: number[]) => new Set(indexes.map(commentId));

test('the key leads to what is addressed to me before anything else, and from there to the rest', () => {
  const next = (from: number, ...unseen: number[]) =>
    nextUnseen(rows, from, comments, ids(...unseen));
  expect(next(0, 2, 3, 4, 5)).toBe(2);
  expect(next(2, 2, 4, 5)).toBe(4);
  expect(next(4, 2, 4)).toBe(1);
  expect(next(1, 4)).toBe(3);
  expect(next(0)).toBe(-1);
});

test('many arrivals are told as one, those to me among them, and none of them twice', () => {
  const unseen = ids(2, 3, 4, 5);
  expect(summaryOf({ comments, unseen }, new Set())).toBe('4 new comments, 2 to you');
  expect(summaryOf({ comments, unseen }, ids(3, 5))).toBe('2 new comments');
  expect(summaryOf({ comments, unseen: ids(2) }, new Set())).toBe('1 new comment');
  expect(summaryOf({ comments, unseen }, unseen)).toBeNull();
});
