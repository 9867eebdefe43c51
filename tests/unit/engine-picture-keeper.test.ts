// When pictures are fetched and when they are tried again, over a network that a test stands in for.
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { putArticle } from '../../main/engine/cache/articles.ts';
import { type Cache, closeCache, openCache } from '../../main/engine/cache/database.ts';
import { picturesOf } from '../../main/engine/cache/pictures.ts';
import type { PictureOutcome } from '../../main/engine/pictures/fetch-picture.ts';
import {
  createPictureKeeper,
  type PictureKeeper,
} from '../../main/engine/pictures/picture-keeper.ts';
import { articleIdSchema } from '../../shared/protocol/ids.ts';

const articleId = articleIdSchema.parse(v7());
const here: PictureOutcome = {
  outcome: 'here',
  type: 'image/png',
  bytes: Buffer.from('bytes'),
  width: 1,
  height: 1,
};

let db: Cache;
let keeper: PictureKeeper;
let asked: string[];
let answers: PictureOutcome[];
let failures: unknown[];
/** Runs before a fetch is answered. */
let meanwhile: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  db = openCache(':memory:').db;
  [asked, answers, failures, meanwhile] = [[], [], [], () => undefined];
  keeper = createPictureKeeper({
    db,
    now: Date.now,
    ownOrigin: 'https://talk.example.org',
    clientVersion: '0.0.1',
    kept: () => [articleId],
    onChange: () => undefined,
    onFailure: (error) => failures.push(error),
    fetch: async (address) => {
      asked.push(address);
      meanwhile();
      return answers.shift() ?? here;
    },
  });
  putArticle(db, {
    kind: 'article',
    id: articleId,
    rev: 1,
    headline: 'Of a picture',
    deck: '',
    body: '![One](https://example.org/a.png)',
    byline: '',
    sources: [],
    publishedAt: '2026-01-01T00:00:00.000Z',
    revisedAt: null,
    revisions: [],
    mode: 'open',
    slowSeconds: 0,
    holding: null,
    commentCount: 0,
    lastSeq: 0,
    lastCommentAt: null,
  });
});
afterEach(() => {
  keeper.close();
  closeCache(db);
  vi.useRealTimers();
});

const state = () => picturesOf(db, articleId)[0]?.state;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('a picture that failed is tried again, each time after a longer pause', async () => {
  answers = [{ outcome: 'failed' }, { outcome: 'failed' }];
  keeper.connected();
  await pass(10);
  expect([asked.length, state()]).toEqual([1, 'failed']);
  await pass(59_000);
  expect(asked.length).toBe(1);
  await pass(2_000);
  expect([asked.length, state()]).toEqual([2, 'failed']);
  await pass(200_000);
  expect(asked.length).toBe(2);
  await pass(50_000);
  expect([asked.length, state()]).toEqual([3, 'here']);
});

test('a refused picture is not asked for again', async () => {
  answers = [{ outcome: 'refused', reason: 'type' }];
  keeper.connected();
  await pass(10);
  expect(state()).toBe('refused');
  keeper.disconnected();
  keeper.connected();
  await pass(48 * 60 * 60_000);
  expect(asked.length).toBe(1);
});

test('without a line nothing is fetched, and a line that breaks says nothing of the picture', async () => {
  keeper.wake();
  await pass(10);
  expect([asked.length, state()]).toEqual([0, 'waiting']);
  answers = [{ outcome: 'failed' }];
  meanwhile = () => keeper.disconnected();
  keeper.connected();
  await pass(10);
  expect([asked.length, state()]).toEqual([1, 'waiting']);
  meanwhile = () => undefined;
  keeper.connected();
  await pass(10);
  expect(state()).toBe('here');
});

test('a picture that cannot be stored is not fetched again and again', async () => {
  db.exec(`create trigger full before update of bytes on pictures
    begin select raise(abort, 'no room'); end`);
  keeper.connected();
  await pass(10_000);
  expect([asked.length, failures.length]).toEqual([1, 1]);
  db.exec('drop trigger full');
  await pass(60_000);
  expect([asked.length, state()]).toEqual([2, 'here']);
});
