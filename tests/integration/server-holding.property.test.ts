// Posting, changing and deciding at once: each comment is one or waits, and all who follow hold the same.
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PendingRow } from '../../shared/protocol/pending.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { holdAll } from './held-comments.ts';
import { arrives, closeWhole, startPeopledServer } from './peopled-server.ts';
import type { MemberClient, TestServer } from './test-server.ts';

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

test('[M8][S6] whatever comes at once, each is a comment or waits, and everybody holds the same', {
  timeout: 120_000,
}, async () => {
  await holdAll(admin);
  const followers = {
    thread: await ben.follow(`thread:${articleId}`),
    me: await ann.follow('me'),
    desk: await mia.follow('desk'),
  };
  const act = fc.record({
    comment: fc.nat(7),
    does: fc.constantFrom('post', 'edit', 'remove', 'approve', 'reject', 'react'),
    by: fc.constantFrom('ann', 'mia', 'admin'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60 }), async (list) => {
      const ids = Array.from({ length: 8 }, () => v7());
      const answers = await Promise.all(
        list.map(({ comment, does, by }, index) => {
          const id = ids[comment];
          switch (does) {
            case 'post':
              return ann.send('comment.post', {
                id,
                articleId,
                parentId: null,
                body: `${comment}`,
              });
            case 'edit':
              return ann.send('comment.edit', { id, body: `${comment} ${index}` });
            case 'remove':
              return ann.send('comment.remove', { id });
            case 'react':
              return ben.send('comment.react', { id, reaction: 'agree', on: true });
            case 'approve':
              return (by === 'mia' ? mia : admin).send('comment.approve', { id });
            case 'reject':
              return (by === 'mia' ? mia : admin).send('comment.reject', { id, reason: '' });
            default:
              return unreachable(does);
          }
        }),
      );
      // `rule`: what was approved cannot be changed any more.
      const known = ['not_found', 'conflict', 'rule'];
      for (const answer of answers) if (!answer.ok) expect(known).toContain(answer.error.code);
      const fresh = await server.connect({ token: ann.token });
      const thread = await fresh.follow(`thread:${articleId}`);
      const me = await fresh.follow('me');
      for (const [index, id] of ids.entries()) {
        const posted = list.some(({ comment, does }) => comment === index && does === 'post');
        const pending = me.rows.get(id) as PendingRow | undefined;
        expect(pending !== undefined).toBe(posted);
        expect(thread.rows.has(id)).toBe(pending?.state === 'approved');
      }
      const desk = await (await server.connect({ token: mia.token })).follow('desk');
      await arrives(() => {
        expect(followers.thread.rows).toEqual(thread.rows);
        expect(followers.me.rows).toEqual(me.rows);
        expect(followers.desk.rows).toEqual(desk.rows);
      });
    }),
    { seed: 20_261_124, numRuns: 15 },
  );
});
