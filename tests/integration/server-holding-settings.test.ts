// Which comments are held: what the community says, what an article says, and who sets it.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hold, holdAll } from './held-comments.ts';
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

describe('what holds', () => {
  test('a member’s first comments, counted by those that can be read', async () => {
    await admin.ask('community.setModeration', { holding: { hold: 'first', first: 2 } });
    const first = await hold(ann, articleId, '1');
    const second = await hold(ann, articleId, '2');
    expect(second.pending.heldBy).toBe('first');
    await mia.ask('comment.approve', { id: first.request.id });
    const third = await hold(ann, articleId, '3');
    await mia.ask('comment.approve', { id: second.request.id });
    const fourth = await post(ann, articleId, '4');
    await mia.ask('comment.remove', { id: fourth.id, reason: 'spam' });
    await post(ann, articleId, '5');
    await mia.ask('comment.approve', { id: third.request.id });
  });

  test('an article says otherwise than the community, until it says nothing', async () => {
    await holdAll(admin);
    const set = (holding: { hold: 'none' } | { hold: 'all' } | null) =>
      mia.ask('article.setHolding', { id: articleId, holding });
    expect((await set({ hold: 'none' })).article.holding).toEqual({ hold: 'none' });
    await post(ann, articleId, 'free here');
    await set(null);
    await hold(ann, articleId, 'held again');
    await admin.ask('community.setModeration', { holding: { hold: 'none' } });
    await post(ann, articleId, 'free everywhere');
    await set({ hold: 'all' });
    await hold(ann, articleId, 'but here');
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
