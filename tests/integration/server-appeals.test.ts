// Appeals over real sockets: written once, decided once, and by whom.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  anHour,
  arrives,
  closeWhole,
  muteHere,
  readLog,
  startPeopledServer,
} from './peopled-server.ts';
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

describe('an appeal', () => {
  test('is written once, answered alike when sent again, and lifts what it was for', async () => {
    const me = await ann.follow('me');
    const desk = await mo.follow('desk');
    const mute = await muteHere(mia, ann, articleId);
    const appeal = { sanctionId: mute.id, text: 'I was quoting.' };
    const first = await ann.ask('appeal.write', appeal);
    expect(await ann.ask('appeal.write', appeal)).toEqual(first);
    expect(await ann.refusal('appeal.write', { ...appeal, text: 'Other.' })).toMatchObject({
      code: 'conflict',
    });
    expect(await ben.refusal('appeal.write', appeal)).toMatchObject({ code: 'forbidden' });
    expect(await ben.refusal('appeal.write', { ...appeal, sanctionId: v7() })).toMatchObject({
      code: 'forbidden',
    });
    await arrives(() =>
      expect(desk.row('mute', mute.id)?.appeal).toMatchObject({ state: 'open', text: appeal.text }),
    );
    const decision = { actId: v7(), sanctionId: mute.id, accept: true, answer: 'You were.' };
    const decided = await mo.ask('appeal.decide', decision);
    expect(await mo.ask('appeal.decide', decision)).toEqual(decided);
    await arrives(() =>
      expect(me.row('mute', mute.id)).toMatchObject({
        endedAt: expect.any(String),
        appeal: { state: 'accepted', answer: 'You were.' },
      }),
    );
    await post(ann, articleId, 'thank you');
    // [M7] The second to act is told what the first did.
    const late = await mia.refusal('appeal.decide', { ...decision, actId: v7(), accept: false });
    expect(late).toMatchObject({ code: 'conflict', message: expect.stringContaining('Mo') });
    expect(await mo.refusal('appeal.decide', { ...decision, accept: false })).toMatchObject({
      code: 'conflict',
      field: 'actId',
    });
    expect((await readLog(server, mia)).map(({ act }) => act)).toEqual([
      'member.mute',
      'appeal.decide',
    ]);
    expect(JSON.stringify(ann.changes)).not.toMatch(/"Mo"|"Mia"/);
  });

  test('that is declined changes nothing; one that comes too late, or was not written, is a conflict', async () => {
    const mute = await muteHere(mia, ann, articleId);
    const undecided = { sanctionId: mute.id, accept: true, answer: '' };
    expect(await mo.refusal('appeal.decide', undecided)).toMatchObject({ code: 'conflict' });
    await ann.ask('appeal.write', { sanctionId: mute.id, text: 'Please.' });
    await mo.ask('appeal.decide', { ...undecided, accept: false, answer: 'No.' });
    const request = { id: v7(), articleId, parentId: null, body: 'x' };
    expect(await ann.refusal('comment.post', request)).toMatchObject({ code: 'muted' });
    const { ban } = await mia.ask('member.ban', { memberId: ben.id, reason: 'spam' });
    await mia.ask('member.unban', { memberId: ben.id });
    expect(
      await ben.refusal('appeal.write', { sanctionId: ban.id, text: 'Please.' }),
    ).toMatchObject({ code: 'conflict' });
    expect(await mia.refusal('appeal.decide', { ...undecided, sanctionId: v7() })).toMatchObject({
      code: 'not_found',
    });
  });

  test('[A4] of a moderator is decided by an admin', async () => {
    const { mute } = await admin.ask('member.mute', { memberId: mo.id, ...anHour });
    await mo.ask('appeal.write', { sanctionId: mute.id, text: 'Please.' });
    const decision = { sanctionId: mute.id, accept: true, answer: '' };
    for (const by of [mia, mo]) {
      expect(await by.refusal('appeal.decide', decision)).toMatchObject({ code: 'forbidden' });
    }
    await admin.ask('appeal.decide', decision);
  });
});
