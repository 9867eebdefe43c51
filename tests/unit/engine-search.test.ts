// The search index in the cache: kept in step with what may be read, whatever comes in whatever order,
// and walked without sorting.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type Cache, openCache } from '../../main/engine/cache/database.ts';
import { migrations } from '../../main/engine/cache/migrations.ts';
import { authorsNamedSql, newestTextsSql, walkSql } from '../../main/engine/cache/search-index.ts';
import { wordsMigration } from '../../main/engine/cache/search-schema.ts';
import { keepIndexStep } from '../../main/engine/cache/search-upkeep.ts';
import { resetStream } from '../../main/engine/cache/streams.ts';
import { merged } from '../../main/engine/search/find.ts';
import { findInCache, type PlacedHit } from '../../main/engine/search/find-in-cache.ts';
import { wordsOf } from '../../main/engine/search/words.ts';
import { applyChanges, applyRevocations } from '../../main/engine/sync/apply.ts';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { FindRequest } from '../../shared/bridge/search.ts';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import { type StreamName, threadStream } from '../../shared/protocol/sync.ts';
import { articleId, commentId, memberId } from './fake-streams.ts';

const communityId = 'here' as CommunityId;
const inThread = threadStream(articleId(1));

let db: Cache;
afterEach(() => db.close());

function row(n: number, body: string | null, more: Partial<CommentRow> = {}): CommentRow {
  return {
    kind: 'comment',
    id: commentId(n),
    rev: n,
    articleId: articleId(1),
    parentId: null,
    number: `${n}`,
    seq: n,
    author: { id: memberId(1), name: 'Ada', role: 'member' },
    body,
    createdAt: new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString(),
    editedAt: null,
    articleRevision: 1,
    state: body === null ? 'removed' : 'visible',
    removal: body === null ? { by: 'moderator', reason: '' } : null,
    reactions: {},
    ...more,
  };
}

let cursor = 0;
function take(rows: CommentRow[], stream: StreamName = inThread): void {
  const to = cursor + rows.length;
  const revised = rows.map((each, index) => ({ ...each, rev: cursor + index + 1 }));
  applyChanges(db, { stream, from: cursor, to, rows: revised });
  cursor = to;
}

function open(path = ':memory:'): void {
  cursor = 0;
  db = openCache(path).db;
}

function find(text: string, more: Partial<FindRequest> = {}, most = 1_000, forMs = 10_000) {
  const request: FindRequest = {
    communityId,
    text,
    kind: 'all',
    author: null,
    articleId: null,
    from: null,
    to: null,
    before: null,
    ...more,
  };
  return findInCache({ db, communityId }, request, { most, forMs, leastTexts: 1 });
}

const numbers = (found: ReturnType<typeof find>) => found.hits.map(({ hit }) => Number(hit.number));

function keepIndex(): void {
  for (let steps = 0; keepIndexStep(db); steps += 1) expect(steps).toBeLessThan(1_000);
}

test('a walk comes in order by itself', () => {
  open();
  const plan = (sql: string, ...values: unknown[]) =>
    db
      .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
      .all(...values)
      .map(({ detail }) => detail);
  const walk = plan(walkSql, { match: 'a', before: 1, from: 0 });
  expect(walk).toEqual([expect.stringMatching(/^SCAN search_index VIRTUAL TABLE INDEX/)]);
  expect(plan(authorsNamedSql, 'a', 'b', 1)).toEqual([
    'SEARCH authors USING COVERING INDEX authors_by_name (folded>? AND folded<?)',
  ]);
  expect(plan(newestTextsSql, 1)).toEqual(['SCAN comments USING INDEX comments_by_position']);
});

test('a beginning that stands almost everywhere is found, as is one that is rare', () => {
  open();
  take(
    Array.from({ length: 400 }, (_, n) => row(n + 1, n % 50 === 7 ? 'tin quay' : 'the Théâtre')),
  );
  keepIndex();
  expect(numbers(find('t')).length).toBe(400);
  expect(numbers(find('thea', {}, 3))).toEqual([400, 399, 398]);
  expect(numbers(find('qu'))).toEqual([358, 308, 258, 208, 158, 108, 58, 8]);
});

