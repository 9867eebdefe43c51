// Real cache files, damaged at random in any page, in the log, cut short or gone: the cache opens all the
// same, and what stands nowhere else is in it.
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { articleSummaries, putArticle, readArticle } from '../../main/engine/cache/articles.ts';
import { commentsOfThread, putComment } from '../../main/engine/cache/comments.ts';
import { isDamage } from '../../main/engine/cache/damage.ts';
import { type Cache, closeCache, durably, openCache } from '../../main/engine/cache/database.ts';
import { allDrafts, saveDraft } from '../../main/engine/cache/drafts.ts';
import { markSeen } from '../../main/engine/cache/reads.ts';
import { leaveSpare } from '../../main/engine/cache/spare.ts';
import { moveCursor, streamPlace } from '../../main/engine/cache/streams.ts';
import { addEntry, countEntries, entriesOfLane } from '../../main/engine/outbox/entries.ts';
import { createStorage, type Storage } from '../../main/engine/storage.ts';
import { threadStream } from '../../shared/protocol/sync.ts';
import { article } from './fake-replica.ts';
import { articleId, commentId, fakeComment } from './fake-streams.ts';

const threads = 12;
const own = { drafts: 60, entries: 30 };
const files = ['guest.db', 'guest.db-wal', 'guest.db.spare'] as const;

let base: string;
let open: Cache;
let expected: ReturnType<typeof ownOf>;

/** A cache as a kill leaves it: some of it in the file, the last of it in the log alone. */
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'parley-damage-'));
  open = openCache(join(base, 'guest.db')).db;
  for (let index = 1; index <= threads; index += 1) fill(open, index);
  open.pragma('wal_checkpoint(truncate)');
  for (let index = 0; index < own.drafts / 2; index += 1) draft(open, index + own.drafts / 2);
  for (let index = 0; index < own.entries; index += 1) entry(open, index);
  leaveSpare(open);
  expected = ownOf(open);
});

afterAll(() => {
  open.close();
  rmSync(base, { recursive: true });
});

function fill(db: Cache, index: number): void {
  putArticle(db, { ...article, id: articleId(index), rev: index, body: 'word '.repeat(300) });
  const stream = threadStream(articleId(index));
  for (let each = 0; each < 40; each += 1) {
    putComment(db, { ...fakeComment(stream, each, `said ${each} `.repeat(20)), rev: each + 1 });
  }
  moveCursor(db, stream, 40);
  markSeen(db, articleId(index), index, 1);
  for (let each = 0; each < own.drafts / 2 / threads; each += 1) {
    draft(db, index * 10 + each + 1_000);
  }
}

function draft(db: Cache, index: number): void {
  const place = { of: 'edit', commentId: commentId(index) } as const;
  // Some of a page, some of several.
  const text = `typed ${index} `.repeat(index % 7 === 0 ? 900 : 40);
  durably(db, () => saveDraft(db, place, { text }, index));
}

function entry(db: Cache, index: number): void {
  const id = commentId(5_000 + index);
  const lane = articleId(1 + (index % 3));
  const request = { id, articleId: lane, parentId: null, body: `waits ${index} `.repeat(30) };
  durably(db, () => addEntry(db, lane, { kind: 'comment.post', request }, index));
}

function ownOf(db: Cache) {
  const byPlace = allDrafts(db).sort((a, b) => (a.place < b.place ? -1 : 1));
  return { drafts: byPlace, entries: [1, 2, 3].map((lane) => entriesOfLane(db, articleId(lane))) };
}

type Damage = { file: number; at: number; length: number; how: 'noise' | 'zeros' | 'cut' | 'gone' };

const damageArbitrary: fc.Arbitrary<Damage> = fc.record({
  file: fc.nat(1),
  at: fc.nat(0xffff),
  length: fc.oneof(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1_000, max: 40_000 })),
  how: fc.oneof(
    { weight: 8, arbitrary: fc.constant('noise' as const) },
    { weight: 4, arbitrary: fc.constant('zeros' as const) },
    { weight: 2, arbitrary: fc.constant('cut' as const) },
    { weight: 1, arbitrary: fc.constant('gone' as const) },
  ),
});

function damage(path: string, { at, length, how }: Damage): void {
  if (!existsSync(path)) return;
  if (how === 'gone') {
    rmSync(path);
    return;
  }
  const bytes = readFileSync(path);
  const from = Math.floor((at / 0x10000) * bytes.length);
  if (how === 'cut') {
    writeFileSync(path, bytes.subarray(0, from));
    return;
  }
  const to = Math.min(bytes.length, from + length);
  for (let index = from; index < to; index += 1) {
    bytes[index] = how === 'zeros' ? 0 : (index * 167 + at) % 256;
  }
  writeFileSync(path, bytes);
}

