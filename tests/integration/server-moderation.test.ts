// Mutes, bans and appeals over real sockets: what each does and is refused for, who is told what, and
// what stands in the log.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { brokenInvariants, openDatabase } from './community-database.ts';
import type { SocketClient } from './socket-client.ts';
import { post, publish, TestServer } from './test-server.ts';

type Person = SocketClient & { token: string; id: string };

let server: TestServer;
let admin: Person;
let mia: Person;
let mo: Person;
let ann: Person;
let ben: Person;
let articleId: string;

async function known(client: SocketClient & { token: string }): Promise<Person> {
  const { member } = await client.ask('community.describe', {});
  return Object.assign(client, { id: member?.id ?? '' });
}

beforeEach(async () => {
  server = await TestServer.start();
  admin = await known(await server.joinAdmin());
  mia = await known(await server.joinModerator('Mia'));
  mo = await known(await server.joinModerator('Mo'));
  ann = await known(await server.join('Ann'));
  ben = await known(await server.join('Ben'));
  articleId = await publish(admin);
});
afterEach(async () => {
  expect(brokenInvariants(server.dataDir)).toEqual([]);
  await server.close();
});

const anHour = { forSeconds: 3600, reason: 'harassment' };
const arrives = (check: () => void) => vi.waitFor(check, { timeout: 5_000 });

/** The whole log as a moderator reads it, oldest first. */
async function readLog() {
  const reader = await server.connect({ token: mia.token });
  const desk = await reader.follow('desk');
  reader.close();
  return desk.all('log').sort((a, b) => a.seq - b.seq);
}

/** Mia mutes the member for an hour, in the article's thread alone. */
async function mutedHere(member: Person) {
  const { mute } = await mia.ask('member.mute', { memberId: member.id, articleId, ...anHour });
  return mute;
}

describe('a mute', () => {
  test('[M1] keeps from posting, editing and reacting where it holds, and from nothing else', async () => {
    const own = await post(ann, articleId, 'before');
    const bens = await post(ben, articleId, 'of Ben');
    const mute = await mutedHere(ann);
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
    await mutedHere(ann);
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
    expect((await readLog()).map(({ act }) => act)).toEqual(['member.mute']);
  });

  test('[M2] a second one of the same reach replaces the first, and the log says so', async () => {
    const me = await ann.follow('me');
    const first = await mutedHere(ann);
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
    expect((await readLog()).map(({ replaces }) => replaces)).toEqual([null, null, first.id]);
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
    expect((await readLog())[1]).toMatchObject({
      act: 'member.unmute',
      by: { name: 'Mo' },
      reason: 'off_topic',
    });
  });

  test('lifting where there is none does nothing and leaves no entry', async () => {
    await mia.ask('member.unmute', { memberId: ann.id });
    await mia.ask('member.unban', { memberId: ann.id, actId: v7() });
    expect(await readLog()).toEqual([]);
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
    expect((await readLog())[0]).toMatchObject({ id: mute.id, comments: 2 });
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
    expect(await readLog()).toMatchObject([{ commentId: bad.id, number: '1' }]);
  });
});

