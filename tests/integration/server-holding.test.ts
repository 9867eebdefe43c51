// What is held before it is seen: who sees it, what its author can do, and what moderators decide.

import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { unreachable } from '../../shared/protocol/errors.ts';
import type { AnswerOf } from '../../shared/protocol/events.ts';
import type { PendingRow } from '../../shared/protocol/pending.ts';
import type { Row } from '../../shared/protocol/sync.ts';
import { brokenInvariants } from './community-database.ts';
import type { Follower, SocketClient } from './socket-client.ts';
import { post, publish, readable, TestServer } from './test-server.ts';

type Client = SocketClient & { token: string };
let server: TestServer;
let admin: Client;
let mia: Client;
let ann: Client;
let ben: Client;
let articleId: string;

beforeEach(async () => {
  server = await TestServer.start();
  admin = await server.joinAdmin();
  mia = await server.joinModerator('Mia');
  ann = await server.join('Ann');
  ben = await server.join('Ben');
  articleId = await publish(admin);
});
afterEach(async () => {
  expect(brokenInvariants(server.dataDir)).toEqual([]);
  await server.close();
});

function waiting(answer: AnswerOf<'comment.post'>): PendingRow {
  if (!('pending' in answer)) throw new Error('The comment does not wait.');
  return answer.pending;
}

async function hold(member: SocketClient, body: string, parentId: string | null = null) {
  const request = { id: v7(), articleId, parentId, body };
  return { request, pending: waiting(await member.ask('comment.post', request)) };
}

const holdAll = () => admin.ask('community.setModeration', { holding: { hold: 'all' } });
const pendingOf = (follower: Follower, id: string) => follower.rows.get(id) as PendingRow;
const arrives = (check: () => void) => vi.waitFor(check, { timeout: 5_000 });
const logOf = (desk: Follower) =>
  [...desk.rows.values()].filter((row: Row) => row.kind === 'log').sort((a, b) => a.seq - b.seq);

