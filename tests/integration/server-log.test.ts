// The moderators' log: that whoever touches it is found out, and what of it is published.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openExistingFolder } from '../../server/store/data-folder.ts';
import { type LogVerdict, verifyLog } from '../../server/store/moderation-log.ts';
import { parleyServer } from './command-line.ts';
import { openDatabase } from './community-database.ts';
import type { SocketClient } from './socket-client.ts';
import { publish, TestServer } from './test-server.ts';

let server: TestServer;
let admin: SocketClient;
let annId: string;
beforeEach(async () => {
  server = await TestServer.start();
  admin = await server.joinAdmin();
  const ann = await server.join('Ann');
  annId = (await ann.ask('community.describe', {})).member?.id ?? '';
});
afterEach(() => server.close());

/** Acts until the log has so many entries, and gives back their ids. */
async function fillLog(entries: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < entries) {
    const actId = v7();
    await admin.ask('member.mute', { actId, memberId: annId, forSeconds: 60, reason: 'spam' });
    ids.push(actId);
  }
  return ids;
}

function tamper(sql: string, ...values: unknown[]): void {
  const db = new Sqlite(join(server.dataDir, 'community.db'));
  db.prepare(sql).run(...values);
  db.close();
}

async function verified(): Promise<LogVerdict> {
  const store = await openExistingFolder(server.dataDir);
  return store.read(verifyLog).finally(() => store.close());
}

describe('parley-server log verify', () => {
  test('[M4] proves a log whole, also an empty one and while the server runs', async () => {
    expect(await verified()).toMatchObject({ whole: true, entries: 0 });
    await fillLog(3);
    expect(await verified()).toMatchObject({ whole: true, entries: 3 });
    const json = await parleyServer('log', 'verify', '--data', server.dataDir, '--json');
    expect(json.code).toBe(0);
    expect(JSON.parse(json.stdout)).toEqual({ whole: true, entries: 3 });
    const said = await parleyServer('log', 'verify', '--data', server.dataDir);
    expect(said.code).toBe(0);
    expect(said.stderr).toMatch(
      /^The log is whole: 3 entries, the last with the hash [0-9a-f]{64}\.$/m,
    );
  });

  test('[M4] names the first entry that was changed, whatever was changed of it', async () => {
    const ids = await fillLog(4);
    const columns = [
      ['reason', 'hate'],
      ['by_name', 'Somebody'],
      ['at', 1],
      ['details', '{}'],
      ['until', null],
      ['rev', 99],
      ['hash', 'f'.repeat(64)],
      ['previous_hash', 'f'.repeat(64)],
    ] as const;
    for (const [column, value] of columns) {
      const db = new Sqlite(join(server.dataDir, 'community.db'));
      const before = db
        .prepare(`select "${column}" from moderation_log where seq = 2`)
        .pluck()
        .get();
      db.close();
      tamper(`update moderation_log set "${column}" = ? where seq = 2`, value);
      expect(await verified()).toMatchObject({
        whole: false,
        entries: 4,
        firstBroken: { seq: 2, id: ids[1], why: expect.stringContaining('hash') },
      });
      tamper(`update moderation_log set "${column}" = ? where seq = 2`, before);
    }
    expect(await verified()).toMatchObject({ whole: true });
    tamper("update moderation_log set reason = 'hate' where seq = 2");
    const { code, stderr } = await parleyServer('log', 'verify', '--data', server.dataDir);
    expect(code).toBe(1);
    expect(stderr).toContain(`broken at entry 2 (${ids[1]})`);
    const json = await parleyServer('log', 'verify', '--data', server.dataDir, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toEqual({
      whole: false,
      entries: 4,
      firstBroken: { seq: 2, id: ids[1], why: expect.stringContaining('it was changed') },
    });
  });

  test('[M4] an entry that is missing is named, in the middle and at the end', async () => {
    const ids = await fillLog(4);
    tamper('delete from moderation_log where seq = 4');
    expect(await verified()).toMatchObject({
      whole: false,
      entries: 3,
      firstBroken: { seq: 4, id: null, why: 'the entry is missing' },
    });
    tamper('delete from moderation_log where seq = 2');
    expect(await verified()).toMatchObject({ firstBroken: { seq: 2, id: null } });
    // Closing the gap does not help.
    tamper('update moderation_log set seq = 2 where seq = 3');
    expect(await verified()).toMatchObject({ firstBroken: { seq: 2, id: ids[2] } });
    tamper('delete from moderation_log');
    expect(await verified()).toMatchObject({ entries: 0, firstBroken: { seq: 1 } });
  });

  test('[M4] an entry that was added is named, at the end, in the middle and before the first', async () => {
    await fillLog(2);
    const copy = `insert into moderation_log select ?, ?, rev + 100, at, by_id, by_name, by_role, act,
      member_id, member_name, article_id, comment_id, number, rule_id, reason, until, comments,
      replaces, reverts, details, hash, hash from moderation_log where seq = 2`;
    const added = v7();
    tamper(copy, 3, added);
    expect(await verified()).toMatchObject({ firstBroken: { seq: 3, id: added } });
    tamper('update moderation_log set seq = 0 where id = ?', added);
    expect(await verified()).toMatchObject({ firstBroken: { seq: 0, id: added } });
    tamper('update moderation_log set seq = 7 where id = ?', added);
    expect(await verified()).toMatchObject({ firstBroken: { seq: 3, id: null } });
  });

  test('[M4] an entry with a hash that fits, put at the end or instead of the last, is found', async () => {
    const ids = await fillLog(3);
    tamper('update moderation_log_head set seq = 2');
    expect(await verified()).toMatchObject({ firstBroken: { seq: 3, id: ids[2] } });
    tamper("update moderation_log_head set seq = 3, hash = 'x'");
    expect(await verified()).toMatchObject({ firstBroken: { seq: 3, id: ids[2] } });
    tamper('delete from moderation_log_head');
    expect(await verified()).toMatchObject({ whole: false, firstBroken: { seq: 3 } });
  });

  test('a folder without a community is said so, and stays empty', async () => {
    const folder = join(server.dataDir, 'nowhere');
    const { code, stderr } = await parleyServer('log', 'verify', '--data', folder);
    expect(code).toBe(1);
    expect(stderr).toContain('There is no community');
    expect((await parleyServer('log', 'verify')).code).toBe(2);
  });
});

test('[M4] many acts at once, in one commit, make one chain', async () => {
  const articleId = await publish(admin);
  const modes = ['closed', 'open'] as const;
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      admin.ask('article.setDiscussion', { id: articleId, mode: modes[index % 2] ?? 'open' }),
    ),
  );
  expect(await verified()).toMatchObject({ whole: true, entries: 40 });
});

