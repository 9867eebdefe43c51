// Articles and comments over real sockets: what each write does, and what each is refused for.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../shared/limits.ts';
import { startPeopledServer } from './peopled-server.ts';
import type { SocketClient } from './socket-client.ts';
import { type MemberClient, post, publish, readable, type TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;
let ann: MemberClient;
let ben: MemberClient;
let guest: SocketClient;

beforeAll(async () => {
  ({ server, admin, ann, ben } = await startPeopledServer());
  guest = await server.connect();
});
afterAll(() => server.close());

describe('articles', () => {
  test('an article is published, corrected with what it said before, and opened or closed', async () => {
    const id = v7();
    const published = await admin.ask('article.publish', {
      id,
      headline: 'Bridge shut',
      deck: 'For a week',
      body: 'The bridge is shut.',
      byline: 'A. Farrow',
      sources: [{ name: 'Council', url: 'https://example.org/a' }, { name: 'A witness' }],
    });
    expect(published.article).toMatchObject({ id, mode: 'open', revisions: [], commentCount: 0 });
    const { article } = await admin.ask('article.revise', {
      id,
      headline: 'Bridge open',
      deck: 'For a week',
      note: 'It was opened.',
    });
    expect(article).toMatchObject({
      headline: 'Bridge open',
      revisions: [{ revision: 2, note: 'It was opened.', before: { headline: 'Bridge shut' } }],
    });
    expect(article.revisions[0]?.before).not.toHaveProperty('deck');
    expect(article.revisedAt).toBe(article.revisions[0]?.at);
    const closed = await admin.ask('article.setDiscussion', { id, mode: 'closed' });
    expect(closed.article).toMatchObject({ mode: 'closed', slowSeconds: 0 });
    expect(await admin.refusal('article.setDiscussion', { id, mode: 'slow' })).toMatchObject({
      code: 'invalid',
      field: 'slowSeconds',
    });
  });

  test('[W2][W3] published again: the same answer; with another text: a conflict', async () => {
    const request = { id: v7(), headline: 'One', body: 'Text' };
    const first = await admin.ask('article.publish', request);
    expect(await admin.ask('article.publish', request)).toEqual(first);
    expect(await admin.refusal('article.publish', { ...request, headline: 'Two' })).toMatchObject({
      code: 'conflict',
    });
    await admin.ask('article.revise', { id: request.id, headline: 'Three' });
    const again = await admin.ask('article.publish', request);
    expect(again.article.headline).toBe('Three');
    const same = await admin.ask('article.revise', { id: request.id, headline: 'Three' });
    expect(same.article.revisions).toHaveLength(1);
  });

  test('[W9] a correction replaces none that its writer has not seen', async () => {
    const id = v7();
    await admin.ask('article.publish', { id, headline: 'One', body: 'Text', deck: 'Deck' });
    await admin.ask('article.revise', { id, body: 'Another text', onto: 1 });
    const refused = await admin.refusal('article.revise', { id, body: 'My text', onto: 1 });
    expect(refused).toMatchObject({ code: 'changed', field: 'body' });
    // In another place, with the same outcome, or of whoever has seen it, it is none.
    await admin.ask('article.revise', { id, headline: 'Two', onto: 1 });
    const same = await admin.ask('article.revise', { id, body: 'Another text', onto: 1 });
    expect(same.article).toMatchObject({ headline: 'Two', body: 'Another text' });
    expect(same.article.revisions).toHaveLength(2);
    const { article } = await admin.ask('article.revise', { id, body: 'My text', onto: 3 });
    expect(article.body).toBe('My text');
  });

  test('[A1] a member and a guest cannot publish', async () => {
    const request = { id: v7(), headline: 'One', body: 'Text' };
    expect(await ann.refusal('article.publish', request)).toMatchObject({ code: 'forbidden' });
    expect(await guest.refusal('article.publish', request)).toMatchObject({
      code: 'unauthenticated',
    });
    for (const name of ['article.revise', 'article.setDiscussion']) {
      const body = { id: v7(), ...(name === 'article.setDiscussion' && { mode: 'open' }) };
      expect(await ann.refusal(name, body)).toMatchObject({ code: 'forbidden' });
      expect(await admin.refusal(name, body)).toMatchObject({ code: 'not_found', field: 'id' });
    }
  });
});

describe('comments', () => {
  test('[N1][N3] comments are numbered under their parents and counted in their order', async () => {
    const articleId = await publish(admin);
    const one = await post(ann, articleId, 'one');
    const two = await post(ben, articleId, 'two');
    const reply = await post(ann, articleId, 'reply', two.id);
    const deep = await post(ben, articleId, 'deep', reply.id);
    const second = await post(ben, articleId, 'second', two.id);
    expect([one, two, reply, deep, second].map(({ number }) => number)).toEqual([
      '1',
      '2',
      '2.1',
      '2.1.1',
      '2.2',
    ]);
    expect([one, two, reply, deep, second].map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(one).toMatchObject({
      author: { name: 'Ann', role: 'member' },
      state: 'visible',
      articleRevision: 1,
      reactions: {},
      removal: null,
    });
  });

  test('a comment carries the revision under which it was written', async () => {
    const articleId = await publish(admin);
    await admin.ask('article.revise', { id: articleId, body: 'Corrected.' });
    expect((await post(ann, articleId, 'x')).articleRevision).toBe(2);
  });

  test('[W2] the same post again gets the same answer, also after an edit', async () => {
    const articleId = await publish(admin);
    const request = { id: v7(), articleId, parentId: null, body: 'once' };
    const [first, second] = await Promise.all([
      ann.ask('comment.post', request),
      ann.ask('comment.post', request),
    ]);
    expect(second).toEqual(first);
    const edited = await ann.ask('comment.edit', { id: request.id, body: 'twice' });
    expect(await ann.ask('comment.edit', { id: request.id, body: 'twice' })).toEqual(edited);
    expect(await ann.ask('comment.post', request)).toEqual(edited);
    expect((await post(ben, articleId, 'next')).number).toBe('2');
  });

  test('[W3] the same id with another content, parent or author is a conflict', async () => {
    const articleId = await publish(admin);
    const parent = await post(ben, articleId, 'parent');
    const request = { id: v7(), articleId, parentId: null, body: 'mine' };
    const comment = readable(await ann.ask('comment.post', request));
    const conflicts = [
      await ann.refusal('comment.post', { ...request, body: 'other' }),
      await ann.refusal('comment.post', { ...request, parentId: parent.id }),
      await ben.refusal('comment.post', request),
    ];
    for (const conflict of conflicts) expect(conflict).toMatchObject({ code: 'conflict' });
    const thread = await guest.follow(`thread:${articleId}`);
    expect(thread.rows.get(comment.id)).toEqual(comment);
  });

  test('[E5] a parent that is missing or elsewhere is not found; one removed is a conflict', async () => {
    const articleId = await publish(admin);
    const elsewhere = await post(ann, await publish(admin), 'elsewhere');
    const removed = await post(ann, articleId, 'removed');
    await ann.ask('comment.remove', { id: removed.id });
    const reply = (parentId: string) =>
      ben.refusal('comment.post', { id: v7(), articleId, parentId, body: 'reply' });
    expect(await reply(v7())).toMatchObject({ code: 'not_found', field: 'parentId' });
    expect(await reply(elsewhere.id)).toMatchObject({ code: 'not_found', field: 'parentId' });
    expect(await reply(removed.id)).toMatchObject({ code: 'conflict', field: 'parentId' });
    expect(
      await ben.refusal('comment.post', { id: v7(), articleId: v7(), parentId: null, body: 'x' }),
    ).toMatchObject({ code: 'not_found', field: 'articleId' });
  });

  test('[N2][S8] a removed comment keeps its number, and its text is in no row', async () => {
    const articleId = await publish(admin);
    const secret = 'a text that nobody shall see again';
    const first = await post(ann, articleId, secret);
    await ben.ask('comment.react', { id: first.id, reaction: 'agree', on: true });
    const comment = readable(await ann.ask('comment.remove', { id: first.id }));
    expect(comment).toMatchObject({
      number: '1',
      body: null,
      state: 'removed',
      removal: { by: 'author', reason: '' },
    });
    expect((await post(ben, articleId, 'next')).number).toBe('2');
    const page = await guest.send('sync.open', { stream: `thread:${articleId}`, after: 0 });
    expect(JSON.stringify(page)).not.toContain(secret);
    const again = readable(await ann.ask('comment.remove', { id: first.id }));
    expect(again.rev).toBe(comment.rev);
    expect(await ann.refusal('comment.edit', { id: first.id, body: 'back' })).toMatchObject({
      code: 'conflict',
    });
    expect(
      await ben.refusal('comment.react', { id: first.id, reaction: 'agree', on: true }),
    ).toMatchObject({ code: 'conflict' });
  });

  test('a moderator removes with a reason; another member cannot', async () => {
    const articleId = await publish(admin);
    const comment = await post(ann, articleId, 'rude');
    expect(await ben.refusal('comment.remove', { id: comment.id })).toMatchObject({
      code: 'forbidden',
    });
    const removed = readable(
      await admin.ask('comment.remove', { id: comment.id, reason: 'Rude.' }),
    );
    expect(removed.removal).toEqual({ by: 'moderator', reason: 'Rude.' });
  });

  test('an edit shows; nobody edits what is not theirs', async () => {
    const articleId = await publish(admin);
    const comment = await post(ann, articleId, 'befor');
    const edited = readable(await ann.ask('comment.edit', { id: comment.id, body: 'before' }));
    expect(edited).toMatchObject({ body: 'before', number: comment.number, seq: comment.seq });
    expect(edited.editedAt).not.toBeNull();
    expect(await ben.refusal('comment.edit', { id: comment.id, body: 'x' })).toMatchObject({
      code: 'forbidden',
    });
    expect(await admin.refusal('comment.edit', { id: comment.id, body: 'x' })).toMatchObject({
      code: 'forbidden',
    });
    expect(await ann.refusal('comment.edit', { id: v7(), body: 'x' })).toMatchObject({
      code: 'not_found',
    });
  });

  test('reactions are counted once a member, and stand in the stream of their own', async () => {
    const articleId = await publish(admin);
    const comment = await post(ann, articleId, 'a thought');
    const react = (who: SocketClient, reaction: 'agree' | 'funny', on: boolean) =>
      who.ask('comment.react', { id: comment.id, reaction, on });
    await react(ann, 'agree', true);
    await react(ben, 'agree', true);
    const twice = await react(ben, 'agree', true);
    expect(twice.comment.reactions).toEqual({ agree: 2 });
    await react(ben, 'funny', true);
    const off = await react(ann, 'agree', false);
    expect(off.comment.reactions).toEqual({ agree: 1, funny: 1 });
    const bens = await ben.follow('me');
    expect(bens.rows.get(comment.id)).toMatchObject({
      kind: 'ownReaction',
      articleId,
      reactions: ['agree', 'funny'],
    });
    const anns = await ann.follow('me');
    expect(anns.rows.get(comment.id)).toMatchObject({ reactions: [] });
  });

  test('a closed discussion takes no comment, from a moderator neither', async () => {
    const articleId = await publish(admin);
    const mine = await post(ann, articleId, 'before');
    await admin.ask('article.setDiscussion', { id: articleId, mode: 'closed' });
    const request = { id: v7(), articleId, parentId: null, body: 'after' };
    expect(await ann.refusal('comment.post', request)).toMatchObject({ code: 'closed' });
    expect(await admin.refusal('comment.post', request)).toMatchObject({ code: 'closed' });
    expect(await ann.refusal('comment.edit', { id: mine.id, body: 'x' })).toMatchObject({
      code: 'closed',
    });
    await ann.ask('comment.remove', { id: mine.id });
  });

  test('slow mode asks for a pause, of members alone', async () => {
    const articleId = await publish(admin);
    await admin.ask('article.setDiscussion', { id: articleId, mode: 'slow', slowSeconds: 60 });
    await post(ann, articleId, 'first');
    const refusal = await ann.refusal('comment.post', {
      id: v7(),
      articleId,
      parentId: null,
      body: 'second',
    });
    expect(refusal.code).toBe('slow');
    expect(refusal.retryAfterMs).toBeGreaterThan(55_000);
    expect(refusal.retryAfterMs).toBeLessThanOrEqual(60_000);
    await post(ben, articleId, 'another member');
    await post(admin, articleId, 'one');
    await post(admin, articleId, 'two');
  });
});

test('an edit comes within its window, and the next comment of slow mode after its pause', async () => {
  const articleId = await publish(admin);
  const comment = await post(ann, articleId, 'old');
  await admin.ask('article.setDiscussion', { id: articleId, mode: 'slow', slowSeconds: 60 });
  const file = new Sqlite(join(server.dataDir, 'community.db'));
  const moveBack = file.prepare('update comments set created_at = created_at - ? where id = ?');
  moveBack.run(limits.editWindowMs - 5_000, comment.id);
  await ann.ask('comment.edit', { id: comment.id, body: 'still' });
  moveBack.run(6_000, comment.id);
  file.close();
  expect(await ann.refusal('comment.edit', { id: comment.id, body: 'late' })).toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('15 minutes'),
  });
  await ann.ask('comment.edit', { id: comment.id, body: 'still' });
  await post(ann, articleId, 'after the pause');
});

test('while another process writes for long, reading goes on and a write waits its turn', async () => {
  const articleId = await publish(admin);
  const other = new Sqlite(join(server.dataDir, 'community.db'));
  other.exec('begin immediate');
  let answered = false;
  const posting = post(ann, articleId, 'patient').then((row) => {
    answered = true;
    return row;
  });
  for (let count = 0; count < 20; count += 1) await guest.ask('community.describe', {});
  expect(answered).toBe(false);
  other.exec('commit');
  other.close();
  expect((await posting).number).toBe('1');
});
