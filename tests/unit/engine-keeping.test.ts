// What is kept on this device, in the cache itself: the choice and the marks, what may be let go, and
// what a thread that was let go leaves behind.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { putArticle } from '../../main/engine/cache/articles.ts';
import { lastSeq, putComment } from '../../main/engine/cache/comments.ts';
import {
  type Cache,
  closeCache,
  openCache,
  replaceCache,
} from '../../main/engine/cache/database.ts';
import { saveDraft } from '../../main/engine/cache/drafts.ts';
import {
  activeThreads,
  articlesWithWriting,
  chosenThreads,
  deleteSomeComments,
  giveBackPages,
  isLetGo,
  keepingMark,
  markLetGo,
  noteOpened,
  readChoice,
  setFollowed,
  setPinned,
  setQuiet,
  takeBackMoved,
  threadsToLetGo,
  usedBytes,
  writeChoice,
} from '../../main/engine/cache/keeping.ts';
import { createRoom } from '../../main/engine/keeping/room.ts';
import {
  type ArticleId,
  articleIdSchema,
  commentIdSchema,
  memberIdSchema,
} from '../../shared/protocol/ids.ts';

let folder: string;
let db: Cache;
const path = () => join(folder, 'cache.db');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-keeping-'));
  db = openCache(path()).db;
});
afterEach(async () => {
  closeCache(db);
  await rm(folder, { recursive: true, force: true });
});

const begin = Date.UTC(2026, 0, 1);
const day = (count: number) => new Date(begin + count * 86_400_000).toISOString();

function article(lastCommentDay: number, comments = 1, id?: ArticleId): ArticleId {
  const articleId = id ?? articleIdSchema.parse(v7());
  putArticle(db, {
    kind: 'article',
    id: articleId,
    rev: 1 + lastCommentDay,
    headline: `Of day ${lastCommentDay}`,
    deck: '',
    body: 'Text',
    byline: '',
    sources: [],
    publishedAt: day(0),
    revisedAt: null,
    revisions: [],
    mode: 'open',
    slowSeconds: 0,
    holding: null,
    commentCount: comments,
    lastSeq: comments,
    lastCommentAt: day(lastCommentDay),
  });
  return articleId;
}

function comment(articleId: ArticleId, seq: number): void {
  putComment(db, {
    kind: 'comment',
    id: commentIdSchema.parse(v7()),
    rev: seq,
    articleId,
    parentId: null,
    number: String(seq),
    seq,
    author: { id: memberIdSchema.parse(v7()), name: 'Ada', role: 'member' },
    body: `Comment ${seq} ${'with many words '.repeat(20)}`,
    createdAt: day(1),
    editedAt: null,
    articleRevision: 1,
    state: 'visible',
    removal: null,
    reactions: {},
  });
}

test('[K4] the choice and the marks are carried over into a new file, and what was let go is not', () => {
  const [pinned, followed, gone] = [article(1), article(2), article(3)];
  comment(gone, 1);
  setPinned(db, pinned, true);
  setFollowed(db, followed, true);
  setQuiet(db, followed, true);
  writeChoice(db, { keep: 'all', limitBytes: 500_000_000 });
  const [candidate] = threadsToLetGo(db, [], 10);
  markLetGo(db, candidate!);
  expect(isLetGo(db, gone)).toBe(true);
  closeCache(db);
  ({ db } = replaceCache(path(), 'damaged', 'in a test'));
  expect(readChoice(db)).toEqual({ keep: 'all', limitBytes: 500_000_000 });
  expect(keepingMark(db, pinned)).toEqual({ pinned: true, followed: false, quiet: false });
  expect(keepingMark(db, followed)).toEqual({ pinned: false, followed: true, quiet: true });
  expect(isLetGo(db, gone)).toBe(false);
});

test('[K2] the thread that was longest left alone is the first to go, and some never do', () => {
  const ids = [1, 2, 3, 4, 5, 6].map((at) => article(at));
  for (const id of ids) comment(id, 1);
  const [opened, pinned, followed, drafted, waiting, shown] = ids as [
    ArticleId,
    ArticleId,
    ArticleId,
    ArticleId,
    ArticleId,
    ArticleId,
  ];
  expect(threadsToLetGo(db, [], 10).map(({ id }) => id)).toEqual(ids);
  noteOpened(db, opened, begin + 100 * 86_400_000);
  expect(threadsToLetGo(db, [], 10).map(({ id }) => id)).toEqual([...ids.slice(1), opened]);
  setPinned(db, pinned, true);
  setFollowed(db, followed, true);
  db.prepare('insert into drafts (place, fields, saved_at) values (?, ?, 1)').run(
    `comment/${drafted}/`,
    '{"text":"half"}',
  );
  db.prepare(
    `insert into outbox (entry_id, lane, target_id, kind, request, tries, written_at)
     values ('e', ?, 't', 'comment.post', '{}', 0, 1)`,
  ).run(waiting);
  expect(new Set(articlesWithWriting(db))).toEqual(new Set([drafted, waiting]));
  const spared = [...articlesWithWriting(db), shown];
  expect(threadsToLetGo(db, spared, 10).map(({ id }) => id)).toEqual([opened]);
  expect(chosenThreads(db)).toEqual([pinned, followed]);
});

test('[K3] what was let go stays away until it moves on, and its pages go back to the disk', () => {
  const id = article(1, 500);
  for (let seq = 1; seq <= 500; seq += 1) comment(id, seq);
  const before = usedBytes(db);
  const [candidate] = threadsToLetGo(db, [], 1);
  markLetGo(db, candidate!);
  expect(activeThreads(db, 10)).toEqual([]);
  expect(deleteSomeComments(db, id, 300)).toBe(300);
  expect(deleteSomeComments(db, id, 300)).toBe(200);
  expect(deleteSomeComments(db, id, 300)).toBe(0);
  while (giveBackPages(db, 20));
  expect(Number(db.pragma('freelist_count', { simple: true }))).toBe(0);
  expect(usedBytes(db)).toBeLessThan(before - 100_000);
  takeBackMoved(db);
  expect(activeThreads(db, 10)).toEqual([]);
  article(2, 501, id);
  takeBackMoved(db);
  expect(activeThreads(db, 10)).toEqual([id]);
});

test('[K2] what is chosen, opened or written in while room is being made stays', async () => {
  const ids = [1, 2, 3, 4, 5].map((at) => article(at));
  for (const id of ids) comment(id, 1);
  const [first, pinned, followed, drafted, opened] = ids as [
    ArticleId,
    ArticleId,
    ArticleId,
    ArticleId,
    ArticleId,
  ];
  let shown: ArticleId[] = [];
  const gone: ArticleId[] = [];
  const room = createRoom({
    db,
    shown: () => shown,
    onLetGo(id) {
      gone.push(id);
      setPinned(db, pinned, true);
      setFollowed(db, followed, true);
      saveDraft(db, { of: 'comment', articleId: drafted, parentId: null }, { text: 'half' }, 1);
      shown = [opened];
    },
    onGone: () => undefined,
    onFailure(error) {
      throw error;
    },
  });
  await room.clear();
  room.close();
  expect(gone).toEqual([first]);
  expect(ids.filter((id) => lastSeq(db, id) === 1)).toEqual(ids.slice(1));
});
