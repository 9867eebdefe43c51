// Which streams the follower asks for, in which order, and what it does where one is not given.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { threadStream } from '../../shared/protocol/sync.ts';
import { articleId } from './fake-streams.ts';
import { FollowedLine, settle, thread } from './followed-line.ts';

let fake: FollowedLine;
beforeEach(() => {
  fake = new FollowedLine();
});
afterEach(() => {
  fake.close();
  expect(fake.failures).toEqual([]);
});

test('the thread that is looked at is opened first, and few at a time', async () => {
  const threads = Array.from({ length: 9 }, (_, index) => threadStream(articleId(10 + index)));
  fake.follower.connected(['feed', ...threads]);
  fake.line.answer();
  await settle();
  expect(fake.line.asked).toHaveLength(4);
  const last = threads.at(-1)!;
  fake.follower.want(['feed', last, ...threads]);
  fake.line.answer();
  await settle();
  expect(fake.line.asked).toHaveLength(4);
  expect(fake.line.log.at(-1)).toBe(last);
  fake.line.cut();
});

test('[A5] where the feed is refused the rest is asked for, and the feed again when something changed', async () => {
  const forbidden = { ok: false, error: { code: 'forbidden', message: 'no' } } as const;
  fake.follower.connected(['feed', 'me']);
  fake.line.asked.splice(0)[0]!.resolve(forbidden);
  await settle();
  expect(fake.line.asked.map(({ stream }) => stream)).toEqual(['me']);
  // It is told with one's own bans, which say why.
  expect(fake.feedRefusals).toEqual([]);
  await fake.answerAll();
  expect(fake.feedRefusals).toEqual([forbidden.error]);
  expect(fake.revoked).toBe(0);
  fake.follower.reopen();
  await fake.answerAll();
  expect(fake.revoked).toBe(1);
});

test('[A5] a stream that was under way when it was to be asked again is asked again', async () => {
  const forbidden = { ok: false, error: { code: 'forbidden', message: 'no' } } as const;
  fake.follower.connected(['feed', 'desk']);
  await settle();
  fake.line.answer();
  await settle();
  const { resolve } = fake.line.asked.splice(0)[0]!;
  fake.follower.reopen();
  expect(fake.line.asked.map(({ stream }) => stream)).toEqual(['feed']);
  resolve(forbidden);
  await settle();
  expect(fake.line.asked.map(({ stream }) => stream)).toEqual(['feed', 'desk']);
  await fake.answerAll();
  expect(fake.follower.isWhole()).toBe(true);
});

test("streams beyond the server's limit make room: the last in order are closed", async () => {
  const threads = Array.from({ length: 205 }, (_, index) => threadStream(articleId(10 + index)));
  fake.follower.connected(threads.slice(0, 200));
  await fake.answerAll();
  fake.follower.want(threads.slice(200));
  await fake.answerAll();
  expect(fake.closed).toEqual(threads.slice(195, 200));
  expect(fake.follower.isWhole()).toBe(true);
});

test('what the server does not give is not asked for again on this line', async () => {
  fake.follower.connected([thread]);
  fake.line.asked
    .splice(0)[0]!
    .resolve({ ok: false, error: { code: 'not_found', message: 'gone' } });
  await settle();
  fake.follower.want([thread]);
  expect(fake.line.asked).toEqual([]);
  fake.follower.disconnected();
  fake.follower.connected([thread]);
  expect(fake.line.asked).toHaveLength(1);
  fake.line.cut();
});

test('a stream that cannot be had now is asked for again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    fake.follower.connected([thread]);
    fake.line.asked
      .splice(0)[0]!
      .resolve({ ok: false, error: { code: 'unavailable', message: 'busy' } });
    await settle();
    expect(fake.line.asked).toEqual([]);
    vi.advanceTimersByTime(5_000);
    expect(fake.line.asked).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});
