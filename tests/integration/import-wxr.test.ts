// A WordPress export comes in whole and once, or not at all. Driven through the command line, looked
// at in the database that it leaves.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { io } from 'socket.io-client';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ImportReport, importWxr } from '../../server/import/import-wxr.ts';
import { openDataFolder } from '../../server/store/data-folder.ts';
import { addMember } from '../../server/store/members.ts';
import { memberIdSchema } from '../../shared/protocol/ids.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { parleyServer, serve } from './command-line.ts';
import { brokenInvariants, dump, openDatabase, thread } from './community-database.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/wxr/${name}`, import.meta.url));
const lockKeeper = fixture('lock-keeper.xml');
const laterExport = fixture('lock-keeper-later.xml');

let dataDir: string;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'parley-import-')), 'data');
});
afterEach(() => rmSync(join(dataDir, '..'), { recursive: true }));

async function imported(file: string): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await parleyServer(
    'import',
    'wxr',
    file,
    '--data',
    dataDir,
    '--json',
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** The same without a process of its own. */
function importedHere(file: string): Promise<ImportReport> {
  return importWxr(file, () => openDataFolder(dataDir));
}

const leftOut = {
  spam: 1,
  trash: 1,
  unapproved: 1,
  pingback: 1,
  trackback: 1,
  empty: 1,
  draft: 1,
  private: 1,
  future: 1,
  pending: 1,
  trashedArticle: 1,
  password: 1,
  commentOfSkipped: 1,
  attachment: 1,
  nav_menu_item: 1,
  other: 1,
};

describe('a blog of our own', () => {
  test('[N1] [N3] comes in with its articles, threads, authors, dates and numbers', async () => {
    expect(await imported(lockKeeper)).toEqual({
      articles: 3,
      comments: 7,
      skipped: leftOut,
      authors: 5,
      known: { articles: 0, comments: 0 },
      withoutParent: 1,
    });
    const db = openDatabase(dataDir);
    const articles = db
      .prepare('select headline, deck, body, byline, published_at, mode from articles order by rev')
      .all();
    db.close();
    expect(articles).toEqual([
      {
        headline: 'About',
        deck: '',
        body: 'Text.',
        byline: 'Hanna Weir',
        published_at: Date.UTC(2023, 4, 1, 12),
        mode: 'closed',
      },
      {
        headline: 'A note without a title.',
        deck: '',
        body: 'A note without a title.',
        byline: 'Hanna Weir',
        // Undated: as old as the export.
        published_at: Date.UTC(2024, 2, 2, 8),
        mode: 'open',
      },
      {
        headline: 'The lock & its keeper',
        deck: 'Who opens it, and when.',
        body:
          'It opens at six.  \nIt closes at ten.\n\n' +
          'Except [on Sundays](https://lock.example/sundays).',
        byline: 'Hanna Weir',
        published_at: Date.UTC(2024, 0, 10, 9),
        mode: 'open',
      },
    ]);
    expect(thread(dataDir, 'The lock & its keeper')).toEqual([
      {
        number: '1',
        seq: 1,
        author: 'Otto',
        at: '2024-01-10T10:00:00Z',
        body: 'First!\n\nAnd **gladly**.',
      },
      {
        number: '2',
        seq: 2,
        author: 'Ines',
        at: '2024-01-10T10:05:00Z',
        body: 'Who opens it at night?',
      },
      {
        number: '3',
        seq: 3,
        author: 'Otto 2',
        at: '2024-01-10T10:30:00Z',
        body: 'I am another Otto.',
      },
      { number: '2.1', seq: 4, author: 'Hanna Weir', at: '2024-01-10T11:00:00Z', body: 'I do.' },
      {
        number: '2.1.1',
        seq: 5,
        author: 'Ines',
        at: '2024-01-10T10:59:00Z',
        body: 'Thank you! (My clock is slow.)',
      },
      { number: '4', seq: 6, author: 'Otto', at: '2024-01-10T11:20:00Z', body: 'No, thank you.' },
      {
        number: '5',
        seq: 7,
        author: 'eve',
        at: '2024-01-10T12:10:00Z',
        body: 'Hello ![](https://lock.example/x)',
      },
    ]);
    expect(brokenInvariants(dataDir)).toEqual([]);
  });

  test('a second run adds nothing', async () => {
    await imported(lockKeeper);
    const before = dump(dataDir);
    expect(await imported(lockKeeper)).toEqual({
      articles: 0,
      comments: 0,
      skipped: leftOut,
      authors: 0,
      known: { articles: 3, comments: 7 },
      withoutParent: 0,
    });
    expect(dump(dataDir)).toEqual(before);
  });

  test('[N2] a later export adds what is new in it, below what it answers', async () => {
    await imported(lockKeeper);
    const before = thread(dataDir, 'The lock & its keeper');
    expect(await imported(laterExport)).toMatchObject({
      articles: 1,
      comments: 3,
      authors: 1,
      known: { articles: 3, comments: 7 },
      withoutParent: 0,
    });
    const after = thread(dataDir, 'The lock & its keeper');
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(({ number, author }) => [number, author])).toEqual([
      ['2.1.2', 'Ines'],
      ['6', 'Jost'],
    ]);
    expect(brokenInvariants(dataDir)).toEqual([]);
  });

  test('no address of a person is kept anywhere', async () => {
    await imported(lockKeeper);
    const files = readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name), 'latin1'));
    for (const secret of ['@mail.example', '@lock.example', '203.0.113.77', 'sesame']) {
      expect(files.some((content) => content.includes(secret))).toBe(false);
    }
  });

  test('an author never becomes a member who is here already', async () => {
    const store = await openDataFolder(dataDir);
    const id = memberIdSchema.parse(uuidv7());
    await store.write((unit) =>
      addMember(unit, { id, name: 'otto', role: 'admin', passwordHash: 'x', joinedAt: unit.now }),
    );
    await store.close();
    await imported(lockKeeper);
    const authors = thread(dataDir, 'The lock & its keeper').map(({ author }) => author);
    expect(authors.filter((name) => /otto/i.test(name))).toEqual(['Otto 2', 'Otto 3', 'Otto 2']);
    const { members } = dump(dataDir);
    expect(members).toHaveLength(6);
    expect(members).toContainEqual(
      expect.objectContaining({ name: 'Otto 2', role: 'member', password_hash: null }),
    );
  });

  test('in sentences, without --json', async () => {
    const { stdout } = await parleyServer('import', 'wxr', lockKeeper, '--data', dataDir);
    expect(stdout.split('\n')).toEqual([
      'Imported 3 articles and 7 comments, with 5 new authors.',
      expect.stringMatching(/^Left out: 1 spam, .* 1 nav_menu_item, 1 other\.$/),
      'At the top, since what they answer is not here: 1 comment.',
      '',
    ]);
  });
});

