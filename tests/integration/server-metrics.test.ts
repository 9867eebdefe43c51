// The metrics as a Prometheus would scrape them.
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SocketClient } from './socket-client.ts';
import { post, publish, TestServer } from './test-server.ts';

let server: TestServer;
let admin: SocketClient;
let ann: SocketClient;

beforeAll(async () => {
  server = await TestServer.start();
  admin = await server.joinAdmin();
  ann = await server.join('Ann');
});
afterAll(() => server.close());

async function scrape(): Promise<string> {
  const response = await fetch(`${server.url}/metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  return response.text();
}

/** The value of one series; 0 where it is not there yet. */
function sample(text: string, series: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? 0 : Number(line.slice(series.length + 1));
}

const answered = (name: string, outcome: string) =>
  `parley_requests_total{name="${name}",outcome="${outcome}"}`;

test('requests are counted by name and outcome, forged requests of moderators too', async () => {
  const { id } = await post(ann, await publish(admin), 'x');
  await ann.refusal('comment.hide', { id, reason: 'hate' });
  await ann.refusal('member.ban', { memberId: v7(), reason: 'hate' });
  await ann.refusal('comment.hide', { id });
  const text = await scrape();
  expect(sample(text, answered('comment.post', 'ok'))).toBe(1);
  expect(sample(text, answered('comment.hide', 'forbidden'))).toBe(1);
  expect(sample(text, answered('member.ban', 'forbidden'))).toBe(1);
  expect(sample(text, answered('comment.hide', 'invalid'))).toBe(1);
});

test('no name from outside becomes a label', async () => {
  for (const name of ['comment.hack', 'toString', 'x"} 1\nevil{y="']) {
    await ann.refusal(name, {});
  }
  const text = await scrape();
  expect(sample(text, answered('unknown', 'not_found'))).toBe(3);
  expect(text).not.toMatch(/hack|toString|evil/);
});

test('connections, commits and broadcasts are counted, and the process as usual', async () => {
  const reader = await server.connect();
  const articleId = await publish(admin);
  const thread = await reader.follow(`thread:${articleId}`);
  const before = await scrape();
  await Promise.all(Array.from({ length: 20 }, () => post(ann, articleId, 'x')));
  await expect.poll(() => thread.rows.size).toBe(20);
  // The round is counted when it ends, which is after what it has sent has come.
  await expect
    .poll(async () => sample(await scrape(), 'parley_broadcast_round_seconds_count'))
    .toBeGreaterThan(sample(before, 'parley_broadcast_round_seconds_count'));
  const text = await scrape();
  expect(sample(text, 'parley_connections')).toBe(3);
  expect(
    sample(text, 'parley_commit_group_size_sum') - sample(before, 'parley_commit_group_size_sum'),
  ).toBe(20);
  const commits = sample(text, 'parley_commits_total') - sample(before, 'parley_commits_total');
  expect(commits).toBeGreaterThan(0);
  expect(commits).toBeLessThanOrEqual(20);
  expect(sample(text, 'parley_broadcast_window_seconds')).toBeGreaterThanOrEqual(0.02);
  expect(sample(text, 'process_resident_memory_bytes')).toBeGreaterThan(0);
  expect(text).toContain('nodejs_eventloop_lag_seconds');
});

test('nothing of members or what they write is in it', async () => {
  await post(ann, await publish(admin), 'a very private matter');
  expect(await scrape()).not.toMatch(/Ann|private/);
});
