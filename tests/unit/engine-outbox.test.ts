// The outbox: how writes join, in which order they go, and what takes them out again.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { putComment } from '../../main/engine/cache/comments.ts';
import { type Cache, openCache } from '../../main/engine/cache/database.ts';
import {
  rewrite,
  writeEdit,
  writeReaction,
  writeRemoval,
} from '../../main/engine/outbox/compose.ts';
import {
  addEntry,
  type Entry,
  entriesOfLane,
  entriesOfTarget,
  noteTry,
  readEntry,
  refuseEntry,
} from '../../main/engine/outbox/entries.ts';
import { createSender, type Sender } from '../../main/engine/outbox/sender.ts';
import { targetOf, type Write, type WriteKind } from '../../main/engine/outbox/writes.ts';
import { applyChanges } from '../../main/engine/sync/apply.ts';
import { threadComments } from '../../main/engine/views/thread-view.ts';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import type { Answer, WireError } from '../../shared/protocol/errors.ts';
import type { AnswerOf } from '../../shared/protocol/events.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import { threadStream } from '../../shared/protocol/sync.ts';
import { articleId, commentId, fakeComment, memberId } from './fake-streams.ts';

const lane = articleId(1);
const otherLane = articleId(2);
let db: Cache;
beforeEach(() => {
  db = openCache(':memory:').db;
});
afterEach(() => db.close());

function addPost(id: CommentId, parentId: CommentId | null = null, inLane: ArticleId = lane) {
  const request = { id, articleId: inLane, parentId, body: `body of ${id}` };
  return addEntry(db, inLane, { kind: 'comment.post', request }, 1);
}

function committed(request: { id: string; articleId?: ArticleId; body?: string | undefined }) {
  const row = fakeComment(threadStream(request.articleId ?? lane), 0, request.body ?? 'text');
  const committedRow: CommentRow = { ...row, id: request.id as CommentId, rev: 1 };
  return committedRow;
}

const kinds = (entries: Entry[]) => entries.map(({ kind }) => kind);

test('an edit of a comment that was never sent changes what is sent', () => {
  const entryId = addPost(commentId(1));
  writeEdit(db, lane, commentId(1), 'better', 2);
  expect(entriesOfLane(db, lane)).toMatchObject([{ entryId, request: { body: 'better' } }]);
});

test('[W3] an edit of a comment that may stand on the server goes as an edit', () => {
  const entryId = addPost(commentId(1));
  noteTry(db, entryId);
  rewrite(db, readEntry(db, entryId)!, 'better', 2);
  expect(kinds(entriesOfLane(db, lane))).toEqual(['comment.post', 'comment.edit']);
  writeEdit(db, lane, commentId(1), 'best', 3);
  expect(entriesOfLane(db, lane)[1]).toMatchObject({ request: { body: 'best' } });
  expect(entriesOfLane(db, lane)).toHaveLength(2);
});

test('[W5] a refused comment that is rewritten waits again under the same id', () => {
  const entryId = addPost(commentId(1));
  noteTry(db, entryId);
  refuseEntry(db, entryId, { code: 'closed', message: 'closed' });
  rewrite(db, readEntry(db, entryId)!, 'better', 2);
  expect(entriesOfLane(db, lane)).toMatchObject([
    { entryId, error: null, tried: false, request: { id: commentId(1), body: 'better' } },
  ]);
});

test('a comment that was never sent is given up rather than removed', () => {
  addPost(commentId(1));
  writeReaction(db, lane, { id: commentId(1), reaction: 'agree', on: true }, 2);
  writeRemoval(db, lane, { id: commentId(1) }, 3);
  expect(entriesOfLane(db, lane)).toEqual([]);
});

test('[W2] a comment that may have arrived is removed there, and not sent again', () => {
  const entryId = addPost(commentId(1));
  noteTry(db, entryId);
  writeReaction(db, lane, { id: commentId(1), reaction: 'agree', on: true }, 2);
  writeRemoval(db, lane, { id: commentId(1) }, 3);
  expect(kinds(entriesOfLane(db, lane))).toEqual(['comment.remove']);
});

