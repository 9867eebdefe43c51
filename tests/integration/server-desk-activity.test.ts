// How busy the community was, as moderators are told and nobody else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stepMs, steps } from '../../server/community/desk-activity.ts';
import { type MemberClient, post, publish, TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;

beforeAll(async () => {
  server = await TestServer.start();
  admin = await server.joinAdmin();
});
afterAll(() => server.close());

test('comments, reports and mutes are counted in steps of the last hours', async () => {
  const ann = await server.join('Ann');
  const bob = await server.join('Bob');
  const articleId = await publish(admin);
  const old = await post(ann, articleId, 'some while ago');
  const { id } = await post(ann, articleId, 'now');
  await post(ann, articleId, 'now too');
  await bob.ask('comment.report', { id, reason: 'spam' });
  await admin.ask('member.mute', { memberId: ann.id, forSeconds: 600, reason: 'spam' });
  const write = (at: number) =>
    server.withStore((store) =>
      store.write((unit) => {
        unit.writing();
        return unit.db
          .updateTable('comments')
          .set({ created_at: at })
          .where('id', '=', old.id)
          .execute();
      }),
    );
  await write(Date.now() - 2.5 * stepMs);
  const last = (counts: number[]) => counts.slice(-3);
  const { activity } = await admin.ask('desk.activity', {});
  expect(activity.comments).toHaveLength(steps);
  expect(last(activity.comments)).toEqual([1, 0, 2]);
  expect(last(activity.reports)).toEqual([0, 0, 1]);
  expect(last(activity.mutes)).toEqual([0, 0, 1]);
  expect(activity.comments.reduce((sum, count) => sum + count)).toBe(3);
  await write(Date.now() - (steps + 1) * stepMs);
  const later = await admin.ask('desk.activity', {});
  expect(later.activity.comments.reduce((sum, count) => sum + count)).toBe(2);
});

test('[A1] members and guests are told nothing of it', async () => {
  const eve = await server.join('Eve');
  const guest = await server.connect();
  expect(await eve.refusal('desk.activity', {})).toMatchObject({ code: 'forbidden' });
  expect(await guest.refusal('desk.activity', {})).toMatchObject({ code: 'unauthenticated' });
  const mia = await server.joinModerator('Mia');
  await admin.ask('member.ban', { memberId: mia.id, reason: 'spam' });
  expect(await mia.refusal('desk.activity', {})).toMatchObject({ code: 'banned' });
});