describe('[M8] a held comment', () => {
  test('is seen by its author and moderators alone, and appears live when it is approved', async () => {
    await holdAll();
    const thread = await ben.follow(`thread:${articleId}`);
    const me = await ann.follow('me');
    const others = await ben.follow('me');
    const desk = await mia.follow('desk');
    const { request, pending } = await hold(ann, 'a held thought');
    expect(pending).toMatchObject({
      id: request.id,
      body: 'a held thought',
      state: 'pending',
      heldBy: 'all',
      decision: null,
    });
    await arrives(() => expect(pendingOf(desk, request.id)?.body).toBe('a held thought'));
    await arrives(() => expect(pendingOf(me, request.id)).toEqual(pending));
    const readable = await post(mia, articleId, 'a moderator is never held');
    await arrives(() => expect(thread.rows.get(readable.id)).toBeDefined());
    expect(thread.rows.has(request.id)).toBe(false);
    expect(others.rows.has(request.id)).toBe(false);
    for (const [name, fields] of [
      ['comment.edit', { body: 'mine' }],
      ['comment.remove', {}],
      ['comment.react', { reaction: 'agree', on: true }],
      ['comment.report', { reason: 'spam' }],
    ] as const) {
      expect(await ben.refusal(name, { id: request.id, ...fields })).toMatchObject({
        code: 'not_found',
      });
    }
    expect(
      await ben.refusal('comment.post', { id: v7(), articleId, parentId: request.id, body: 'x' }),
    ).toMatchObject({ code: 'not_found', field: 'parentId' });

    const { comment } = await mia.ask('comment.approve', { id: request.id });
    expect(comment).toMatchObject({
      id: request.id,
      number: '2',
      seq: 2,
      body: 'a held thought',
      createdAt: pending.createdAt,
      author: { name: 'Ann', role: 'member' },
      state: 'visible',
    });
    await arrives(() => expect(thread.rows.get(request.id)).toEqual(comment));
    await arrives(() => expect(pendingOf(me, request.id).state).toBe('approved'));
    expect(pendingOf(me, request.id)).toMatchObject({ body: null, decision: { by: null } });
    await arrives(() => expect(pendingOf(desk, request.id).state).toBe('approved'));
    expect(pendingOf(desk, request.id)).toMatchObject({
      body: null,
      decision: { by: { name: 'Mia', role: 'moderator' } },
    });
    await arrives(() =>
      expect(logOf(desk).at(-1)).toMatchObject({
        act: 'comment.approve',
        by: { name: 'Mia' },
        member: { name: 'Ann' },
        commentId: request.id,
        number: '2',
      }),
    );
  });

  test('[W2][W3] sent again is answered alike, whatever was decided; another content is a conflict', async () => {
    await holdAll();
    const { request, pending } = await hold(ann, 'once');
    const [again, other] = [request, { ...request, body: 'another' }];
    expect(await ann.ask('comment.post', again)).toEqual({ pending });
    expect(await ann.refusal('comment.post', other)).toMatchObject({ code: 'conflict' });
    expect(await ben.refusal('comment.post', again)).toMatchObject({ code: 'conflict' });
    await ann.ask('comment.edit', { id: request.id, body: 'edited' });
    expect(waiting(await ann.ask('comment.post', again)).body).toBe('edited');
    const { comment } = await mia.ask('comment.approve', { id: request.id });
    expect(readable(await ann.ask('comment.post', again))).toEqual(comment);
    expect(await ann.refusal('comment.post', other)).toMatchObject({ code: 'conflict' });

    const rejected = await hold(ann, 'never');
    await mia.ask('comment.reject', { id: rejected.request.id, reason: 'spam' });
    expect(waiting(await ann.ask('comment.post', rejected.request))).toMatchObject({
      state: 'rejected',
      body: 'never',
      decision: { by: null, reason: 'spam' },
    });
    expect(await mia.refusal('comment.approve', { id: v7() })).toMatchObject({
      code: 'not_found',
    });
  });

  test('is rejected with a reason, which its author is told together with the text', async () => {
    await holdAll();
    const me = await ann.follow('me');
    const desk = await admin.follow('desk');
    const { request } = await hold(ann, 'buy this');
    const { pending } = await mia.ask('comment.reject', { id: request.id, reason: 'spam' });
    expect(pending).toMatchObject({ state: 'rejected', body: null });
    await arrives(() =>
      expect(pendingOf(me, request.id)).toMatchObject({
        state: 'rejected',
        body: 'buy this',
        decision: { by: null, reason: 'spam' },
      }),
    );
    await arrives(() =>
      expect(pendingOf(desk, request.id)).toMatchObject({
        state: 'rejected',
        body: null,
        decision: { by: { name: 'Mia' }, reason: 'spam' },
      }),
    );
    await arrives(() =>
      expect(logOf(desk).at(-1)).toMatchObject({ act: 'comment.reject', reason: 'spam' }),
    );
    expect(await admin.ask('comment.examine', { id: request.id })).toEqual({ body: 'buy this' });
    expect(await ann.refusal('comment.edit', { id: request.id, body: 'buy that' })).toMatchObject({
      code: 'conflict',
    });
  });

  test('[M7] the second moderator is told who decided what; the same act again is answered as before', async () => {
    await holdAll();
    const one = await hold(ann, 'one');
    const two = await hold(ann, 'two');
    const approve = { id: one.request.id, actId: v7() };
    const reject = { id: two.request.id, reason: 'off_topic', actId: v7() };
    const approved = await mia.ask('comment.approve', approve);
    const rejected = await mia.ask('comment.reject', reject);
    expect(await mia.ask('comment.approve', approve)).toEqual(approved);
    expect(await mia.ask('comment.reject', reject)).toEqual(rejected);
    const tooLate = await admin.refusal('comment.reject', { id: one.request.id, reason: '' });
    expect(tooLate).toMatchObject({ code: 'conflict' });
    expect(tooLate.message).toContain('Mia approved');
    const late = await admin.refusal('comment.approve', { id: two.request.id });
    expect(late).toMatchObject({ code: 'conflict' });
    expect(late.message).toContain('Mia rejected');
    expect(
      await mia.refusal('comment.approve', { id: two.request.id, actId: approve.actId }),
    ).toMatchObject({ code: 'conflict', field: 'actId' });
    const desk = await admin.follow('desk');
    expect(logOf(desk).map(({ act }) => act)).toEqual([
      'community.setModeration',
      'comment.approve',
      'comment.reject',
    ]);
  });

  test('of two decisions at once one is taken', async () => {
    await holdAll();
    const { request } = await hold(ann, 'disputed');
    const answers = await Promise.all([
      mia.send('comment.approve', { id: request.id }),
      admin.send('comment.reject', { id: request.id, reason: '' }),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('is changed and withdrawn by its author, and then gone', async () => {
    await holdAll();
    const desk = await mia.follow('desk');
    const { request, pending } = await hold(ann, 'a secret draft');
    expect(
      waiting(await ann.ask('comment.edit', { id: request.id, body: 'a secret draft, again' })),
    ).toMatchObject({ body: 'a secret draft, again', createdAt: pending.createdAt });
    await arrives(() => expect(pendingOf(desk, request.id).body).toBe('a secret draft, again'));
    for (const name of ['comment.remove', 'comment.edit']) {
      expect(
        await mia.refusal(name, { id: request.id, ...(name === 'comment.edit' && { body: 'x' }) }),
      ).toMatchObject({ code: 'conflict' });
    }
    const withdrawn = waiting(await ann.ask('comment.remove', { id: request.id }));
    expect(withdrawn).toMatchObject({ state: 'withdrawn', body: null });
    expect(waiting(await ann.ask('comment.remove', { id: request.id }))).toEqual(withdrawn);
    await arrives(() => expect(pendingOf(desk, request.id).state).toBe('withdrawn'));
    expect(await mia.refusal('comment.approve', { id: request.id })).toMatchObject({
      code: 'conflict',
      message: 'Its author has withdrawn it.',
    });
    const file = new Sqlite(join(server.dataDir, 'community.db'), { readonly: true });
    expect(JSON.stringify(file.prepare('select * from pending_comments').all())).not.toContain(
      'secret',
    );
    file.close();
  });

  test('is a reply with its place, also when what it answers was removed meanwhile', async () => {
    const parent = await post(ben, articleId, 'parent');
    await holdAll();
    const { request } = await hold(ann, 'reply', parent.id);
    await mia.ask('comment.remove', { id: parent.id, reason: 'hate' });
    const { comment } = await mia.ask('comment.approve', { id: request.id });
    expect(comment).toMatchObject({ parentId: parent.id, number: '1.1', seq: 2 });
  });

  test('carries the revision under which it was written', async () => {
    await holdAll();
    const before = await hold(ann, 'before the correction');
    await admin.ask('article.revise', { id: articleId, body: 'Corrected.' });
    const after = await hold(ann, 'after it');
    const approve = async (id: string) =>
      (await mia.ask('comment.approve', { id })).comment.articleRevision;
    expect(await approve(before.request.id)).toBe(1);
    expect(await approve(after.request.id)).toBe(2);
  });

  test('[M9] its author is told that it was decided, and not by whom', async () => {
    await holdAll();
    const { request } = await hold(ann, 'a held thought');
    await mia.ask('comment.reject', { id: request.id, reason: 'spam' });
    const refusal = await ann.refusal('comment.edit', { id: request.id, body: 'another' });
    expect(refusal.code).toBe('conflict');
    expect(JSON.stringify(refusal)).not.toContain('Mia');
  });

  test('[M8] cannot be made another one once it was read: before it is approved, or after', async () => {
    await holdAll();
    const desk = await mia.follow('desk');
    const { request } = await hold(ann, 'harmless');
    const { id } = request;
    await arrives(() => expect(pendingOf(desk, id)).toBeDefined());
    const { rev } = pendingOf(desk, id);
    await ann.ask('comment.edit', { id, body: 'hateful' });
    expect(await mia.refusal('comment.approve', { id, rev })).toMatchObject({
      code: 'conflict',
      field: 'rev',
    });
    await ann.ask('comment.edit', { id, body: 'harmless again' });
    await arrives(() => expect(pendingOf(desk, id).body).toBe('harmless again'));
    await mia.ask('comment.approve', { id, rev: pendingOf(desk, id).rev });
    const refusal = await ann.refusal('comment.edit', { id, body: 'hateful' });
    expect(refusal).toMatchObject({ code: 'rule' });
    expect(refusal.message).toContain('wait for approval');
    await admin.ask('community.setModeration', { holding: { hold: 'first', first: 1 } });
    expect(await ann.refusal('comment.edit', { id, body: 'hateful' })).toMatchObject({
      code: 'rule',
    });
    const second = await post(ann, articleId, 'the second');
    await ann.ask('comment.edit', { id: second.id, body: 'the second, mended' });
  });

  test('[M12] an approval and a rejection are taken back', async () => {
    await holdAll();
    const one = await hold(ann, 'one');
    const two = await hold(ann, 'two');
    const [approval, rejection] = [v7(), v7()];
    await mia.ask('comment.approve', { id: one.request.id, actId: approval });
    await mia.ask('comment.reject', { id: two.request.id, reason: '', actId: rejection });
    await admin.ask('log.revert', { revertsId: approval });
    await admin.ask('log.revert', { revertsId: rejection });
    // Taken back once: what is decided anew is another act.
    await mia.ask('comment.reject', { id: two.request.id, reason: 'spam' });
    expect(await admin.refusal('log.revert', { revertsId: rejection })).toMatchObject({
      code: 'conflict',
    });
    const thread = await ben.follow(`thread:${articleId}`);
    expect(thread.rows.get(one.request.id)).toMatchObject({ state: 'hidden', body: null });
    const me = await ann.follow('me');
    expect(pendingOf(me, two.request.id)).toMatchObject({ state: 'rejected', body: 'two' });
    const desk = await admin.follow('desk');
    await admin.ask('log.revert', { revertsId: logOf(desk).at(-1)?.id ?? '' });
    await arrives(() =>
      expect(pendingOf(me, two.request.id)).toMatchObject({ state: 'pending', decision: null }),
    );
    await mia.ask('comment.approve', { id: two.request.id });
  });
});

test('[M8][S6] whatever comes at once, each is a comment or waits, and everybody holds the same', {
  timeout: 120_000,
}, async () => {
  await holdAll();
  const followers = {
    thread: await ben.follow(`thread:${articleId}`),
    me: await ann.follow('me'),
    desk: await mia.follow('desk'),
  };
  const act = fc.record({
    comment: fc.nat(7),
    does: fc.constantFrom('post', 'edit', 'remove', 'approve', 'reject', 'react'),
    by: fc.constantFrom('ann', 'mia', 'admin'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60 }), async (list) => {
      const ids = Array.from({ length: 8 }, () => v7());
      const answers = await Promise.all(
        list.map(({ comment, does, by }, index) => {
          const id = ids[comment];
          switch (does) {
            case 'post':
              return ann.send('comment.post', {
                id,
                articleId,
                parentId: null,
                body: `${comment}`,
              });
            case 'edit':
              return ann.send('comment.edit', { id, body: `${comment} ${index}` });
            case 'remove':
              return ann.send('comment.remove', { id });
            case 'react':
              return ben.send('comment.react', { id, reaction: 'agree', on: true });
            case 'approve':
              return (by === 'mia' ? mia : admin).send('comment.approve', { id });
            case 'reject':
              return (by === 'mia' ? mia : admin).send('comment.reject', { id, reason: '' });
            default:
              return unreachable(does);
          }
        }),
      );
      // `rule`: what was approved cannot be changed any more.
      const known = ['not_found', 'conflict', 'rule'];
      for (const answer of answers) if (!answer.ok) expect(known).toContain(answer.error.code);
      const fresh = await server.connect({ token: ann.token });
      const thread = await fresh.follow(`thread:${articleId}`);
      const me = await fresh.follow('me');
      for (const [index, id] of ids.entries()) {
        const posted = list.some(({ comment, does }) => comment === index && does === 'post');
        const pending = me.rows.get(id) as PendingRow | undefined;
        expect(pending !== undefined).toBe(posted);
        expect(thread.rows.has(id)).toBe(pending?.state === 'approved');
      }
      const desk = await (await server.connect({ token: mia.token })).follow('desk');
      await arrives(() => {
        expect(followers.thread.rows).toEqual(thread.rows);
        expect(followers.me.rows).toEqual(me.rows);
        expect(followers.desk.rows).toEqual(desk.rows);
      });
    }),
    { seed: 20_261_124, numRuns: 15 },
  );
});

describe('what holds', () => {
  test('a member’s first comments, counted by those that can be read', async () => {
    await admin.ask('community.setModeration', { holding: { hold: 'first', first: 2 } });
    const first = await hold(ann, '1');
    const second = await hold(ann, '2');
    expect(second.pending.heldBy).toBe('first');
    await mia.ask('comment.approve', { id: first.request.id });
    const third = await hold(ann, '3');
    await mia.ask('comment.approve', { id: second.request.id });
    const fourth = await post(ann, articleId, '4');
    await mia.ask('comment.remove', { id: fourth.id, reason: 'spam' });
    await post(ann, articleId, '5');
    await mia.ask('comment.approve', { id: third.request.id });
  });

  test('an article says otherwise than the community, until it says nothing', async () => {
    await holdAll();
    const set = (holding: { hold: 'none' } | { hold: 'all' } | null) =>
      mia.ask('article.setHolding', { id: articleId, holding });
    expect((await set({ hold: 'none' })).article.holding).toEqual({ hold: 'none' });
    await post(ann, articleId, 'free here');
    await set(null);
    await hold(ann, 'held again');
    await admin.ask('community.setModeration', { holding: { hold: 'none' } });
    await post(ann, articleId, 'free everywhere');
    await set({ hold: 'all' });
    await hold(ann, 'but here');
  });

  test('[A1][M12] who sets it, and takes it back: moderators for an article, admins for the community', async () => {
    const feed = await ben.follow('feed');
    const article = { id: articleId, holding: { hold: 'all' as const } };
    const community = { holding: { hold: 'all' as const }, publishesLog: true };
    expect(await ann.refusal('article.setHolding', article)).toMatchObject({ code: 'forbidden' });
    expect(await mia.refusal('community.setModeration', community)).toMatchObject({
      code: 'forbidden',
    });
    const [actId, articleActId] = [v7(), v7()];
    await mia.ask('article.setHolding', { ...article, actId: articleActId });
    const answer = await admin.ask('community.setModeration', { ...community, actId });
    expect(answer.community).toMatchObject(community);
    await arrives(() => {
      expect(feed.rows.get(articleId)).toMatchObject({ holding: { hold: 'all' } });
      expect(feed.rows.get('community')).toMatchObject(community);
    });
    // Once, and nothing where nothing changes.
    await admin.ask('community.setModeration', { publishesLog: false });
    await admin.ask('community.setModeration', { ...community, actId });
    await admin.ask('community.setModeration', { publishesLog: false });
    const desk = await mia.follow('desk');
    expect(logOf(desk).map(({ act }) => act)).toEqual([
      'article.setHolding',
      'community.setModeration',
      'community.setModeration',
    ]);
    // What still stands of an act is taken back, field by field.
    await admin.ask('log.revert', { revertsId: actId });
    await mia.ask('log.revert', { revertsId: articleActId });
    await arrives(() => {
      expect(feed.rows.get('community')).toMatchObject({
        holding: { hold: 'none' },
        publishesLog: false,
      });
      expect(feed.rows.get(articleId)).toMatchObject({ holding: null });
    });
  });
});

describe('what holds for every post holds for one that would wait', () => {
  test('slow mode counts what waits and what was approved late', async () => {
    await holdAll();
    await admin.ask('article.setDiscussion', { id: articleId, mode: 'slow', slowSeconds: 60 });
    const { request } = await hold(ann, 'first');
    const next = () => ({ id: v7(), articleId, parentId: null, body: 'next' });
    expect(await ann.refusal('comment.post', next())).toMatchObject({ code: 'slow' });
    await mia.ask('comment.approve', { id: request.id });
    expect(await ann.refusal('comment.post', next())).toMatchObject({ code: 'slow' });
  });

  test('a closed discussion takes none, and none is changed; what waits can still be approved', async () => {
    await holdAll();
    const { request } = await hold(ann, 'in time');
    await admin.ask('article.setDiscussion', { id: articleId, mode: 'closed' });
    expect(
      await ann.refusal('comment.post', { id: v7(), articleId, parentId: null, body: 'late' }),
    ).toMatchObject({ code: 'closed' });
    expect(await ann.refusal('comment.edit', { id: request.id, body: 'late' })).toMatchObject({
      code: 'closed',
    });
    await mia.ask('comment.approve', { id: request.id });
  });

  test('[M1] a muted member posts and changes none; what they wrote before is decided about', async () => {
    await holdAll();
    const kept = await hold(ann, 'kept');
    const dropped = await hold(ann, 'dropped');
    const { author } = kept.pending;
    await mia.ask('member.mute', { memberId: author.id, forSeconds: 600, reason: 'spam' });
    expect(
      await ann.refusal('comment.post', { id: v7(), articleId, parentId: null, body: 'x' }),
    ).toMatchObject({ code: 'muted' });
    expect(await ann.refusal('comment.edit', { id: kept.request.id, body: 'x' })).toMatchObject({
      code: 'muted',
    });
    await mia.ask('comment.approve', { id: kept.request.id });
    await mia.ask('comment.reject', { id: dropped.request.id, reason: '' });
  });
});
