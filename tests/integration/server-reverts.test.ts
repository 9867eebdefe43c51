// Taking acts back from the log: each kind of act is as if it had not been, as far as it still stands,
// and the log says so.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Act } from '../../shared/protocol/acts.ts';
import { arrives, closeWhole, logOf, startPeopledServer } from './peopled-server.ts';
import type { Follower } from './socket-client.ts';
import { type MemberClient, post, type TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;
let mia: MemberClient;
let mo: MemberClient;
let ann: MemberClient;
let ben: MemberClient;
let articleId: string;
let desk: Follower;
let thread: Follower;

beforeEach(async () => {
  ({ server, admin, mia, mo, ann, ben, articleId } = await startPeopledServer());
  desk = await mo.follow('desk');
  thread = await ben.follow(`thread:${articleId}`);
});
afterEach(() => closeWhole(server));

const revert = async (revertsId: string, by = mo) =>
  (await by.ask('log.revert', { revertsId })).log;
const refused = (revertsId: string, by = mo) => by.refusal('log.revert', { revertsId });
const conflict = { code: 'conflict' };

/** The id of the newest entry of the act. */
async function entryOf(act: Act): Promise<string> {
  await desk.catchUp();
  return logOf(desk).findLast((entry) => entry.act === act)?.id ?? '';
}

describe('[M12] on a comment', () => {
  test('hiding, removing and restoring it, and taking that back again', async () => {
    const { id } = await post(ann, articleId, 'a comment');
    const state = () => thread.row('comment', id)?.state;
    const hidden = v7();
    await mia.ask('comment.hide', { actId: hidden, id, reason: 'review' });
    const entry = await revert(hidden);
    expect(entry).toMatchObject({ act: 'log.revert', reverts: hidden, commentId: id, number: '1' });
    await arrives(() => expect(thread.row('comment', id)).toMatchObject({ body: 'a comment' }));
    // [M7] The second is told what the first did.
    expect(await refused(hidden, mia)).toMatchObject({
      ...conflict,
      message: expect.stringContaining('Mo'),
    });
    const again = await revert(entry.id);
    await arrives(() => expect(state()).toBe('hidden'));
    const removed = v7();
    await mia.ask('comment.remove', { actId: removed, id, reason: 'hate' });
    await arrives(() => expect(state()).toBe('removed'));
    // What was hidden before is hidden again.
    expect(await refused(again.id)).toMatchObject(conflict);
    await revert(removed);
    await arrives(() => expect(state()).toBe('hidden'));
    expect(thread.row('comment', id)?.removal?.reason).toBe('review');
    const restored = v7();
    await mia.ask('comment.restore', { actId: restored, id });
    await arrives(() => expect(state()).toBe('visible'));
    await revert(restored);
    await arrives(() => expect(state()).toBe('hidden'));
  });

  test('what was done to it since is left alone', async () => {
    const { id } = await post(ann, articleId, 'a comment');
    const [hidden, removed] = [v7(), v7()];
    await mia.ask('comment.hide', { actId: hidden, id, reason: 'review' });
    await mo.ask('comment.remove', { actId: removed, id, reason: 'hate' });
    expect(await refused(hidden)).toMatchObject(conflict);
    await mia.ask('comment.restore', { id });
    await ann.ask('comment.remove', { id });
    expect(await refused(removed)).toMatchObject(conflict);
    expect(thread.row('comment', id)?.body ?? null).toBeNull();
  });

  test('dismissing its reports, approving and rejecting it', async () => {
    const { id } = await post(ann, articleId, 'reported');
    await ben.ask('comment.report', { id, reason: 'spam' });
    await mia.ask('report.dismiss', { id });
    const dismissal = await revert(await entryOf('report.dismiss'));
    await arrives(() => expect(desk.row('report', id)?.decision).toBeNull());
    expect(await refused(dismissal.id)).toMatchObject(conflict);

    await admin.ask('article.setHolding', { id: articleId, holding: { hold: 'all' } });
    const [first, second] = [v7(), v7()];
    for (const held of [first, second]) {
      await ann.ask('comment.post', { id: held, articleId, parentId: null, body: 'held' });
    }
    await mia.ask('comment.approve', { id: first });
    const approval = await revert(await entryOf('comment.approve'));
    await arrives(() => expect(thread.row('comment', first)).toMatchObject({ state: 'hidden' }));
    await revert(approval.id);
    await arrives(() => expect(thread.row('comment', first)).toMatchObject({ body: 'held' }));
    await mia.ask('comment.reject', { id: second, reason: 'spam' });
    await revert(await entryOf('comment.reject'));
    await arrives(() => expect(desk.row('pending', second)).toMatchObject({ state: 'pending' }));
  });
});

describe('[M12] on a member', () => {
  const anHour = { forSeconds: 3600, reason: 'hate' };

  test('a mute: with the comments that went with it and the mute that it had replaced', async () => {
    const { id } = await post(ann, articleId, 'of the last hour');
    const [first, second] = [v7(), v7()];
    await mia.ask('member.mute', { actId: first, memberId: ann.id, until: null, reason: 'spam' });
    const request = { actId: second, memberId: ann.id, ...anHour, removeLastHour: true };
    await mia.ask('member.mute', request);
    const entry = await revert(second);
    expect(entry).toMatchObject({ comments: 1, member: { id: ann.id, name: 'Ann' } });
    await arrives(() => expect(thread.row('comment', id)).toMatchObject({ state: 'visible' }));
    await arrives(() => expect(desk.row('mute', second)?.endedAt).not.toBeNull());
    expect(desk.row('mute', first)).toMatchObject({ endedAt: null });
    expect(await refused(second)).toMatchObject(conflict);
    await revert(first);
    await post(ann, articleId, 'clear again');
    // And the revert of the second: its mute holds again, and the comment is gone again.
    await revert(entry.id);
    await arrives(() => expect(thread.row('comment', id)).toMatchObject({ state: 'removed' }));
    const post2 = { id: v7(), articleId, parentId: null, body: 'x' };
    expect(await ann.refusal('comment.post', post2)).toMatchObject({ code: 'muted' });
  });

  test('a mute that had replaced another one holds again in its place, and gives way again', async () => {
    const [first, second] = [v7(), v7()];
    await mia.ask('member.mute', { actId: first, memberId: ann.id, until: null, reason: 'spam' });
    await mia.ask('member.mute', { actId: second, memberId: ann.id, ...anHour });
    const binding = async () => {
      await desk.catchUp();
      return desk.all('mute').filter(({ endedAt }) => endedAt === null);
    };
    let last = second;
    for (const holds of [first, second, first]) {
      last = (await revert(last)).id;
      expect(await binding()).toMatchObject([{ id: holds }]);
    }
    await mia.ask('member.unmute', { memberId: ann.id });
    await revert(last);
    expect(await binding()).toMatchObject([{ id: second }]);
  });

  test('a mute that has decided the reports of the comment it was for', async () => {
    const { id } = await post(ann, articleId, 'reported');
    await ben.ask('comment.report', { id, reason: 'hate' });
    const { mute } = await mia.ask('member.mute', { memberId: ann.id, commentId: id, ...anHour });
    await arrives(() =>
      expect(desk.row('report', id)?.decision).toMatchObject({
        act: 'member.mute',
        by: { name: 'Mia' },
      }),
    );
    await revert(mute.id);
    await arrives(() => expect(desk.row('report', id)?.decision).toBeNull());
  });

  test('lifting a mute, unless it has run out or another one holds', async () => {
    await mia.ask('member.mute', { memberId: ann.id, ...anHour });
    await mia.ask('member.unmute', { memberId: ann.id });
    const lifted = await entryOf('member.unmute');
    await revert(lifted);
    const request = { id: v7(), articleId, parentId: null, body: 'x' };
    expect(await ann.refusal('comment.post', request)).toMatchObject({ code: 'muted' });
    await mia.ask('member.unmute', { memberId: ann.id });
    await arrives(() => expect(desk.all('log')).toHaveLength(4));
    const again = await entryOf('member.unmute');
    await mia.ask('member.mute', { memberId: ann.id, ...anHour });
    expect(await refused(again)).toMatchObject(conflict);
  });

  test('a ban and lifting it; a moderator’s by an admin alone', async () => {
    const moId = (await mo.ask('community.describe', {})).member?.id ?? '';
    const banned = v7();
    await admin.ask('member.ban', { actId: banned, memberId: moId, reason: 'hate' });
    expect(await refused(banned, mia)).toMatchObject({ code: 'forbidden' });
    expect(await refused(banned, mo)).toMatchObject({ code: 'banned' });
    const back = await revert(banned, admin);
    await mo.ask('member.describe', { memberId: ann.id });
    await desk.catchUp();
    await revert(back.id, admin);
    expect(await mo.refusal('member.describe', { memberId: ann.id })).toMatchObject({
      code: 'banned',
    });
  });

  test('the decision about an appeal', async () => {
    const { mute } = await mia.ask('member.mute', { memberId: ann.id, ...anHour });
    await ann.ask('appeal.write', { sanctionId: mute.id, text: 'Please.' });
    await mia.ask('appeal.decide', { sanctionId: mute.id, accept: true, answer: 'Fine.' });
    await revert(await entryOf('appeal.decide'));
    await arrives(() =>
      expect(desk.row('mute', mute.id)).toMatchObject({
        endedAt: null,
        appeal: { state: 'open', answer: '' },
      }),
    );
    const request = { id: v7(), articleId, parentId: null, body: 'x' };
    expect(await ann.refusal('comment.post', request)).toMatchObject({ code: 'muted' });
    await mia.ask('appeal.decide', { sanctionId: mute.id, accept: false, answer: 'No.' });
  });
});

describe('[M12] on the community', () => {
  test('a discussion’s mode and what waits for approval, and back again', async () => {
    const feed = await ben.follow('feed');
    const article = () => feed.row('article', articleId);
    await mia.ask('article.setDiscussion', { id: articleId, mode: 'slow', slowSeconds: 60 });
    await mia.ask('article.setDiscussion', { id: articleId, mode: 'closed' });
    const closed = await entryOf('article.setDiscussion');
    const opened = await revert(closed);
    await arrives(() => expect(article()).toMatchObject({ mode: 'slow', slowSeconds: 60 }));
    await revert(opened.id);
    await arrives(() => expect(article()).toMatchObject({ mode: 'closed' }));
    await mia.ask('article.setHolding', { id: articleId, holding: { hold: 'all' } });
    await revert(await entryOf('article.setHolding'));
    await arrives(() => expect(article()).toMatchObject({ holding: null }));
    await mia.ask('article.setDiscussion', { id: articleId, mode: 'open' });
    expect(await refused(closed)).toMatchObject(conflict);
  });

  test('once: what was set alike since is another moderator’s act', async () => {
    const close = { actId: v7(), id: articleId, mode: 'closed' as const };
    await mia.ask('article.setDiscussion', close);
    const entry = await revert(close.actId);
    await mia.ask('article.setDiscussion', { id: articleId, mode: 'closed' });
    expect(await refused(close.actId)).toMatchObject(conflict);
    // The revert taken back is the act again.
    await mia.ask('article.setDiscussion', { id: articleId, mode: 'open' });
    await revert(entry.id);
    await revert(close.actId);
    expect(await refused(entry.id)).toMatchObject(conflict);
  });

  test('a revert of one setting, taken back, does not touch the other', async () => {
    const actId = v7();
    const both = { holding: { hold: 'all' as const }, publishesLog: true };
    await admin.ask('community.setModeration', { actId, ...both });
    await admin.ask('community.setModeration', { holding: { hold: 'first', first: 3 } });
    const entry = await revert(actId, admin);
    await admin.ask('community.setModeration', { holding: { hold: 'none' } });
    await revert(entry.id, admin);
    const { community } = await admin.ask('community.describe', {});
    expect(community).toMatchObject({ holding: { hold: 'none' }, publishesLog: true });
  });

  test('its settings by an admin alone, and its rules', async () => {
    await admin.ask('community.setModeration', { publishesLog: true });
    const published = await entryOf('community.setModeration');
    expect(await refused(published)).toMatchObject({ code: 'forbidden' });
    await revert(published, admin);
    expect((await admin.ask('community.describe', {})).community.publishesLog).toBe(false);

    const rule = {
      id: v7(),
      name: 'Mentions',
      articleId: null,
      condition: { on: 'mentions', moreThan: 5 } as const,
      consequence: { does: 'hold' } as const,
      enabled: true,
    };
    await mia.ask('rule.save', rule);
    await mia.ask('rule.save', { ...rule, name: 'More mentions' });
    await arrives(() => expect(desk.row('rule', rule.id)).toMatchObject({ name: 'More mentions' }));
    const back = await revert(await entryOf('rule.save'));
    await arrives(() => expect(desk.row('rule', rule.id)).toMatchObject({ name: 'Mentions' }));
    await revert(back.id);
    await arrives(() => expect(desk.row('rule', rule.id)).toMatchObject({ name: 'More mentions' }));
    await mia.ask('rule.delete', { id: rule.id });
    await revert(await entryOf('rule.delete'));
    await arrives(() => expect(desk.row('rule', rule.id)).toMatchObject({ deleted: false }));
  });
});

test('[M3][M7] a revert is an entry of its own, made once; of nothing it is not found', async () => {
  const mute = { actId: v7(), memberId: ann.id, forSeconds: 3600, reason: 'hate' };
  await mia.ask('member.mute', mute);
  const request = { actId: v7(), revertsId: mute.actId };
  const first = await mo.ask('log.revert', request);
  expect(await mo.ask('log.revert', request)).toEqual(first);
  expect(first.log).toMatchObject({ id: request.actId, seq: 2 });
  const other = { ...request, revertsId: v7() };
  expect(await mo.refusal('log.revert', other)).toMatchObject({ ...conflict, field: 'actId' });
  expect(await refused(v7())).toMatchObject({ code: 'not_found', field: 'revertsId' });
  await desk.catchUp();
  expect(desk.all('log')).toHaveLength(2);
});