test('[M4] an entry’s hash is what docs/moderation.md says that it is', async () => {
  await fillLog(2);
  const page = readFileSync(join(import.meta.dirname, '../../docs/moderation.md'), 'utf8');
  const listed = page.split('each as the column holds it:')[1]?.split('\n\n')[1] ?? '';
  const columns = [...listed.matchAll(/`(\w+)`/g)].map(([, column]) => column ?? '');
  expect(columns).toHaveLength(20);
  const db = openDatabase(server.dataDir);
  const entries = db.prepare('select * from moderation_log order by seq').all();
  db.close();
  let previous = '0'.repeat(64);
  for (const entry of entries as Record<string, unknown>[]) {
    const object = Object.fromEntries(columns.map((column) => [column, entry[column]]));
    previous = hash('sha256', `${previous}\n${JSON.stringify(object)}`);
    expect(entry.hash).toBe(previous);
  }
  expect(await verified()).toMatchObject({ entries: 2, lastHash: previous });
});

describe('a published log', () => {
  test('[M9][S7] is for members, where the community publishes it, and tells no names or words', async () => {
    const bad = { memberId: annId, forSeconds: 60, reason: 'Ann said a bad word' };
    await admin.ask('member.mute', bad);
    await admin.ask('member.ban', { memberId: annId, reason: 'hate' });
    const ben = await server.join('Ben');
    const guest = await server.connect();
    const open = { stream: 'log', after: 0 };
    expect(await ben.refusal('sync.open', open)).toMatchObject({ code: 'forbidden' });
    await admin.ask('community.setModeration', { publishesLog: true });
    expect(await guest.refusal('sync.open', open)).toMatchObject({ code: 'unauthenticated' });
    const log = await ben.follow('log');
    expect(log.all('publicLog').map(({ act, role, reason }) => [act, role, reason])).toEqual([
      ['member.mute', 'admin', 'other'],
      ['member.ban', 'admin', 'hate'],
      ['community.setModeration', 'admin', ''],
    ]);
    await admin.ask('member.unban', { memberId: annId, reason: 'because of Ann' });
    await vi.waitFor(() => expect(log.all('publicLog')).toHaveLength(4));
    const told = JSON.stringify([...log.rows.values()]);
    for (const secret of ['Ann', 'Admin', annId, 'because', 'bad word']) {
      expect(told).not.toContain(secret);
    }
  });

  test('[M9] does not tell by its hashes whom an entry is about', async () => {
    const [first] = await fillLog(1);
    const db = openDatabase(server.dataDir);
    const details = db
      .prepare('select details from moderation_log where id = ?')
      .pluck()
      .get(first);
    db.close();
    expect(JSON.parse(details as string).salt).toMatch(/^[0-9a-f]{32}$/);
  });
});