test('a removal leaves no waiting edit before it', () => {
  putComment(db, committed({ id: commentId(1) }));
  writeEdit(db, lane, commentId(1), 'never mind', 1);
  writeRemoval(db, lane, { id: commentId(1) }, 2);
  expect(kinds(entriesOfLane(db, lane))).toEqual(['comment.remove']);
});

test('a reaction that is taken back before it was sent is not sent', () => {
  const reaction = { id: commentId(1), reaction: 'agree' } as const;
  putComment(db, committed({ id: commentId(1) }));
  writeReaction(db, lane, { ...reaction, on: true }, 1);
  writeReaction(db, lane, { ...reaction, on: true }, 2);
  expect(entriesOfLane(db, lane)).toHaveLength(1);
  writeReaction(db, lane, { ...reaction, on: false }, 3);
  expect(entriesOfLane(db, lane)).toEqual([]);
  writeReaction(db, lane, { ...reaction, on: true }, 4);
  noteTry(db, entriesOfLane(db, lane)[0]!.entryId);
  writeReaction(db, lane, { ...reaction, on: false }, 5);
  expect(entriesOfLane(db, lane)).toMatchObject([
    { request: { on: true } },
    { request: { on: false } },
  ]);
});

test('[W5] a write leaves with the row that shows it, and only one that was sent with a row that changes', () => {
  const stream = threadStream(lane);
  addPost(commentId(1));
  addEntry(db, lane, { kind: 'comment.edit', request: { id: commentId(1), body: 'text' } }, 2);
  const applied = applyChanges(db, {
    stream,
    from: 0,
    to: 1,
    rows: [committed({ id: commentId(1) })],
  });
  expect(applied.settled).toHaveLength(1);
  const [edit] = entriesOfTarget(db, commentId(1));
  expect(edit?.kind).toBe('comment.edit');
  noteTry(db, edit!.entryId);
  const row = { ...committed({ id: commentId(1) }), rev: 2 };
  applyChanges(db, { stream, from: 1, to: 2, rows: [row] });
  expect(entriesOfTarget(db, commentId(1))).toEqual([]);
});

test('[W5] a row that undoes its transaction leaves the write where it was', () => {
  addPost(commentId(1));
  const broken = { ...committed({ id: commentId(2) }), seq: null as unknown as number };
  const rows = [committed({ id: commentId(1) }), broken];
  expect(() => applyChanges(db, { stream: threadStream(lane), from: 0, to: 2, rows })).toThrow();
  expect(entriesOfLane(db, lane)).toHaveLength(1);
});

const viewer = {
  member: {
    kind: 'member',
    id: memberId(1),
    rev: 1,
    name: 'Ada',
    role: 'member',
    joinedAt: '2026-11-24T10:00:00.000Z',
  },
  isSending: () => false,
} as const;

test('the view shows what waits as it will be, and a refusal before it', () => {
  putComment(db, committed({ id: commentId(1), body: 'as it stands' }));
  writeReaction(db, lane, { id: commentId(1), reaction: 'funny', on: true }, 1);
  writeEdit(db, lane, commentId(1), 'as it will be', 1);
  addPost(commentId(2), commentId(1));
  expect(threadComments(db, lane, viewer)).toMatchObject([
    {
      body: 'as it will be',
      pending: 'edit',
      delivery: { state: 'waiting' },
      myReactions: ['funny'],
      reactions: { funny: 1 },
    },
    { id: commentId(2), pending: 'post', number: null, mine: true, author: { name: 'Ada' } },
  ]);
  const edit = entriesOfTarget(db, commentId(1)).find(({ kind }) => kind === 'comment.edit')!;
  refuseEntry(db, edit.entryId, { code: 'forbidden', message: 'too late' });
  expect(threadComments(db, lane, viewer)[0]).toMatchObject({
    delivery: { state: 'refused', error: { code: 'forbidden' } },
  });
});

test('[W5] the removal of a comment that never arrived has nothing to do', async () => {
  noteTry(db, addPost(commentId(1)));
  writeRemoval(db, lane, { id: commentId(1) }, 2);
  const { sender, sent } = startSender();
  sender.resume();
  expect(sent.map(({ write }) => write.kind)).toEqual(['comment.remove']);
  await sent[0]!.answer(refuse('not_found'));
  expect(entriesOfLane(db, lane)).toEqual([]);
  sender.close();
});

