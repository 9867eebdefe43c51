// The moderators’ log in the cache and the published one, as they are read.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publicLogToRead } from '../../main/engine/views/log-view.ts';
import { ada, at, eve, fakeLog, fakePublicLog } from './fake-moderation.ts';
import { FakeReplica, lane } from './fake-replica.ts';
import { memberId } from './fake-streams.ts';

let fake: FakeReplica;
beforeEach(() => {
  fake = new FakeReplica(eve);
});
afterEach(() => {
  fake.close();
  expect(fake.failures).toEqual([]);
});

test('the log is read in pages and filtered, and a published one without names', () => {
  const rows = Array.from({ length: 250 }, (_, index) =>
    fakeLog(index + 1, {
      act: index % 2 === 0 ? 'member.mute' : 'comment.hide',
      member: index % 5 === 0 ? { id: memberId(3), name: 'Cleo' } : null,
      articleId: index % 3 === 0 ? lane : null,
    }),
  );
  fake.take('desk', ...rows);
  const page = fake.log();
  expect(page.entries.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 100 }, (_, index) => 250 - index),
  );
  expect(page.more).toBe(true);
  expect(fake.log(51).entries).toHaveLength(50);
  expect(fake.log(51).more).toBe(false);
  expect(fake.log(null, { memberId: memberId(3) }).entries).toHaveLength(50);
  expect(fake.log(null, { memberId: memberId(3), act: 'member.mute' }).entries).toHaveLength(25);
  expect(fake.log(null, { articleId: lane }).entries).toHaveLength(84);
  expect(fake.log(null, { moderatorId: ada.id }).entries).toEqual([]);
  expect(fake.log(null, { from: at(10), to: at(20) }).entries.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 10 }, (_, index) => 19 - index),
  );
  fake.take('log', ...Array.from({ length: 120 }, (_, index) => fakePublicLog(index + 1)));
  const published = publicLogToRead(fake.db, null);
  expect(published.entries).toHaveLength(100);
  expect(published.more).toBe(true);
  expect(publicLogToRead(fake.db, published.entries.at(-1)!.id).entries).toHaveLength(20);
  expect(JSON.stringify(published)).not.toContain('Ada');
});
