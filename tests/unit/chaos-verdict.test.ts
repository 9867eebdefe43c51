// The verdict of a chaos run is without mercy: each way in which a run can be wrong is found, and what
// only its author's own wishes explain is no fault.
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import type { ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';
import { Ledger, type Written } from '../chaos/ledger.ts';
import { type ClientState, judge, type ServerState } from '../chaos/verdict.ts';

const articleId = v7() as ArticleId;
const author = { id: v7() as MemberId, name: 'Ada', role: 'member' as const };

function rowOf(written: Written, seq: number, change: Partial<CommentRow> = {}): CommentRow {
  return {
    kind: 'comment',
    id: written.id!,
    rev: seq,
    articleId,
    parentId: null,
    number: String(seq),
    seq,
    author,
    body: written.texts.at(-1)!.body,
    createdAt: '2026-11-01T12:00:00.000Z',
    editedAt: null,
    articleRevision: 1,
    state: 'visible',
    removal: null,
    reactions: {},
    ...change,
  };
}

/** A client that shows what is given, and nothing that waits. */
function clientWith(rows: readonly CommentRow[]): ClientState {
  const comments = rows.map(({ kind: _kind, rev: _rev, ...row }) => ({
    ...row,
    mine: true,
    mentionsYou: false,
    myReactions: [],
    delivery: { state: 'sent' as const },
    pending: null,
    ignored: false,
    held: null,
    myReport: null,
    answered: null,
  }));
  return { threads: new Map([[articleId, comments]]), articles: [], waiting: 0, refused: 0 };
}

/** Two comments that were written, stored and acknowledged, and everything as it should be. */
function setUp() {
  const ledger = new Ledger();
  const written = [1, 2].map((seq) => {
    const one = ledger.begin(0, articleId, null, 'words');
    one.texts[0]!.wish = 'stored';
    ledger.named(one, v7() as CommentId);
    one.number = String(seq);
    return one;
  });
  const [first, second] = written as [Written, Written];
  const rows = [rowOf(first, 1), rowOf(second, 2)];
  const judged = (on: CommentRow[], shown: CommentRow[] = on, more: Partial<ClientState> = {}) => {
    const server: ServerState = {
      threads: new Map([[articleId, on]]),
      articles: [],
      reactions: [[]],
    };
    const client = { ...clientWith(shown), ...more };
    return judge(ledger, server, [client]).map(({ what, text }) => `${what}: ${text}`);
  };
  return { ledger, first, second, rows, judged };
}

test('where nothing is wrong nothing is found', () => {
  const { rows, judged } = setUp();
  expect(judged(rows)).toEqual([]);
});

test('an acknowledged comment that is not there is lost, even where its author has removed it', () => {
  const { rows, second, judged } = setUp();
  expect(judged(rows.slice(0, 1))).toEqual(['lost: [c0.1] had number 2 and is not there']);
  second.removal = 'stored';
  expect(judged(rows.slice(0, 1))).toEqual(['lost: [c0.1] had number 2 and is not there']);
});

test('a stored comment that is not there is lost, unless its author gave it up or took it back', () => {
  const { rows, second, judged } = setUp();
  second.number = null;
  expect(judged(rows.slice(0, 1))).toEqual([
    'lost: [c0.1] was stored in an outbox and is not there',
  ]);
  second.givenUp = 'conflict';
  expect(judged(rows.slice(0, 1))).toEqual([]);
  second.givenUp = null;
  second.removal = 'asked';
  expect(judged(rows.slice(0, 1))).toEqual([]);
});

test('a comment that was refused and is there was not refused', () => {
  const { rows, second, judged } = setUp();
  second.givenUp = 'conflict';
  expect(judged(rows)).toEqual(['differing: [c0.1] was refused with conflict and is there']);
});

test('a removal that does not hold, and one that nobody asked for, are found', () => {
  const { rows, first, second, judged } = setUp();
  first.removal = 'stored';
  const removal = { by: 'author' as const, reason: '' };
  const removed = rowOf(second, 2, { state: 'removed', body: null, removal });
  expect(judged([rows[0]!, removed])).toEqual([
    'lost: [c0.0] was removed by its author and is there',
    'lost: [c0.1] was removed, and not by its author',
  ]);
});

test('the text is the one that was stored last, or one after it whose fate nobody knows', () => {
  const { rows, first, judged } = setUp();
  const before = first.texts[0]!.body;
  first.texts.push({ body: `${first.marker} newer`, wish: 'asked' });
  expect(judged(rows)).toEqual([]);
  first.texts[1]!.wish = 'stored';
  expect(judged([rowOf(first, 1, { body: before }), rows[1]!])).toEqual([
    'lost: [c0.0] has not the text that was written last',
  ]);
});

test('what stands twice, and what nobody wrote, is found', () => {
  const { rows, first, judged } = setUp();
  const twice = rowOf(first, 3, { id: v7() as CommentId });
  expect(judged([...rows, twice])).toEqual(['doubled: [c0.0] stands as 1 and as 3']);
  const strange = rowOf(first, 3, { id: v7() as CommentId, body: 'whose?' });
  expect(judged([...rows, strange])).toEqual([`doubled: nobody wrote ${strange.id}`]);
});

test('an empty place and a number that is given twice are found', () => {
  const { rows, second, judged } = setUp();
  second.number = null;
  expect(judged([rows[0]!, rowOf(second, 2, { seq: 3 })])).toEqual([
    'lost: a place of the thread is empty',
  ]);
  expect(judged([rows[0]!, rowOf(second, 2, { number: '1' })])).toEqual([
    'doubled: a number was given twice',
  ]);
});

test('a client that shows less, more or anything else than the server has differs', () => {
  const { rows, first, judged } = setUp();
  expect(judged(rows, rows.slice(0, 1))).toHaveLength(1);
  expect(judged(rows, [...rows, rowOf(first, 3, { id: v7() as CommentId })])).toHaveLength(1);
  expect(judged(rows, [rows[0]!, { ...rows[1]!, reactions: { agree: 1 } }])).toHaveLength(1);
  expect(judged(rows, rows)).toEqual([]);
});

test('a write that waits for ever is stuck', () => {
  const { rows, judged } = setUp();
  expect(judged(rows, rows, { waiting: 1 })).toEqual([
    'stuck: client 0: 1 writes wait, 0 are refused',
  ]);
});

test('a reaction that was stored last and does not stand is lost', () => {
  const { ledger, rows, first, judged } = setUp();
  ledger.wishReaction(0, first.id!, 'agree', true, 'stored');
  expect(judged(rows)).toEqual([`lost: client 0 wanted agree on on ${first.id}`]);
  ledger.wishReaction(0, first.id!, 'agree', false, 'stored');
  expect(judged(rows)).toEqual([]);
});

test('a number that changes is told', () => {
  const { ledger, rows, first, judged } = setUp();
  ledger.saw({ ...rows[0]!, number: '7' });
  expect(judged(rows)).toEqual([`differing: ${first.marker} was number 1 and is number 7`]);
});