describe('nothing half done', () => {
  test('a file that is cut off is refused with the place, and makes no data folder', async () => {
    const file = fixture('cut-off.xml');
    const { code, stdout, stderr } = await parleyServer('import', 'wxr', file, '--data', dataDir);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(`${file}:91:1: unclosed tag: wp:comment\nNothing was imported.\n`);
    expect(existsSync(dataDir)).toBe(false);
  });

  test('[S2] a failure in the middle of the writing leaves the database as it was', async () => {
    await imported(lockKeeper);
    const before = dump(dataDir);
    const failing = importWxr(
      laterExport,
      () => openDataFolder(dataDir),
      ({ phase, done }) => {
        if (phase === 'writing' && done === 2) throw new Error('the power is gone');
      },
    );
    await expect(failing).rejects.toThrow('the power is gone');
    expect(dump(dataDir)).toEqual(before);
  });

  test('wrong use and a missing file', async () => {
    expect((await parleyServer('import', 'wxr')).code).toBe(2);
    expect((await parleyServer('import', 'wxr', lockKeeper)).code).toBe(2);
    expect((await parleyServer('import', 'wxr', '/no/such', '--data', dataDir)).code).toBe(1);
    expect(existsSync(dataDir)).toBe(false);
  });
});

test('[S4] whoever is connected is told of an import into the running server', async () => {
  const server = await serve(dataDir);
  const socket = io(server.url, {
    transports: ['websocket'],
    auth: { protocol: protocolVersion, client: { name: 'test', version: '0' } },
  });
  try {
    const headlines = new Set<string>();
    const take = (rows: { kind: string; headline?: string }[]): void => {
      for (const row of rows) if (row.kind === 'article') headlines.add(row.headline ?? '');
    };
    socket.on('changes', (changes: { rows: [] }) => take(changes.rows));
    const opened = await socket.emitWithAck('sync.open', { stream: 'feed', after: 0 });
    expect(opened.ok).toBe(true);
    await imported(lockKeeper);
    await vi.waitFor(() => expect(headlines).toContain('The lock & its keeper'), 10_000);
    expect(headlines.size).toBe(3);
  } finally {
    socket.disconnect();
    await server.stop();
  }
});

const shared = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const there = existsSync(join(shared, 'wxr'));
const absent = there ? '' : ' (skipped: ../shared/data is not here)';

