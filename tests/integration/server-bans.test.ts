// Bans over real sockets: what is left to a banned member and to a banned moderator.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anHour, arrives, closeWhole, readLog, startPeopledServer } from './peopled-server.ts';
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
    expect((await readLog(server, mia)).map(({ act }) => act)).toEqual([
      'member.ban',
      'member.unban',
    ]);
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
