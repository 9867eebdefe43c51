// The follower takes what was withheld out of the cache, before it asks for anything else.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { streamPlace } from '../../main/engine/cache/streams.ts';
import { applyRows } from '../../main/engine/sync/apply.ts';
import type { RevocationRow } from '../../shared/protocol/comments.ts';
import { articleId, fakeComment } from './fake-streams.ts';
import { FollowedLine, otherThread, settle, thread } from './followed-line.ts';

let fake: FollowedLine;
beforeEach(() => {
  fake = new FollowedLine();
});
afterEach(() => {
  fake.close();
  expect(fake.failures).toEqual([]);
});

const revocation = (index: number, state: 'hidden' | 'visible' = 'hidden'): RevocationRow => ({
  kind: 'revocation',
  id: fakeComment(thread, index, 'text').id,
  rev: 0,
  articleId: articleId(1),
  commentRev: 99,
  state,
  removal: state === 'visible' ? null : { by: 'moderator', reason: 'hate' },
});

test('[M5] what was withheld goes out of the cache with the first page, before any other stream is asked', async () => {
  for (let index = 0; index < 6; index += 1) fake.write(index);
  fake.follower.connected([thread]);
  await fake.answerAll();
  fake.follower.disconnected();
  // The comment that was withheld last stands on a later page of the feed than the first.
  for (let index = 0; index < 5; index += 1) fake.streams.write('feed', revocation(index));
  fake.follower.connected(['feed', 'me', thread]);
  expect(fake.line.asked.map(({ stream }) => stream)).toEqual(['feed']);
  expect(fake.revoked).toBe(0);
  fake.line.answer();
  await settle();
  // One's own mutes and bans are not known yet.
  expect(fake.revoked).toBe(0);
  expect(fake.cached(thread).map(({ body }) => body)).toEqual([
    null,
    null,
    null,
    null,
    null,
    'text 5',
  ]);
  expect(fake.cached(thread)[4]).toMatchObject({
    state: 'hidden',
    removal: { by: 'moderator', reason: 'hate' },
  });
  expect(streamPlace(fake.db, 'feed').cursor).toBe(3);
  expect(fake.line.asked.map(({ stream }) => stream)).toEqual(['feed', 'me', thread]);
  await fake.answerAll();
  expect(fake.revoked).toBe(1);
});

test('[M5] a guest, who has no mutes to learn of, reads on after the feed’s first page', async () => {
  fake.follower.connected(['feed', thread]);
  fake.line.answer();
  await settle();
  expect(fake.revoked).toBe(1);
});

test('[M5] a page of the thread from before the revocation brings no text back, a newer one does', async () => {
  fake.write(0);
  const early = fake.streams.changes(thread, 0);
  fake.follower.connected(['feed', thread]);
  fake.line.answer();
  await settle();
  applyRows(fake.db, early.rows);
  fake.write(1);
  fake.write(0, 'edited');
  const edited = fake.streams.changes(thread, 0).rows.filter(({ rev }) => rev === 3);
  applyRows(fake.db, [{ ...revocation(0), commentRev: 4, rev: 1 }]);
  applyRows(fake.db, edited);
  expect(fake.cached(thread)[0]).toMatchObject({ body: null, rev: 1 });
  const restored = edited.map((row) => ({ ...row, rev: 5 }));
  applyRows(fake.db, [{ ...revocation(0, 'visible'), commentRev: 5, rev: 2 }, ...restored]);
  expect(fake.cached(thread)[0]).toMatchObject({ body: 'edited', state: 'visible', rev: 5 });
  fake.line.cut();
});

test('[M5] a live revocation reaches a thread that is not followed', async () => {
  fake.follower.connected([thread]);
  fake.write(0);
  await fake.answerAll();
  fake.follower.connected(['feed']);
  await fake.answerAll();
  fake.streams.write('feed', revocation(0));
  fake.line.push();
  fake.deliver();
  expect(fake.cached(thread)[0]?.body).toBeNull();
});

test('[S9] [M5] after the feed has lost data, no cached comment counts whose withholding it may not tell', async () => {
  for (let index = 0; index < 5; index += 1)
    fake.write(index, 'text', index < 3 ? thread : otherThread);
  fake.streams.write('feed', revocation(1));
  fake.streams.write('feed', revocation(2));
  fake.follower.connected(['feed', thread, otherThread]);
  await fake.answerAll();
  fake.breakOff();
  fake.streams.forget('feed');
  // Withheld under a rev of the older copy, below that of the cached row.
  fake.streams.write('feed', { ...revocation(0), commentRev: 1 });
  fake.follower.connected(['feed']);
  fake.line.answer();
  await settle();
  fake.breakOff();
  expect(
    [...fake.cached(thread), ...fake.cached(otherThread)].filter(({ body }) => body !== null),
  ).toEqual([]);
  fake.follower.connected(['feed', thread, otherThread]);
  await fake.answerAll();
  expect(fake.cached(otherThread)).toEqual(fake.served(otherThread));
});

test('[M5] [S8] a page from before a removal brings no text that was not here when the word of it came', async () => {
  for (let index = 0; index < 4; index += 1) fake.write(index);
  fake.follower.connected(['feed', thread]);
  fake.line.answer();
  await settle();
  const [asked] = fake.line.asked.splice(0, 1);
  const early = fake.streams.page(thread, 0);
  fake.write(1, null);
  fake.streams.write('feed', { ...revocation(1), commentRev: 5, state: 'removed' });
  fake.line.push();
  fake.deliver();
  asked!.resolve({ ok: true, value: early });
  await settle();
  expect(fake.cached(thread).map(({ body }) => body)).toEqual(['text 0', null, 'text 2']);
  expect(fake.cached(thread)[1]).toMatchObject({ state: 'removed', rev: 2 });
  await fake.answerAll();
  expect(fake.cached(thread)).toEqual(fake.served(thread));
  // Restored later, its text comes again.
  fake.write(1, 'text 1');
  fake.line.push();
  fake.deliver();
  expect(fake.cached(thread)).toEqual(fake.served(thread));
});