describe(`exports made by others${absent}`, () => {
  const comeIn: [string, number, number, Record<string, number>][] = [
    ['wxr/e2e-wxr-comprehensive.xml', 2, 1, {}],
    ['wxr/ghost-has-meta.xml', 0, 0, { enmse_message: 1 }],
    ['wxr/ghost-multiple-posts-only.xml', 2, 0, { draft: 1, customcpt: 1 }],
    ['wxr/isso-wordpress.xml', 3, 8, {}],
    ['wxr/small-export.xml', 9, 1, { draft: 1, private: 1 }],
    ['wxr/test-serialized-comment-meta.xml', 0, 0, { draft: 1, commentOfSkipped: 1 }],
    [
      'wxr/theme-unit-test-data.xml',
      76,
      25,
      {
        unapproved: 3,
        pingback: 2,
        trackback: 2,
        attachment: 37,
        nav_menu_item: 70,
        future: 1,
        draft: 1,
        password: 1,
        commentOfSkipped: 1,
      },
    ],
    ['wxr/valid-wxr-1.0.xml', 6, 1, {}],
    ['wxr/valid-wxr-1.1.xml', 2, 1, {}],
    ['wxr/wxr-simple.xml', 1, 0, {}],
    ['wxr_malformed/missing-tags.xml', 1, 0, {}],
    ['wxr_malformed/multiple-cdata.xml', 1, 0, {}],
    ['wxr_malformed/wxr-utf-8-challenges.xml', 1, 0, {}],
  ];
  const refused: [string, number, RegExp][] = [
    ['wxr_malformed/crazy-cdata.xml', 18, /"\]\]>" is disallowed/],
    ['wxr_malformed/malformed-simple.xml', 14, /unclosed tag: item/],
    ['wxr_malformed/malformed.xml', 90, /unexpected close tag/],
    ['wxr_malformed/invalid-version-tag.xml', 33, /the WXR version "abc" is not supported/],
    ['wxr_malformed/missing-version-tag.xml', 91, /no wp:wxr_version/],
  ];

  test.skipIf(!there)('every one of them is in one of the two lists', () => {
    const names = ['wxr', 'wxr_malformed'].flatMap((folder) =>
      readdirSync(join(shared, folder)).map((name) => `${folder}/${name}`),
    );
    expect([...comeIn, ...refused].map(([name]) => name).sort()).toEqual(names.sort());
  });

  test.skipIf(!there).each(comeIn)(
    '%s comes in, whole and once',
    async (name, articles, comments, skipped) => {
      const file = join(shared, name);
      const first = await importedHere(file);
      const none = { spam: 0, trash: 0, unapproved: 0, pingback: 0, trackback: 0 };
      expect(first).toMatchObject({ articles, comments, withoutParent: 0 });
      expect(first.skipped.toJSON()).toEqual({ ...none, ...skipped });
      const before = dump(dataDir);
      expect(before.articles).toHaveLength(articles);
      expect(before.comments).toHaveLength(comments);
      expect(brokenInvariants(dataDir)).toEqual([]);
      // Counted once more without an XML parser: every item and comment came in or was left out.
      const raw = readFileSync(file, 'utf8').replace(/<!--[^[\]]*?-->/g, '');
      const {
        commentOfSkipped = 0,
        spam = 0,
        trash = 0,
        unapproved = 0,
        pingback = 0,
        trackback = 0,
        ...items
      } = first.skipped.toJSON();
      const sum = (counts: number[]): number => counts.reduce((a, b) => a + b, 0);
      expect(articles + sum(Object.values(items))).toBe(raw.match(/<item>/g)?.length ?? 0);
      expect(comments + sum([commentOfSkipped, spam, trash, unapproved, pingback, trackback])).toBe(
        raw.match(/<wp:comment>/g)?.length ?? 0,
      );
      expect(await importedHere(file)).toMatchObject({
        articles: 0,
        comments: 0,
        knownArticles: articles,
        knownComments: comments,
      });
      expect(dump(dataDir)).toEqual(before);
    },
  );

  test.skipIf(!there).each(refused)('%s is refused at line %i', async (name, line, reason) => {
    await importedHere(lockKeeper);
    const before = dump(dataDir);
    await expect(importedHere(join(shared, name))).rejects.toMatchObject({
      name: 'WxrError',
      line,
      reason: expect.stringMatching(reason),
    });
    expect(dump(dataDir)).toEqual(before);
  });

  test.skipIf(!there)('[N1] the ten levels of the theme data are ten levels here', async () => {
    await importedHere(join(shared, 'wxr/theme-unit-test-data.xml'));
    const comments = thread(dataDir, 'Template: Comments');
    expect(
      comments.filter(({ number }) => number.startsWith('6')).map(({ number }) => number),
    ).toEqual(Array.from({ length: 10 }, (_, depth) => ['6', ...Array(depth).fill('1')].join('.')));
    const names = new Set(comments.map(({ author }) => author));
    for (const name of ['Jane Bloggs', 'Fred Bloggs', 'Joe Bloggs', 'John Γιάννης Doe Κάποιος']) {
      expect(names).toContain(name);
    }
  });

  test.skipIf(!there)('all of them into one community, one after the other', async () => {
    for (const [name] of comeIn) await importedHere(join(shared, name));
    expect(brokenInvariants(dataDir)).toEqual([]);
  });
});