describe('who may', () => {
  test('[A4] nobody acts on themselves, on their own rank or on a higher one', async () => {
    const forbidden = { code: 'forbidden' };
    const pairs: [Person, Person][] = [
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
    expect(await readLog()).toEqual([]);
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
    const mute = await mutedHere(ben);
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
    expect(await readLog()).toHaveLength(1);
  });
});

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
    expect((await readLog()).map(({ act }) => act)).toEqual([
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
    expect(await readLog()).toEqual([]);
    await mo.ask('member.mute', { memberId: ann.id, ...anHour });
    await mo.ask('member.ban', { memberId: ann.id, reason: 'spam' });
    await mo.ask('article.setDiscussion', { id: articleId, mode: 'closed' });
    await mo.ask('article.setHolding', { id: articleId, holding: { hold: 'all' } });
    await admin.ask('community.setModeration', { publishesLog: true });
    await sendAll();
    expect((await readLog()).map(({ act }) => act)).toEqual([
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
    const others: [Person, string, object][] = [
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
    expect(await readLog()).toHaveLength(1);
  });
});

describe('a ban', () => {
  test('[A5] leaves reading as a guest, one’s own stream, and one appeal', async () => {
    const own = await post(ann, articleId, 'before');
    const bens = await post(ben, articleId, 'of Ben');
    const { ban } = await mia.ask('member.ban', { memberId: ann.id, reason: 'threat' });
    const banned = { code: 'banned', reason: 'threat' };
    const refused: Record<string, object> = {
      'comment.post': { id: v7(), articleId, parentId: null, body: 'x' },
      'comment.edit': { id: own.id, body: 'x' },
      'comment.remove': { id: own.id },
      'comment.react': { id: bens.id, reaction: 'agree', on: true },
      'comment.report': { id: bens.id, reason: 'spam' },
      'member.ignore': { memberId: ben.id, on: true },
    };
    for (const [name, request] of Object.entries(refused)) {
      expect([name, await ann.refusal(name, request)]).toMatchObject([name, banned]);
    }
    await ann.follow('feed');
    await ann.follow(`thread:${articleId}`);
    const me = await ann.follow('me');
    expect(me.row('ban', ban.id)).toMatchObject({
      by: { role: 'moderator', moderator: null },
      until: null,
    });
    await ann.ask('appeal.write', { sanctionId: ban.id, text: 'It was not me.' });
    // A session of its own is no way round it.
    const again = await server.connect({ token: ann.token });
    expect(await again.refusal('comment.post', refused['comment.post'])).toMatchObject(banned);
    await mia.ask('member.unban', { memberId: ann.id });
    await post(ann, articleId, 'back');
    expect((await readLog()).map(({ act }) => act)).toEqual(['member.ban', 'member.unban']);
  });

  test('[A5] a banned moderator acts no more, and the desk goes silent on every connection', async () => {
    const desk = await mo.follow('desk');
    const second = await server.connect({ token: mo.token });
    const secondDesk = await second.follow('desk');
    await admin.ask('member.ban', { memberId: mo.id, reason: 'harassment' });
    const banned = { code: 'banned' };
    const refused: Record<string, object> = {
      'member.mute': { memberId: ann.id, ...anHour },
      'member.describe': { memberId: ann.id },
      'article.publish': { id: v7(), headline: 'x', body: 'x' },
      'article.revise': { id: articleId, headline: 'x' },
      'article.setDiscussion': { id: articleId, mode: 'closed' },
      'note.add': { id: v7(), memberId: ann.id, text: 'x' },
      'log.revert': { revertsId: v7() },
      'rule.try': { articleId: null, condition: { on: 'mentions', moreThan: 1 } },
      'sync.open': { stream: 'desk', after: 0 },
      'desk.attend': { commentId: null },
    };
    for (const [name, request] of Object.entries(refused)) {
      expect([name, await mo.refusal(name, request)]).toMatchObject([name, banned]);
    }
    const watcher = await mia.follow('desk');
    const { mute } = await mia.ask('member.mute', { memberId: ann.id, ...anHour });
    await arrives(() => expect(watcher.row('mute', mute.id)).toBeDefined());
    // Whatever comes on a stream that is still followed comes after it.
    await publish(admin);
    for (const follower of [desk, secondDesk]) {
      expect(follower.row('mute', mute.id)).toBeUndefined();
    }
  });

  test('[A5][S7] where guests do not read, nothing more arrives but one’s own', async () => {
    const file = await server.withStore((store) =>
      store.write(async (unit) => {
        unit.writing();
        const rev = await unit.nextRev('feed');
        return unit.db.updateTable('community').set({ guests_read: 0, rev }).execute();
      }),
    );
    expect(file).toBeDefined();
    const feed = await ann.follow('feed');
    const thread = await ann.follow(`thread:${articleId}`);
    const me = await ann.follow('me');
    const { ban } = await mia.ask('member.ban', { memberId: ann.id, reason: 'threat' });
    await arrives(() => expect(me.row('ban', ban.id)).toBeDefined());
    const watched = await ben.follow(`thread:${articleId}`);
    const comment = await post(ben, articleId, 'not for Ann');
    await arrives(() => expect(watched.row('comment', comment.id)).toBeDefined());
    for (const stream of ['feed', `thread:${articleId}`]) {
      expect(await ann.refusal('sync.open', { stream, after: 0 })).toMatchObject({
        code: 'banned',
      });
    }
    expect(thread.row('comment', comment.id)).toBeUndefined();
    expect(feed.row('article', articleId)).toMatchObject({ commentCount: 0 });
  });
});

describe('an appeal', () => {
  test('is written once, answered alike when sent again, and lifts what it was for', async () => {
    const me = await ann.follow('me');
    const desk = await mo.follow('desk');
    const mute = await mutedHere(ann);
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
    expect((await readLog()).map(({ act }) => act)).toEqual(['member.mute', 'appeal.decide']);
    expect(JSON.stringify(ann.changes)).not.toMatch(/"Mo"|"Mia"/);
  });

  test('that is declined changes nothing; one that comes too late, or was not written, is a conflict', async () => {
    const mute = await mutedHere(ann);
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

describe('what moderators know of a member', () => {
  test('is counted by the server', async () => {
    const comments = [];
    for (const body of ['one', 'two', 'three']) comments.push(await post(ann, articleId, body));
    await ann.ask('comment.remove', { id: comments[0]!.id });
    await mia.ask('comment.hide', { id: comments[1]!.id, reason: 'review' });
    await ben.ask('comment.report', { id: comments[2]!.id, reason: 'spam' });
    const { member } = await mia.ask('member.describe', { memberId: ann.id });
    expect(member).toMatchObject({
      id: ann.id,
      name: 'Ann',
      role: 'member',
      commentCount: 3,
      withheldCount: 1,
      reportCount: 1,
    });
    expect(await mia.refusal('member.describe', { memberId: v7() })).toMatchObject({
      code: 'not_found',
    });
  });

  test('notes stand in the desk alone, are made once and lose their text for good', async () => {
    const desk = await mo.follow('desk');
    const note = { id: v7(), memberId: ann.id, text: 'Warned by mail.' };
    const added = await mia.ask('note.add', note);
    expect(await mia.ask('note.add', note)).toEqual(added);
    expect(await mia.refusal('note.add', { ...note, text: 'Other' })).toMatchObject({
      code: 'conflict',
    });
    await arrives(() => expect(desk.row('note', note.id)).toEqual(added.note));
    const deleted = await mo.ask('note.delete', { id: note.id });
    expect(deleted.note.text).toBeNull();
    expect(await mo.ask('note.delete', { id: note.id })).toEqual(deleted);
    expect(await mia.ask('note.add', note)).toEqual(deleted);
    const db = openDatabase(server.dataDir);
    expect(db.prepare('select text from notes').pluck().all()).toEqual([null]);
    db.close();
  });
});

test('ignoring is for oneself: on every device of the account, known to nobody else', async () => {
  const me = await ann.follow('me');
  const phone = await server.connect({ token: ann.token });
  const onPhone = await phone.follow('me');
  const bens = await ben.follow('me');
  const head = bens.cursor;
  const { ignored } = await ann.ask('member.ignore', { memberId: ben.id, on: true });
  expect(ignored).toMatchObject({ id: ben.id, name: 'Ben', on: true });
  expect(await ann.ask('member.ignore', { memberId: ben.id, on: true })).toEqual({ ignored });
  for (const follower of [me, onPhone]) {
    await arrives(() => expect(follower.row('ignored', ben.id)).toEqual(ignored));
  }
  await phone.ask('member.ignore', { memberId: ben.id, on: false });
  await arrives(() => expect(me.row('ignored', ben.id)).toMatchObject({ on: false }));
  expect(bens.cursor).toBe(head);
  expect(await ann.refusal('member.ignore', { memberId: ann.id, on: true })).toMatchObject({
    code: 'invalid',
    field: 'memberId',
  });
  expect(await ann.refusal('member.ignore', { memberId: v7(), on: true })).toMatchObject({
    code: 'not_found',
  });
});

test('[M3] an act that is refused leaves no entry, and one that is done exactly one', async () => {
  await mia.refusal('article.setDiscussion', { id: v7(), mode: 'closed' });
  await mia.ask('article.setDiscussion', { id: articleId, mode: 'open' });
  expect(await readLog()).toEqual([]);
  await mia.ask('article.setDiscussion', { id: articleId, mode: 'slow', slowSeconds: 30 });
  expect(await readLog()).toMatchObject([
    { seq: 1, act: 'article.setDiscussion', articleId, by: { id: mia.id, name: 'Mia' } },
  ]);
});