test('words of any script are found, whole, by their beginning and in a phrase', () => {
  const sought: [text: string, ...queries: string[]][] = [
    ['Наша Ёлка растёт', 'ёлка', 'Елка ', 'ёл', '"наша ёлка"'],
    ['Ο ΛΌΓΟΣ του', 'λόγος', 'λογοσ ', 'λογ'],
    ['قال أحمد وَمُحَمَّد', 'احمد', 'أحمد ', 'أح', '"قال أحمد"', 'ومحمد '],
    ['यह हिन्दी है', 'हिन्दी', 'हिन्', '"यह हिन्दी"'],
    ['한국의 강', '한국의 ', '한국', '"한국의 강"'],
    ['今日本気で東京towerへ', '日本', '東京', 'tower ', 'tow', '"京tower"'],
    ['がくせいです', 'がくせい'],
    ['ที่นี่สวยมาก', 'สวย', 'ที่นี่ '],
    ['𞤀𞤣𞤤𞤢𞤥 a𞤀b', '𞤀𞤣𞤤𞤢𞤥 ', 'A𞤀B '],
  ];
  open();
  take(sought.map(([text], n) => row(n + 1, text)));
  keepIndex();
  const found = sought.map(([, ...queries]) => queries.map((query) => numbers(find(query))));
  expect(found).toEqual(sought.map(([, ...queries], n) => queries.map(() => [n + 1])));
  expect(find('か').hits).toEqual([]);
  expect(find('का ').hits).toEqual([]);
  for (let n = 1; n <= sought.length; n += 1) take([row(n, null)]);
  expect(sought.flatMap(([, ...queries]) => queries.flatMap((one) => find(one).hits))).toEqual([]);
  db.exec("create virtual table temp.left using fts5vocab('main', 'search_index', 'row')");
  expect(db.prepare('select count(*) from temp.left').pluck().get()).toBe(0);
  db.exec('drop table temp.left');
});

test('each word of any text finds it', () => {
  open();
  let n = 0;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      n += 1;
      take([row(n, text)]);
      for (const { start, end } of wordsOf(text).slice(0, 10)) {
        expect(numbers(find(`"${text.slice(start, end)}"`))).toContain(n);
      }
    }),
  );
});

test('[F2] what the index calls its own terms is no word that is found', () => {
  open();
  take([row(1, 'tea'), row(2, 'what kind of tea'), row(3, 'authors of articles')]);
  keepIndex();
  expect(numbers(find('kind'))).toEqual([2]);
  expect(numbers(find('aut'))).toEqual([3]);
  expect(numbers(find('art'))).toEqual([3]);
  const own = ['kindcomment ', '·kindcomment ', `author${memberId(1).replaceAll('-', '')} `];
  expect(own.flatMap((query) => find(query).hits)).toEqual([]);
});

test('[F3] a walk that is cut short goes on where it was left', () => {
  open();
  take(
    Array.from({ length: 60 }, (_, n) =>
      row(n + 1, n % 20 === 0 ? 'coffee or tea' : 'tea or coffee'),
    ),
  );
  keepIndex();
  const seen: number[] = [];
  let before: number | null = null;
  let pages = 0;
  do {
    // No time at all: each page looks at one text.
    const page = find('"or coffee"', { before }, 20, -1);
    seen.push(...numbers(page));
    before = page.next;
    pages += 1;
  } while (before !== null);
  expect(pages).toBe(61);
  expect(seen).toHaveLength(57);
  expect(seen).toEqual([...seen].sort((a, b) => b - a));
});

test('what was written in one moment is all found', () => {
  open();
  const at = '2026-01-01T00:00:00.000Z';
  take(Array.from({ length: 3_000 }, (_, n) => row(n + 1, 'imported', { createdAt: at })));
  expect(find('imported').hits).toHaveLength(250);
  keepIndex();
  expect(find('imported', {}, 5_000).hits).toHaveLength(3_000);
  expect(find('imported', { from: at }, 5_000).hits).toHaveLength(3_000);
});

