// What moderators decide about a held comment: once, on what they have read, and its author is told.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hold, holdAll, pendingOf } from './held-comments.ts';
import { arrives, closeWhole, logOf, startPeopledServer } from './peopled-server.ts';
import { type MemberClient, post, type TestServer } from './test-server.ts';

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
  test('is rejected with a reason, which its author is told together with the text', async () => {
    await holdAll(admin);
    const me = await ann.follow('me');
    const desk = await admin.follow('desk');
    const { request } = await hold(ann, articleId, 'buy this');
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
    await holdAll(admin);
    const one = await hold(ann, articleId, 'one');
    const two = await hold(ann, articleId, 'two');
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
    await holdAll(admin);
    const { request } = await hold(ann, articleId, 'disputed');
    const answers = await Promise.all([
      mia.send('comment.approve', { id: request.id }),
      admin.send('comment.reject', { id: request.id, reason: '' }),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('[M9] its author is told that it was decided, and not by whom', async () => {
    await holdAll(admin);
    const { request } = await hold(ann, articleId, 'a held thought');
    await mia.ask('comment.reject', { id: request.id, reason: 'spam' });
    const refusal = await ann.refusal('comment.edit', { id: request.id, body: 'another' });
    expect(refusal.code).toBe('conflict');
    expect(JSON.stringify(refusal)).not.toContain('Mia');
  });

  test('[M8] cannot be made another one once it was read: before it is approved, or after', async () => {
    await holdAll(admin);
    const desk = await mia.follow('desk');
    const { request } = await hold(ann, articleId, 'harmless');
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
    await holdAll(admin);
    const one = await hold(ann, articleId, 'one');
    const two = await hold(ann, articleId, 'two');
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
