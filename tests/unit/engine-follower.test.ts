// The follower against a line that loses, doubles and reorders on command: pages, changes and gaps.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { moderationOfMember } from '../../main/engine/cache/moderation.ts';
import { streamPlace, wholeAt } from '../../main/engine/cache/streams.ts';
import { applyRows } from '../../main/engine/sync/apply.ts';
import type { NoteId } from '../../shared/protocol/ids.ts';
import { fakeId, memberId } from './fake-streams.ts';
import { FollowedLine, settle, thread } from './followed-line.ts';

let fake: FollowedLine;
beforeEach(() => {
  fake = new FollowedLine();
});
afterEach(() => {
  fake.close();
  expect(fake.failures).toEqual([]);
});

test('[S5] pages are read to the end, and each moves the cursor with its rows', async () => {
  for (let index = 0; index < 7; index += 1) fake.write(index);
  fake.follower.connected([thread]);
  fake.line.answer();
  await settle();
  expect(streamPlace(fake.db, thread)).toEqual({ cursor: 3, complete: false });
  expect(fake.cached(thread)).toHaveLength(3);
  await fake.answerAll();
  expect(streamPlace(fake.db, thread)).toEqual({ cursor: 7, complete: true });
  expect(fake.cached(thread)).toEqual(fake.served(thread));
  expect(fake.follower.isWhole()).toBe(true);
  expect(wholeAt(fake.db)).toBe('1970-01-01T00:00:01.000Z');
});

test('[D5] the cache is as of when the server was heard last, however late the loss is noticed', async () => {
  fake.follower.connected([thread]);
  await fake.answerAll();
  fake.heardAt = 5_000;
  fake.breakOff();
  expect(wholeAt(fake.db)).toBe('1970-01-01T00:00:05.000Z');
});

test('[S4] changes from the cursor on are taken, older ones dropped', async () => {
  fake.write(0);
  fake.follower.connected([thread]);
  await fake.answerAll();
  fake.write(1);
  fake.line.push();
  fake.line.double(0);
  fake.deliver();
  expect(streamPlace(fake.db, thread).cursor).toBe(2);
  fake.deliver();
  expect(streamPlace(fake.db, thread).cursor).toBe(2);
  expect(fake.cached(thread)).toEqual(fake.served(thread));
  expect(fake.line.asked).toEqual([]);
});

test('[S4] a gap asks for a page from the cursor', async () => {
  fake.follower.connected([thread]);
  await fake.answerAll();
  fake.write(0);
  fake.line.push();
  fake.line.drop(0);
  fake.write(1);
  fake.line.push();
  fake.deliver();
  expect(fake.cached(thread)).toEqual([]);
  expect(fake.line.asked.map(({ stream, after }) => [stream, after])).toEqual([[thread, 0]]);
  await fake.answerAll();
  expect(fake.cached(thread)).toEqual(fake.served(thread));
});

test('[S4] changes that overtake the pages leave no gap behind', async () => {
  for (let index = 0; index < 3; index += 1) fake.write(index);
  fake.follower.connected([thread]);
  const { resolve } = fake.line.asked[0]!;
  const early = fake.streams.page(thread, 0);
  fake.line.asked.splice(0);
  fake.write(3);
  fake.follower.take(fake.streams.changes(thread, 3));
  resolve({ ok: true, value: early });
  await settle();
  await fake.answerAll();
  expect(fake.cached(thread)).toEqual(fake.served(thread));
});

test('[S5] an older rev never replaces a newer one, and a single row moves no cursor', async () => {
  fake.write(0, 'first');
  fake.follower.connected([thread]);
  await fake.answerAll();
  fake.write(1);
  fake.write(0, 'edited');
  const [answered] = fake.streams.rows(thread);
  applyRows(fake.db, [answered!]);
  expect(streamPlace(fake.db, thread).cursor).toBe(1);
  expect(fake.cached(thread)[0]?.body).toBe('edited');
  fake.follower.take({ stream: thread, from: 1, to: 2, rows: [{ ...answered!, rev: 1 }] });
  expect(fake.cached(thread)[0]?.body).toBe('edited');
  fake.follower.take(fake.streams.changes(thread, 2));
  fake.line.asked.splice(0);
  expect(streamPlace(fake.db, thread).cursor).toBe(3);
});

test('[S8] a removal takes the text out of the cache', async () => {
  fake.write(0, 'to be removed');
  fake.follower.connected([thread]);
  await fake.answerAll();
  fake.write(0, null);
  fake.line.push();
  fake.deliver();
  expect(fake.cached(thread)[0]).toMatchObject({ body: null, state: 'removed' });
});

test('[S9] a server that stands on older data is read anew', async () => {
  for (let index = 0; index < 5; index += 1) fake.write(index);
  fake.follower.connected([thread]);
  await fake.answerAll();
  fake.breakOff();
  fake.streams.forget(thread);
  fake.write(8, 'after the loss');
  fake.follower.connected([thread]);
  await fake.answerAll();
  expect(fake.cached(thread)).toEqual(fake.served(thread));
});

test('a stream that is dropped while its page is under way leaves nothing behind', async () => {
  fake.streams.write('desk', {
    kind: 'note',
    id: fakeId('b', 1) as NoteId,
    rev: 0,
    memberId: memberId(1),
    by: { id: memberId(2), name: 'Eve', role: 'moderator' },
    at: '2026-11-24T10:00:00.000Z',
    text: 'a note',
  });
  fake.follower.connected(['desk']);
  fake.follower.drop('desk');
  await fake.answerAll();
  expect(moderationOfMember(fake.db, 'note', memberId(1), 10)).toEqual([]);
  expect(streamPlace(fake.db, 'desk')).toEqual({ cursor: 0, complete: false });
});
