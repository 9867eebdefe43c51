// Cache files on their way: a swap that was interrupted is brought to its end, and what was put aside
// does not stay for ever.
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepAsidesForMs, limitAsides, pruneAsides } from '../../main/engine/cache/aside.ts';
import { closeCache, openCache } from '../../main/engine/cache/database.ts';
import { readDraft, saveDraft } from '../../main/engine/cache/drafts.ts';
import { commentId } from './fake-streams.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-aside-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = { of: 'edit', commentId: commentId(1) } as const;
const asides = () => readdirSync(folder).filter((name) => /\.aside-\d+(-since-\d+)?$/.test(name));

function makeCache(path: string, text: string): void {
  const { db } = openCache(path);
  saveDraft(db, place, { text }, 1);
  closeCache(db);
}

test.each([
  ['before the old file went aside', ['', '-wal']],
  ['when its log was still there', ['-wal']],
  ['when all of it was aside', []],
])('[D3] a crash %s leaves the file that was built in its place', (_when, left) => {
  const path = join(folder, 'guest.db');
  const built = join(folder, 'built.db');
  makeCache(built, 'carried over');
  renameSync(built, `${path}.rebuilt`);
  for (const part of left) writeFileSync(path + part, 'x'.repeat(5_000));
  const opened = openCache(path);
  expect(opened.replaced).toBeNull();
  expect(readDraft(opened.db, place)).toEqual({ text: 'carried over' });
  closeCache(opened.db);
  expect(existsSync(`${path}.rebuilt`)).toBe(false);
  expect(readFile(path)).toEqual({ text: 'carried over' });
});

function readFile(path: string) {
  const { db } = openCache(path);
  const found = readDraft(db, place);
  closeCache(db);
  return found;
}

test('a crash while the new file was being built leaves the old one', () => {
  const path = join(folder, 'guest.db');
  makeCache(path, 'still here');
  writeFileSync(`${path}.building`, 'half of it');
  expect(readFile(path)).toEqual({ text: 'still here' });
});

test('of what was put aside the newest three stay, for two weeks of the server’s time', () => {
  const stamps = [
    '20261101000000000',
    '20261102000000000',
    '20261103000000000',
    '20261104000000000',
  ];
  for (const stamp of stamps) {
    writeFileSync(join(folder, `guest.db.aside-${stamp}`), '');
    writeFileSync(join(folder, `guest.db.aside-${stamp}-wal`), '');
  }
  writeFileSync(join(folder, 'guest.db'), '');
  limitAsides(folder);
  expect(asides()).toHaveLength(3);
  expect(readdirSync(folder)).not.toContain(`guest.db.aside-${stamps[0]}-wal`);
  const isLogKept = () => readdirSync(folder).some((name) => /\.aside-.*-wal$/.test(name));
  const now = Date.parse('2026-11-05T00:00:00Z');
  pruneAsides(folder, now);
  pruneAsides(folder, now + keepAsidesForMs - 1_000);
  expect([asides().length, isLogKept()]).toEqual([3, true]);
  pruneAsides(folder, now + keepAsidesForMs);
  expect([asides().length, isLogKept()]).toEqual([0, false]);
  expect(existsSync(join(folder, 'guest.db'))).toBe(true);
});

test('[D5] what was put aside while this device’s clock was wrong stays as long as anything', () => {
  const now = Date.parse('2026-11-05T00:00:00Z');
  for (const year of [2025, 2027]) {
    writeFileSync(join(folder, `guest.db.aside-${year}1104000000000`), '');
  }
  pruneAsides(folder, now);
  pruneAsides(folder, now + keepAsidesForMs - 1_000);
  expect(asides()).toHaveLength(2);
  // What comes now is newer than these, whatever they are called.
  for (const day of ['01', '02', '03']) {
    writeFileSync(join(folder, `guest.db.aside-202611${day}000000000`), '');
  }
  limitAsides(folder);
  expect(asides()).toEqual(['01', '02', '03'].map((day) => `guest.db.aside-202611${day}000000000`));
});