/** Works as the engine does: what turns out to be damaged in working is replaced, and done again. */
function work<T>(storage: Storage, db: Cache, task: (db: Cache) => T): { db: Cache; value: T } {
  try {
    return { db, value: task(db) };
  } catch (error) {
    if (!isDamage(error, db)) throw error;
    try {
      closeCache(db);
    } catch {
      // Its log could not be written back.
    }
    const next = storage.replace(null, error);
    return { db: next, value: task(next) };
  }
}

function readAll(db: Cache): void {
  articleSummaries(db, null);
  for (let index = 1; index <= threads; index += 1) {
    readArticle(db, articleId(index));
    commentsOfThread(db, articleId(index));
    streamPlace(db, threadStream(articleId(index)));
  }
  countEntries(db);
  ownOf(db);
}

/** Opens, reads and writes the damaged cache to its end; answers what of one's own is in it. */
function use(folder: string): ReturnType<typeof ownOf> {
  const storage = createStorage({
    folder,
    onChange: () => undefined,
    onRoom: () => undefined,
    log: () => undefined,
  });
  let db = storage.open(null);
  db = work(storage, db, readAll).db;
  const written = work(storage, db, (mended) => {
    fill(mended, threads + 1);
    draft(mended, 77_777);
    return ownOf(mended);
  });
  closeCache(written.db);
  storage.close();
  expect(storage.problem()?.kind).not.toBe('nowhere');
  const again = openCache(join(folder, 'guest.db'));
  expect(again.replaced).toBeNull();
  readAll(again.db);
  const found = ownOf(again.db);
  expect(found).toEqual(written.value);
  again.db.close();
  return found;
}

function inCopy(damages: readonly Damage[], more: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'parley-damage-'));
  try {
    for (const name of files) copyFileSync(join(base, name), join(folder, name));
    for (const each of damages) damage(join(folder, files[each.file]!), each);
    more(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const fixed = { seed: 20_261_127, numRuns: Number(process.env.PARLEY_DAMAGE_RUNS ?? 40) } as const;
/** In milliseconds: some 50 a run on a quiet machine. */
const patience = { timeout: Math.max(30_000, fixed.numRuns * 300) };

test(
  '[D3] whatever is damaged of the cache, it opens, and every draft and write is in it',
  patience,
  () => {
    const damagesArbitrary = fc.array(damageArbitrary, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damagesArbitrary, (damages) => {
        inCopy(damages, (folder) => {
          const found = use(folder);
          expect(found.drafts).toEqual(expect.arrayContaining(expected.drafts));
          expect(found.entries).toEqual(expected.entries);
        });
      }),
      fixed,
    );
  },
);

test('with its second copy damaged too, the cache opens all the same', patience, () => {
  const damagesArbitrary = fc.array(damageArbitrary, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(damagesArbitrary, damageArbitrary, (damages, ofCopy) => {
      inCopy(damages, (folder) => {
        damage(join(folder, 'guest.db.spare'), ofCopy);
        use(folder);
      });
    }),
    { ...fixed, numRuns: Math.ceil(fixed.numRuns / 3) },
  );
});

test('without a second copy, whatever lies on a sound page is saved', () => {
  const rootsSql = "select rootpage from sqlite_master where name = 'drafts'";
  const probe = new Database(join(base, 'guest.db'), { readonly: true });
  const root = Number(probe.prepare(rootsSql).pluck().get());
  probe.close();
  inCopy([], (folder) => {
    const path = join(folder, 'guest.db');
    // All of it in one file.
    const whole = openCache(path).db;
    whole.pragma('wal_checkpoint(truncate)');
    closeCache(whole);
    rmSync(`${path}.spare`);
    const bytes = readFileSync(path);
    const pageSize = bytes.readUInt16BE(16);
    const page = bytes.subarray((root - 1) * pageSize, root * pageSize);
    // An inner page of the table's tree: its leaves stand in it, each after two bytes' offset.
    expect(page[0]).toBe(5);
    const leaves = Array.from({ length: page.readUInt16BE(3) }, (_, index) =>
      page.readUInt32BE(page.readUInt16BE(12 + 2 * index)),
    );
    expect(leaves.length).toBeGreaterThan(6);
    for (const leaf of [leaves[2]!, leaves[4]!]) {
      bytes.fill(0x7f, (leaf - 1) * pageSize, leaf * pageSize);
    }
    writeFileSync(path, bytes);
    const found = use(folder);
    const lost = expected.drafts.filter(
      ({ place }) => !found.drafts.some((kept) => kept.place === place),
    );
    expect(lost.length).toBeGreaterThan(0);
    // A page holds ten of these at most.
    expect(lost.length).toBeLessThanOrEqual(20);
    expect(found.entries).toEqual(expected.entries);
  });
});
