// The storm against a real server: it talks over its members' own lines, and who is muted notices.
import { spawnSync } from 'node:child_process';
import { afterEach, expect, test, vi } from 'vitest';
import { Crowd } from '../../main/launch/storm/crowd.ts';
import { Line } from '../../main/launch/storm/line.ts';
import { Room } from '../../main/launch/storm/room.ts';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import { articleIdSchema } from '../../shared/protocol/ids.ts';
import { threadStream } from '../../shared/protocol/sync.ts';
import { publish, TestServer } from './test-server.ts';

const seed = 20_261_124;
const undo: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
});

async function storm(members: number) {
  const server = await TestServer.start();
  undo.push(() => server.close());
  const admin = await server.joinAdmin();
  const articleId = articleIdSchema.parse(await publish(admin));
  const reader = await Line.connect(server.url, null);
  undo.push(() => reader.close());
  const room = await Room.open(reader);
  const crowd = new Crowd({ url: server.url, seed, commentsPerSecond: 100, quarrelsome: 0.3 });
  undo.push(() => crowd.end());
  await crowd.joinNewcomers(members);
  const thread = await admin.follow(threadStream(articleId));
  const comments = () =>
    [...thread.rows.values()].filter((row): row is CommentRow => row.kind === 'comment');
  return { admin, crowd, comments, talking: crowd.talk(room) };
}

test('members talk to each other, and everything that they sent is answered', async () => {
  const { comments, crowd, talking } = await storm(8);
  await vi.waitFor(() => expect(comments().length).toBeGreaterThan(100), 10_000);
  await crowd.end();
  await talking;
  const { tally } = crowd;
  await vi.waitFor(() => expect(comments().length).toBe(tally.comments), 5_000);
  expect(new Set(comments().map(({ author }) => author.name)).size).toBe(8);
  const replies = comments().filter(({ parentId }) => parentId !== null);
  expect(replies.length).toBeGreaterThan(comments().length / 2);
  expect(comments().some(({ reactions }) => Object.keys(reactions).length > 0)).toBe(true);
  expect(tally.inWords(1)).toMatch(/^\d+ comments sent .*: \d+ acknowledged, 0 refused;/);
});

test('who is muted notices, keeps quiet, and talks again when it is lifted', async () => {
  const { admin, comments, crowd, talking } = await storm(4);
  await vi.waitFor(() => expect(comments().length).toBeGreaterThan(20), 10_000);
  const offender = comments()[0]!.author;
  await admin.ask('member.mute', { memberId: offender.id, forSeconds: 3_600, reason: 'hate' });
  const count = () => comments().filter(({ author }) => author.id === offender.id).length;
  const refusals = () => crowd.tally.refusedWith('muted');
  await vi.waitFor(() => expect(refusals()).toBeGreaterThan(0), 10_000);
  expect(crowd.sanctioned).toBe(1);
  const othersHaveWritten = async (more: number) => {
    const before = comments().length;
    await vi.waitFor(() => expect(comments().length).toBeGreaterThan(before + more), 10_000);
  };
  // What was on its way when the first refusal came is refused too.
  await othersHaveWritten(20);
  const [whenQuiet, refusedOnce] = [count(), refusals()];
  await othersHaveWritten(100);
  expect(count()).toBe(whenQuiet);
  expect(refusals()).toBe(refusedOnce);
  await admin.ask('member.unmute', { memberId: offender.id });
  await vi.waitFor(() => expect(count()).toBeGreaterThan(whenQuiet), 10_000);
  expect(crowd.sanctioned).toBe(0);
  await crowd.end();
  await talking;
});

test('an option that does not parse is said, and nothing is started', () => {
  const result = spawnSync(process.execPath, ['main/launch/storm.ts', '--rate', 'fast'], {
    encoding: 'utf8',
  });
  expect(result.status).toBe(1);
  expect(result.stderr).toContain('--rate: ');
  expect(result.stderr).toContain('npm run storm [-- OPTIONS]');
});