test('authors are joined whether they are few or many, by the name they have now', () => {
  open();
  const by = (n: number, name: string) => ({
    author: { id: memberId(n), name, role: 'member' as const },
  });
  take(Array.from({ length: 100 }, (_, n) => row(n + 1, 'tea', by(n + 1, `Member ${n + 1}`))));
  expect(numbers(find('tea', { author: 'member' })).length).toBe(100);
  expect(numbers(find('tea', { author: 'MEMBER 7' }))).toEqual([
    79, 78, 77, 76, 75, 74, 73, 72, 71, 70, 7,
  ]);
  take([row(7, 'tea', by(7, 'Seventh'))]);
  expect(numbers(find('tea', { author: 'seven' }))).toEqual([7]);
});

test('[F1] many texts that are withheld at once are found no more, and then erased', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-search-'));
  try {
    const path = join(folder, 'cache.db');
    open(path);
    const all = Array.from({ length: 300 }, (_, n) => row(n + 1, `kept qword${n + 1}x`));
    take(all);
    keepIndex();
    expect(numbers(find('qword30x'))).toEqual([30]);
    take(all.slice(0, 50).map((each) => ({ ...each, ...row(each.seq, null) })));
    applyRevocations(
      db,
      all.slice(50, 100).map(({ id, articleId: of }) => ({
        kind: 'revocation',
        id,
        rev: 1,
        articleId: of,
        commentRev: 1_000,
        state: 'hidden',
        removal: { by: 'moderator', reason: '' },
      })),
    );
    expect(find('qword').hits).toHaveLength(200);
    expect(find('kept', { author: 'ada' }).hits).toHaveLength(200);
    keepIndex();
    expect(db.prepare('select due from search_upkeep').get()).toEqual({ due: 0 });
    const terms = () =>
      db
        .prepare<[], { term: string }>("select term from words where term glob 'qword*'")
        .all()
        .map(({ term }) => Number(term.match(/\d+/)?.[0]));
    db.exec("create virtual table temp.words using fts5vocab('main', 'search_index', 'row')");
    expect(Math.min(...terms())).toBe(101);
    db.exec('drop table temp.words');
    db.pragma('wal_checkpoint(truncate)');
    const bytes = (await readFile(path)).toString('latin1');
    expect([bytes.includes('qword77x'), bytes.includes('qword177x')]).toEqual([false, true]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a thread or a feed that is read anew leaves nothing behind', () => {
  open();
  take(Array.from({ length: 30 }, (_, n) => row(n + 1, 'tea')));
  keepIndex();
  db.transaction(() => resetStream(db, inThread))();
  expect(find('tea').hits).toEqual([]);
  cursor = 0;
  take(Array.from({ length: 20 }, (_, n) => row(n + 1, 'tea')));
  expect(find('tea').hits).toHaveLength(20);
  db.transaction(() => resetStream(db, 'feed'))();
  expect(find('tea').hits).toEqual([]);
  cursor = 0;
  take(Array.from({ length: 10 }, (_, n) => row(n + 1, 'tea')));
  keepIndex();
  expect(find('tea').hits).toHaveLength(10);
});

test('a cache of an earlier app is searched as soon as it is indexed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-search-'));
  try {
    const path = join(folder, 'old.db');
    const old = new Database(path);
    old.exec(migrations[0]!);
    old.pragma('user_version = 1');
    old.exec(`insert into comments (id, article_id, rev, number, seq, author_id, author_name,
        author_role, body, created_at, article_revision, state, reactions) values
        ('a', 'x', 1, '1', 1, 'm', 'Ada', 'member', 'tea', 1767225600000, 1, 'visible', '{}'),
        ('b', 'x', 2, '2', 2, 'm', 'Ada', 'member', 'more tea', 1767225600000, 1, 'visible', '{}'),
        ('c', 'x', 3, '3', 3, 'm', 'Ada', 'member', null, 1767225500000, 1, 'removed', '{}');
      insert into articles (id, rev, headline, deck, body, byline, sources, published_at, revisions,
        mode, slow_seconds, comment_count, last_seq) values
        ('x', 1, 'On tea', '', '', '', '[]', 1767225600000, '[]', 'open', 0, 3, 3)`);
    old.close();
    open(path);
    expect(find('tea').hits).toHaveLength(3);
    expect(numbers(find('tea', { author: 'ada' }))).toEqual([2, 1]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('what an earlier app has indexed in its own way is indexed anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-search-'));
  try {
    const path = join(folder, 'old.db');
    const old = new Database(path);
    old.function('folded_name', (name) => String(name).toLowerCase());
    old.function('place_of', (number) => String(number));
    const before = migrations.slice(0, migrations.indexOf(wordsMigration));
    for (const sql of before) old.exec(sql);
    old.pragma(`user_version = ${before.length}`);
    const id = commentId(1);
    old.exec(`insert into comments (id, article_id, rev, number, seq, author_id, author_name,
        author_role, body, created_at, article_revision, state, reactions, position) values
        ('${id}', '${articleId(1)}', 0, '1', 1, 'm', 'Ёж', 'member', 'Ёлка', 1767225600000, 1,
         'visible', '{}', 5);
      insert into search_index (rowid, words, terms) values (5, 'Ёлка', 'kindcomment authorm');
      delete from search_queue`);
    old.close();
    open(path);
    expect(numbers(find('елка'))).toEqual([1]);
    expect(numbers(find('елка', { author: 'еж' }))).toEqual([1]);
    expect(find('kind').hits).toEqual([]);
    take([row(1, null)]);
    db.exec("create virtual table temp.left using fts5vocab('main', 'search_index', 'row')");
    expect(db.prepare('select count(*) from temp.left').pluck().get()).toBe(0);
    db.exec('drop table temp.left');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('[F1] whatever comes in whatever order, exactly what may be read is found', () => {
  const change = fc.record({
    n: fc.integer({ min: 1, max: 12 }),
    body: fc.constantFrom('tea', 'coffee', 'tea and coffee', null),
  });
  const step = fc.oneof(
    fc.array(change, { minLength: 1, maxLength: 14 }).map((changes) => ({ changes })),
    fc.constant('keep' as const),
    fc.constant('reset' as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      open();
      const bodies = new Map<number, string | null>();
      for (const each of steps) {
        if (each === 'keep') keepIndexStep(db);
        else if (each === 'reset') {
          db.transaction(() => resetStream(db, inThread))();
          bodies.clear();
          cursor = 0;
        } else {
          const latest = new Map(each.changes.map(({ n, body }) => [n, body]));
          take([...latest].map(([n, body]) => row(n, body)));
          for (const [n, body] of latest) bodies.set(n, body);
        }
      }
      for (const word of ['tea', 'coffee']) {
        const holding = [...bodies].filter(([, body]) => body?.includes(word)).map(([n]) => n);
        expect(numbers(find(word))).toEqual(holding.sort((a, b) => b - a));
      }
      db.close();
    }),
  );
  open();
});

test('of several communities nothing is shown from below where one has stopped looking', () => {
  const hits = (...positions: number[]): PlacedHit[] =>
    positions.map((position) => ({ position, hit: { number: `${position}` } as PlacedHit['hit'] }));
  const shown = (page: ReturnType<typeof merged>) => page.hits.map(({ number }) => Number(number));
  const cut = merged([
    { hits: hits(9, 5, 3), next: null },
    { hits: hits(8, 6), next: 4 },
  ]);
  expect([shown(cut), cut.next]).toEqual([[9, 8, 6, 5], 4]);
  const ends = merged([{ hits: hits(9, 5), next: null }]);
  expect([shown(ends), ends.next]).toEqual([[9, 5], null]);
  const full = merged([
    { hits: hits(...Array.from({ length: 20 }, (_, n) => 100 - n)), next: 81 },
    { hits: hits(99, 81, 80), next: null },
  ]);
  // What shares a position is never torn apart.
  expect([shown(full).length, full.next]).toEqual([20, 82]);
});
