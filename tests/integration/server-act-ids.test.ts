// An act sent again under its id, and how many entries of the log it leaves.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anHour, closeWhole, readLog, startPeopledServer } from './peopled-server.ts';
import { type MemberClient, post, type TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;
let mia: MemberClient;
let mo: MemberClient;
let ann: MemberClient;
let ben: MemberClient;
let articleId: string;
beforeEach(async () => {
  ({ server, admin, mia, mo, ann, ben, articleId } = await startPeopledServer());
});
afterEach(() => closeWhole(server));

describe('an act’s id', () => {
  test('[M7] sent again it is answered as before and done once, in any order', async () => {
    const request = { actId: v7(), memberId: ann.id, ...anHour };
    const [first, second] = await Promise.all([
      mia.ask('member.mute', request),
      mia.ask('member.mute', request),
    ]);
    expect(second).toEqual(first);
    expect(first.mute.id).toBe(request.actId);
    const unmute = { actId: v7(), memberId: ann.id };
    await mia.ask('member.unmute', unmute);
    await mia.ask('member.unmute', unmute);
    // The first mute, sent once more by an outbox that had lost the answer, does not come back.
    const again = await mia.ask('member.mute', request);
    expect(again.mute.endedAt).not.toBeNull();
    await post(ann, articleId, 'not muted');
    const close = { actId: v7(), id: articleId, mode: 'closed' as const };
    await mia.ask('article.setDiscussion', close);
    await mia.ask('article.setDiscussion', { id: articleId, mode: 'open' });
    const { article } = await mia.ask('article.setDiscussion', close);
    expect(article.mode).toBe('open');
    expect((await readLog(server, mia)).map(({ act }) => act)).toEqual([
      'member.mute',
      'member.unmute',
      'article.setDiscussion',
      'article.setDiscussion',
    ]);
  });

  test('[M7] what found nothing to do does not do it later when it is sent again', async () => {
    const unmute = { actId: v7(), memberId: ann.id };
    const unban = { actId: v7(), memberId: ann.id };
    const open = { actId: v7(), id: articleId, mode: 'open' as const };
    const holding = { actId: v7(), id: articleId, holding: null };
    const settings = { actId: v7(), publishesLog: false };
    const sendAll = async () => {
      await mia.ask('member.unmute', unmute);
      await mia.ask('member.unban', unban);
      await mia.ask('article.setDiscussion', open);
      await mia.ask('article.setHolding', holding);
      await admin.ask('community.setModeration', settings);
    };
    await sendAll();
    expect(await readLog(server, mia)).toEqual([]);
    await mo.ask('member.mute', { memberId: ann.id, ...anHour });
    await mo.ask('member.ban', { memberId: ann.id, reason: 'spam' });
    await mo.ask('article.setDiscussion', { id: articleId, mode: 'closed' });
    await mo.ask('article.setHolding', { id: articleId, holding: { hold: 'all' } });
    await admin.ask('community.setModeration', { publishesLog: true });
    await sendAll();
    expect((await readLog(server, mia)).map(({ act }) => act)).toEqual([
      'member.mute',
      'member.ban',
      'article.setDiscussion',
      'article.setHolding',
      'community.setModeration',
    ]);
    // The id is taken, for another member and for another act.
    const taken = { code: 'conflict', field: 'actId' };
    expect(await mo.refusal('member.unmute', unmute)).toMatchObject(taken);
    expect(await mia.refusal('member.unban', unmute)).toMatchObject(taken);
  });

  test('[M7][W3] under the id of another act it is a conflict', async () => {
    const actId = v7();
    await mia.ask('member.mute', { actId, memberId: ann.id, ...anHour });
    const conflict = { code: 'conflict', field: 'actId' };
    const others: [MemberClient, string, object][] = [
      [mo, 'member.mute', { memberId: ann.id, ...anHour }],
      [mia, 'member.mute', { memberId: ben.id, ...anHour }],
      [mia, 'member.mute', { memberId: ann.id, articleId, ...anHour }],
      [mia, 'member.unmute', { memberId: ann.id }],
      [mia, 'member.ban', { memberId: ann.id, reason: 'x' }],
      [mia, 'article.setDiscussion', { id: articleId, mode: 'closed' }],
    ];
    for (const [by, name, request] of others) {
      expect(await by.refusal(name, { actId, ...request })).toMatchObject(conflict);
    }
    expect(await readLog(server, mia)).toHaveLength(1);
  });
});

test('[M3] an act that is refused leaves no entry, and one that is done exactly one', async () => {
  await mia.refusal('article.setDiscussion', { id: v7(), mode: 'closed' });
  await mia.ask('article.setDiscussion', { id: articleId, mode: 'open' });
  expect(await readLog(server, mia)).toEqual([]);
  await mia.ask('article.setDiscussion', { id: articleId, mode: 'slow', slowSeconds: 30 });
  expect(await readLog(server, mia)).toMatchObject([
    { seq: 1, act: 'article.setDiscussion', articleId, by: { id: mia.id, name: 'Mia' } },
  ]);
});