test('what the server has put off is only here, unless an earlier try of it may have arrived', async () => {
  const entryId = addPost(commentId(1));
  const { sender, sent } = startSender();
  sender.resume();
  await sent[0]!.answer(refuse('slow', 60_000));
  expect(readEntry(db, entryId)?.tried).toBe(false);
  sender.wake(lane);
  await sent[1]!.answer(refuse('unavailable', 60_000));
  sender.wake(lane);
  await sent[2]!.answer(refuse('rate_limited', 60_000));
  expect(readEntry(db, entryId)?.tried).toBe(true);
  sender.close();
});

type Sent = { write: Write; answer: (with_: Answer<AnswerOf<WriteKind>>) => Promise<void> };

function startSender(): { sender: Sender; sent: Sent[]; failures: unknown[] } {
  const sent: Sent[] = [];
  const failures: unknown[] = [];
  const sender = createSender({
    db,
    send: (write) =>
      new Promise((resolve) => {
        sent.push({
          write,
          async answer(result) {
            resolve(result);
            await new Promise((turn) => setImmediate(turn));
          },
        });
      }),
    onApplied: () => undefined,
    onDelivery: () => undefined,
    onUnauthenticated: () => undefined,
    onFailure: (error) => failures.push(error),
  });
  return { sender, sent, failures };
}

function posted(write: Write) {
  if (write.kind !== 'comment.post') throw new Error(`a ${write.kind} was sent`);
  return write.request;
}
const done = (write: Write): Answer<AnswerOf<WriteKind>> => ({
  ok: true,
  value: { comment: committed(posted(write)) },
});
const refuse = (code: WireError['code'], retryAfterMs?: number): Answer<never> => ({
  ok: false,
  error: { code, message: code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
});
const ids = (sent: Sent[]) => sent.map(({ write }) => targetOf(write));

test('[W6] the writes of a thread go one after the other, threads do not wait for each other', async () => {
  addPost(commentId(1));
  addPost(commentId(2));
  addPost(commentId(3), null, otherLane);
  const { sender, sent, failures } = startSender();
  sender.resume();
  expect(ids(sent)).toEqual([commentId(1), commentId(3)]);
  await sent[0]!.answer(done(sent[0]!.write));
  expect(ids(sent)).toEqual([commentId(1), commentId(3), commentId(2)]);
  expect(entriesOfLane(db, lane)).toHaveLength(1);
  expect(failures).toEqual([]);
  sender.close();
});

test('[W2] what could not be sent is sent again with the same id, when the server said', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    addPost(commentId(1));
    const { sender, sent } = startSender();
    sender.resume();
    await sent[0]!.answer(refuse('slow', 60_000));
    expect(entriesOfLane(db, lane)).toMatchObject([{ error: null, tried: false }]);
    vi.advanceTimersByTime(59_000);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(20_000);
    expect(ids(sent)).toEqual([commentId(1), commentId(1)]);
    sender.close();
  } finally {
    vi.useRealTimers();
  }
});

test('[W5] a refused write stays, what rests on it waits, the rest of the thread goes on', async () => {
  addPost(commentId(1));
  addPost(commentId(2), commentId(1));
  addPost(commentId(3), commentId(2));
  addPost(commentId(4));
  const { sender, sent } = startSender();
  sender.resume();
  await sent[0]!.answer(refuse('muted'));
  expect(ids(sent)).toEqual([commentId(1), commentId(4)]);
  await sent[1]!.answer(done(sent[1]!.write));
  expect(sent).toHaveLength(2);
  expect(entriesOfLane(db, lane).map(({ error }) => error?.code)).toEqual([
    'muted',
    undefined,
    undefined,
  ]);
  sender.close();
});

test('[W5] an answer that comes after the row itself changes nothing', async () => {
  addPost(commentId(1));
  const { sender, sent, failures } = startSender();
  sender.resume();
  const row = { ...committed(posted(sent[0]!.write)), body: 'edited since', rev: 5 };
  applyChanges(db, { stream: threadStream(lane), from: 0, to: 5, rows: [row] });
  expect(entriesOfLane(db, lane)).toEqual([]);
  await sent[0]!.answer(done(sent[0]!.write));
  expect(threadComments(db, lane, viewer)).toMatchObject([{ body: 'edited since' }]);
  expect(failures).toEqual([]);
  sender.close();
});
