// Mutes over real sockets: what each keeps from, when it ends, who is told what, and what stands in the
// log.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from './community-database.ts';
import {
  anHour,
  arrives,
  closeWhole,
  muteHere,
  readLog,
  startPeopledServer,
} from './peopled-server.ts';
import { type MemberClient, post, publish, type TestServer } from './test-server.ts';

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

describe('a mute', () => {
  test('[M1] keeps from posting, editing and reacting where it holds, and from nothing else', async () => {
    const own = await post(ann, articleId, 'before');
    const bens = await post(ben, articleId, 'of Ben');
    const mute = await muteHere(mia, ann, articleId);
    const elsewhere = await publish(admin);
    const muted = { code: 'muted', until: mute.until, reason: 'harassment' };
    const reply = { id: v7(), articleId, parentId: bens.id, body: 'x' };
    expect(await ann.refusal('comment.post', reply)).toMatchObject(muted);
    expect(await ann.refusal('comment.edit', { id: own.id, body: 'y' })).toMatchObject(muted);
    const reaction = { id: bens.id, reaction: 'agree', on: true };
    expect(await ann.refusal('comment.react', reaction)).toMatchObject(muted);
    await ann.ask('comment.report', { id: bens.id, reason: 'spam' });
    await ann.ask('member.ignore', { memberId: ben.id, on: true });
    await ann.follow(`thread:${articleId}`);
    await ann.ask('comment.remove', { id: own.id });
    await post(ann, elsewhere, 'somewhere else');
    await mia.ask('member.mute', { memberId: ann.id, ...anHour });
    const there = { id: v7(), articleId: elsewhere, parentId: null, body: 'x' };
    expect(await ann.refusal('comment.post', there)).toMatchObject({ code: 'muted' });
  });

  test('[M1][W2] what was committed before it is answered as it was', async () => {
    const request = { id: v7(), articleId, parentId: null, body: 'before' };
    const first = await ann.ask('comment.post', request);
    await muteHere(mia, ann, articleId);
    expect(await ann.ask('comment.post', request)).toEqual(first);
    expect(await ann.refusal('comment.post', { ...request, id: v7() })).toMatchObject({
      code: 'muted',
    });
  });

  test('[M2] ends by the server’s clock, and by nothing else', async () => {
    const until = new Date(Date.now() + 700).toISOString();
    await mia.ask('member.mute', { memberId: ann.id, until, reason: 'spam' });
    const request = { id: v7(), articleId, parentId: null, body: 'as soon as I may' };
    expect(await ann.refusal('comment.post', request)).toMatchObject({ code: 'muted', until });
    await vi.waitFor(() => ann.ask('comment.post', request), { timeout: 5_000, interval: 20 });
    const db = openDatabase(server.dataDir);
    const at = db.prepare('select created_at from comments where id = ?').pluck().get(request.id);
    db.close();
    expect(at).toBeGreaterThanOrEqual(Date.parse(until));
  });

  test('[M2] forSeconds counts from the commit; an end in the past is invalid', async () => {
    const { mute } = await mia.ask('member.mute', { memberId: ann.id, ...anHour });
    expect(Date.parse(mute.until ?? '')).toBe(Date.parse(mute.at) + 3_600_000);
    const past = { memberId: ann.id, until: new Date(Date.now() - 1).toISOString(), reason: 'x' };
    expect(await mia.refusal('member.mute', past)).toMatchObject({
      code: 'invalid',
      field: 'until',
    });
    const both = { memberId: ann.id, until: null, ...anHour };
    expect(await mia.refusal('member.mute', both)).toMatchObject({ code: 'invalid' });
    const neither = { memberId: ann.id, reason: 'x' };
    expect(await mia.refusal('member.mute', neither)).toMatchObject({ code: 'invalid' });
    expect((await readLog(server, mia)).map(({ act }) => act)).toEqual(['member.mute']);
  });

  test('[M2] a second one of the same reach replaces the first, and the log says so', async () => {
    const me = await ann.follow('me');
    const first = await muteHere(mia, ann, articleId);
    const everywhere = await mia.ask('member.mute', { memberId: ann.id, ...anHour });
    const { mute: second } = await mo.ask('member.mute', {
      memberId: ann.id,
      articleId,
      until: null,
      reason: 'hate',
    });
    await arrives(() => expect(me.row('mute', second.id)).toMatchObject({ endedAt: null }));
    expect(me.row('mute', first.id)).toMatchObject({ endedAt: second.at });
    expect(me.row('mute', everywhere.mute.id)).toMatchObject({ endedAt: null });
    expect((await readLog(server, mia)).map(({ replaces }) => replaces)).toEqual([
      null,
      null,
      first.id,
    ]);
    // Unmuting lifts the one of that reach.
    await mia.ask('member.unmute', { memberId: ann.id, articleId });
    await arrives(() => expect(me.row('mute', second.id)?.endedAt).not.toBeNull());
    expect(me.row('mute', everywhere.mute.id)).toMatchObject({ endedAt: null });
  });

  test('[M6][M9] its member is told at once why and until when, and by which role alone', async () => {
    const me = await ann.follow('me');
    const desk = await mo.follow('desk');
    const { mute } = await mia.ask('member.mute', { memberId: ann.id, articleId, ...anHour });
    await arrives(() => expect(me.row('mute', mute.id)).toBeDefined());
    expect(me.row('mute', mute.id)).toMatchObject({
      member: { id: ann.id, name: 'Ann' },
      articleId,
      reason: 'harassment',
      by: { role: 'moderator', moderator: null },
      until: mute.until,
    });
    await arrives(() => expect(desk.row('mute', mute.id)).toEqual(mute));
    expect(mute.by.moderator).toEqual({ id: mia.id, name: 'Mia', role: 'moderator' });
    await mo.ask('member.unmute', { memberId: ann.id, articleId, reason: 'off_topic' });
    await arrives(() => expect(me.row('mute', mute.id)?.endedAt).not.toBeNull());
    await post(ann, articleId, 'back again');
    expect(JSON.stringify(ann.changes)).not.toContain('Mia');
    expect((await readLog(server, mia))[1]).toMatchObject({
      act: 'member.unmute',
      by: { name: 'Mo' },
      reason: 'off_topic',
    });
  });

  test('lifting where there is none does nothing and leaves no entry', async () => {
    await mia.ask('member.unmute', { memberId: ann.id });
    await mia.ask('member.unban', { memberId: ann.id, actId: v7() });
    expect(await readLog(server, mia)).toEqual([]);
  });

  test('with the comments of the last hour: where it holds, and their texts are gone', async () => {
    const elsewhere = await publish(admin);
    const here = [await post(ann, articleId, 'one'), await post(ann, articleId, 'two')];
    const there = await post(ann, elsewhere, 'elsewhere');
    const bens = await post(ben, articleId, 'of Ben', here[0]?.id ?? null);
    const thread = await ben.follow(`thread:${articleId}`);
    const { mute } = await mia.ask('member.mute', {
      memberId: ann.id,
      articleId,
      ...anHour,
      removeLastHour: true,
    });
    for (const { id } of here) {
      await arrives(() => expect(thread.row('comment', id)).toMatchObject({ body: null }));
      expect(thread.row('comment', id)?.removal).toEqual({
        by: 'moderator',
        reason: 'harassment',
      });
    }
    expect(thread.row('comment', bens.id)).toMatchObject({ body: 'of Ben' });
    const other = await ben.follow(`thread:${elsewhere}`);
    expect(other.row('comment', there.id)).toMatchObject({ body: 'elsewhere' });
    expect((await readLog(server, mia))[0]).toMatchObject({ id: mute.id, comments: 2 });
  });

  test('names the comment that it was for, which has to be theirs', async () => {
    const bad = await post(ann, articleId, 'bad');
    const bens = await post(ben, articleId, 'of Ben');
    const request = { memberId: ann.id, ...anHour };
    for (const commentId of [bens.id, v7()]) {
      expect(await mia.refusal('member.mute', { ...request, commentId })).toMatchObject({
        code: 'not_found',
        field: 'commentId',
      });
    }
    expect(await mia.refusal('member.mute', { ...request, articleId: v7() })).toMatchObject({
      code: 'not_found',
      field: 'articleId',
    });
    await mia.ask('member.mute', { ...request, commentId: bad.id });
    expect(await readLog(server, mia)).toMatchObject([{ commentId: bad.id, number: '1' }]);
  });
});
