// Who may do a moderator’s acts, and to whom.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anHour, closeWhole, muteHere, readLog, startPeopledServer } from './peopled-server.ts';
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

describe('who may', () => {
  test('[A4] nobody acts on themselves, on their own rank or on a higher one', async () => {
    const forbidden = { code: 'forbidden' };
    const pairs: [MemberClient, MemberClient][] = [
      [mia, mia],
      [mia, mo],
      [mia, admin],
      [admin, admin],
      [ann, ben],
      [ann, ann],
      [ann, mia],
    ];
    for (const [by, on] of pairs) {
      const whom = { memberId: on.id };
      expect(await by.refusal('member.mute', { ...whom, ...anHour })).toMatchObject(forbidden);
      expect(await by.refusal('member.ban', { ...whom, reason: 'x' })).toMatchObject(forbidden);
      expect(await by.refusal('member.unmute', whom)).toMatchObject(forbidden);
      expect(await by.refusal('member.unban', whom)).toMatchObject(forbidden);
      const note = { id: v7(), ...whom, text: 'x' };
      expect(await by.refusal('note.add', note)).toMatchObject(forbidden);
    }
    expect(await readLog(server, mia)).toEqual([]);
    await admin.ask('member.mute', { memberId: mia.id, ...anHour });
    expect(await ann.refusal('member.mute', { memberId: v7(), ...anHour })).toMatchObject(
      forbidden,
    );
    expect(await mia.refusal('member.mute', { memberId: v7(), ...anHour })).toMatchObject({
      code: 'not_found',
      field: 'memberId',
    });
  });

  test('[A1][A2] a member’s forged request for each moderator’s act is forbidden, a guest’s refused', async () => {
    const comment = await post(ben, articleId, 'of Ben');
    const own = await post(ann, articleId, 'of Ann');
    const guest = await server.connect();
    const mute = await muteHere(mia, ben, articleId);
    const forged: Record<string, object> = {
      'article.setDiscussion': { id: articleId, mode: 'closed' },
      'article.setHolding': { id: articleId, holding: { hold: 'all' } },
      'comment.remove': { id: comment.id },
      'comment.hide': { id: comment.id, reason: 'x' },
      'comment.restore': { id: own.id },
      'comment.approve': { id: v7() },
      'comment.reject': { id: v7(), reason: '' },
      'comment.examine': { id: comment.id },
      'report.dismiss': { id: comment.id },
      'member.mute': { memberId: ben.id, ...anHour },
      'member.unmute': { memberId: ben.id },
      'member.ban': { memberId: ben.id, reason: 'x' },
      'member.unban': { memberId: ben.id },
      'member.describe': { memberId: ben.id },
      'appeal.decide': { sanctionId: mute.id, accept: true, answer: '' },
      'note.add': { id: v7(), memberId: ben.id, text: 'x' },
      'note.delete': { id: v7() },
      'rule.try': { articleId: null, condition: { on: 'mentions', moreThan: 1 } },
      'rule.delete': { id: v7() },
      'community.setModeration': { publishesLog: true },
      'log.revert': { revertsId: mute.id },
      'desk.attend': { commentId: null },
      'sync.open': { stream: 'desk', after: 0 },
    };
    for (const [name, request] of Object.entries(forged)) {
      expect([name, (await ann.refusal(name, request)).code]).toEqual([name, 'forbidden']);
      expect([name, (await guest.refusal(name, request)).code]).toEqual([name, 'unauthenticated']);
    }
    expect((await mia.refusal('community.setModeration', { publishesLog: true })).code).toBe(
      'forbidden',
    );
    expect(await readLog(server, mia)).toHaveLength(1);
  });
});
