// Random acts of members and moderators at the same moment, sent again and taken back: whatever comes
// of them, the counters count what lies there, the log is whole, and no withheld text is told.
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyLog } from '../../server/store/moderation-log.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { brokenInvariants } from './community-database.ts';
import { arrives, logOf, type PeopledServer, startPeopledServer } from './peopled-server.ts';
import type { SocketClient } from './socket-client.ts';
import { publish } from './test-server.ts';

const COMMENTS = 6;
/** What these acts may be refused with: anything else is the server's own failure. */
const refusals = ['not_found', 'conflict', 'muted', 'banned', 'closed', 'rule', 'forbidden'];

const moments = fc.array(
  fc.array(
    fc.record({
      does: fc.constantFrom(
        ...([
          'post',
          'edit',
          'withdraw',
          'hide',
          'remove',
          'restore',
          'report',
          'dismiss',
        ] as const),
        ...(['approve', 'reject', 'mute', 'unmute', 'ban', 'unban', 'hold', 'close'] as const),
        // More often, since much of it is refused.
        ...(['revert', 'revert', 'revert', 'hide', 'remove', 'restore', 'restore'] as const),
        ...(['post', 'approve', 'reject', 'report', 'dismiss', 'unmute', 'unban'] as const),
      ),
      comment: fc.nat(COMMENTS - 1),
      by: fc.constantFrom('mia', 'mo'),
      flag: fc.boolean(),
      pick: fc.nat(1_000),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  { minLength: 4, maxLength: 10 },
);

let people: PeopledServer;
beforeEach(async () => {
  people = await startPeopledServer();
});
afterEach(() => people.server.close());

test('[M3][M4][M7][M12][S6] whatever is done, sent again and taken back, all of it adds up', {
  timeout: 180_000,
}, async () => {
  const { server, admin, ann, ben, mia } = people;
  const desk = await mia.follow('desk');
  const feed = await ben.follow('feed');
  const me = await ann.follow('me');
  await fc.assert(
    fc.asyncProperty(moments, async (given) => {
      const articleId = await publish(admin);
      const thread = await ben.follow(`thread:${articleId}`);
      const ids = Array.from({ length: COMMENTS }, () => v7());
      for (const id of ids.slice(0, COMMENTS / 2)) {
        await ann.ask('comment.post', { id, articleId, parentId: null, body: 'there before' });
      }
      const requestOf = (
        { does, comment, by, flag, pick }: (typeof given)[0][0],
        entries: readonly string[],
      ): [SocketClient, string, object] => {
        const id = ids[comment];
        const moderator = people[by];
        const act = { actId: v7(), id };
        const onAnn = { actId: v7(), memberId: ann.id };
        const parentId = flag && comment > 0 ? ids[comment - 1] : null;
        switch (does) {
          case 'post':
            return [ann, 'comment.post', { id, articleId, parentId, body: `text ${comment}` }];
          case 'edit':
            return [ann, 'comment.edit', { id, body: `text ${comment} of ${pick}` }];
          case 'withdraw':
            return [ann, 'comment.remove', { id }];
          case 'report':
            return [ben, 'comment.report', { id, reason: 'spam' }];
          case 'hide':
          case 'remove':
            return [moderator, `comment.${does}`, { ...act, reason: 'hate' }];
          case 'restore':
          case 'approve':
            return [moderator, `comment.${does}`, act];
          case 'reject':
            return [moderator, 'comment.reject', { ...act, reason: '' }];
          case 'dismiss':
            return [moderator, 'report.dismiss', act];
          case 'mute': {
            const where = pick % 2 === 0 ? articleId : null;
            const mute = { articleId: where, forSeconds: 3_600, reason: 'hate' };
            return [moderator, 'member.mute', { ...onAnn, ...mute, removeLastHour: flag }];
          }
          case 'unmute':
            return [moderator, 'member.unmute', { ...onAnn, articleId: flag ? articleId : null }];
          case 'ban':
            return [moderator, 'member.ban', { ...onAnn, reason: 'hate', removeLastHour: flag }];
          case 'unban':
            return [moderator, 'member.unban', onAnn];
          case 'hold': {
            const holding = { hold: flag ? 'all' : 'none' };
            return [moderator, 'article.setHolding', { actId: v7(), id: articleId, holding }];
          }
          case 'close': {
            const mode = flag ? 'closed' : 'open';
            return [moderator, 'article.setDiscussion', { actId: v7(), id: articleId, mode }];
          }
          case 'revert': {
            // Of the newest, so that reverts of reverts come up often.
            const revertsId = entries.at(-1 - (pick % 12)) ?? v7();
            return [moderator, 'log.revert', { actId: v7(), revertsId }];
          }
          default:
            return unreachable(does);
        }
      };
      for (const moment of given) {
        await desk.catchUp();
        const log = logOf(desk);
        const sent = moment.map((one) =>
          requestOf(
            one,
            log.map((entry) => entry.id),
          ),
        );
        const answers = await Promise.all(sent.map(([who, name, it]) => who.send(name, it)));
        for (const answer of answers) {
          if (!answer.ok) expect(refusals).toContain(answer.error.code);
        }
        await desk.catchUp();
        const entries = desk.all('log').length;
        // Whose answers were lost.
        for (const [index, [who, name, it]] of sent.entries()) {
          if (!answers[index]?.ok || !('actId' in it)) continue;
          expect(await who.send(name, it)).toMatchObject({ ok: true });
        }
        await desk.catchUp();
        expect(desk.all('log')).toHaveLength(entries);
        expect(brokenInvariants(server.dataDir)).toEqual([]);
        const mutes = desk.all('mute').filter(({ endedAt }) => endedAt === null);
        const reaches = mutes.map((mute) => mute.articleId);
        expect(new Set(reaches).size).toBe(reaches.length);
      }
      expect(await server.withStore((store) => store.read(verifyLog))).toMatchObject({
        whole: true,
      });
      // What came live is what is read anew.
      for (const [follower, client] of [
        [thread, ben],
        [feed, ben],
        [desk, mia],
        [me, ann],
      ] as const) {
        const fresh = await server.connect({ token: client.token });
        const anew = await fresh.follow(follower.stream);
        await arrives(() => expect(follower.rows).toEqual(anew.rows));
        fresh.close();
      }
      for (const row of thread.all('comment')) {
        expect(row.body === null).toBe(row.state !== 'visible');
      }
      // [M9] Neither who was told of it nor whoever was touched learns a moderator's name.
      expect(JSON.stringify([ann.changes, ben.changes])).not.toMatch(/"Mia"|"Mo"/);
      await ben.ask('sync.close', { stream: thread.stream });
      for (const [by, lift] of [
        [mia, 'member.unban'],
        [mia, 'member.unmute'],
      ] as const) {
        await by.ask(lift, { memberId: ann.id });
      }
    }),
    { seed: 20_261_124, numRuns: 12 },
  );
});
