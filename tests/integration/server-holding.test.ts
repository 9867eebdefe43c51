// A comment that is held: who sees it, what its author can do, and what holds for it as for every post.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from './community-database.ts';
import { hold, holdAll, pendingOf, waiting } from './held-comments.ts';
import { arrives, closeWhole, logOf, startPeopledServer } from './peopled-server.ts';
import { type MemberClient, post, readable, type TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;
let mia: MemberClient;
let ann: MemberClient;
let ben: MemberClient;
let articleId: string;
beforeEach(async () => {
  ({ server, admin, mia, ann, ben, articleId } = await startPeopledServer());
});
afterEach(() => closeWhole(server));

describe('[M8] a held comment', () => {
  test('is seen by its author and moderators alone, and appears live when it is approved', async () => {
    await holdAll(admin);
    const thread = await ben.follow(`thread:${articleId}`);
    const me = await ann.follow('me');
    const others = await ben.follow('me');
    const desk = await mia.follow('desk');
    const { request, pending } = await hold(ann, articleId, 'a held thought');
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
    await holdAll(admin);
    const { request, pending } = await hold(ann, articleId, 'once');
    const [again, other] = [request, { ...request, body: 'another' }];
    expect(await ann.ask('comment.post', again)).toEqual({ pending });
    expect(await ann.refusal('comment.post', other)).toMatchObject({ code: 'conflict' });
    expect(await ben.refusal('comment.post', again)).toMatchObject({ code: 'conflict' });
    await ann.ask('comment.edit', { id: request.id, body: 'edited' });
    expect(waiting(await ann.ask('comment.post', again)).body).toBe('edited');
    const { comment } = await mia.ask('comment.approve', { id: request.id });
    expect(readable(await ann.ask('comment.post', again))).toEqual(comment);
    expect(await ann.refusal('comment.post', other)).toMatchObject({ code: 'conflict' });

    const rejected = await hold(ann, articleId, 'never');
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

  test('is changed and withdrawn by its author, and then gone', async () => {
    await holdAll(admin);
    const desk = await mia.follow('desk');
    const { request, pending } = await hold(ann, articleId, 'a secret draft');
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
    const file = openDatabase(server.dataDir);
    expect(JSON.stringify(file.prepare('select * from pending_comments').all())).not.toContain(
      'secret',
    );
    file.close();
  });

  test('is a reply with its place, also when what it answers was removed meanwhile', async () => {
    const parent = await post(ben, articleId, 'parent');
    await holdAll(admin);
    const { request } = await hold(ann, articleId, 'reply', parent.id);
    await mia.ask('comment.remove', { id: parent.id, reason: 'hate' });
    const { comment } = await mia.ask('comment.approve', { id: request.id });
    expect(comment).toMatchObject({ parentId: parent.id, number: '1.1', seq: 2 });
  });

  test('carries the revision under which it was written', async () => {
    await holdAll(admin);
    const before = await hold(ann, articleId, 'before the correction');
    await admin.ask('article.revise', { id: articleId, body: 'Corrected.' });
    const after = await hold(ann, articleId, 'after it');
    const approve = async (id: string) =>
      (await mia.ask('comment.approve', { id })).comment.articleRevision;
    expect(await approve(before.request.id)).toBe(1);
    expect(await approve(after.request.id)).toBe(2);
  });
});

describe('what holds for every post holds for one that would wait', () => {
  test('slow mode counts what waits and what was approved late', async () => {
    await holdAll(admin);
    await admin.ask('article.setDiscussion', { id: articleId, mode: 'slow', slowSeconds: 60 });
    const { request } = await hold(ann, articleId, 'first');
    const next = () => ({ id: v7(), articleId, parentId: null, body: 'next' });
    expect(await ann.refusal('comment.post', next())).toMatchObject({ code: 'slow' });
    await mia.ask('comment.approve', { id: request.id });
    expect(await ann.refusal('comment.post', next())).toMatchObject({ code: 'slow' });
  });

  test('a closed discussion takes none, and none is changed; what waits can still be approved', async () => {
    await holdAll(admin);
    const { request } = await hold(ann, articleId, 'in time');
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
    await holdAll(admin);
    const kept = await hold(ann, articleId, 'kept');
    const dropped = await hold(ann, articleId, 'dropped');
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
