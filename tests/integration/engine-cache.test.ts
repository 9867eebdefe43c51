// Cache files that cannot be used: they are put aside, what is one's own is carried over, and the
// rest comes from the server again.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test, vi } from 'vitest';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import {
  cleanUp,
  draftText,
  eventually,
  makeFolder,
  openEngine,
  openMember,
  post,
  saveDraft,
  startCommunity,
  type TestCommunity,
  untilArticles,
  untilBodies,
  untilOffline,
  untilOnline,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

type Left = { dataDir: string; cache: string; communityId: CommunityId; articleId: ArticleId };

const topOf = (articleId: ArticleId) => ({ of: 'comment', articleId, parentId: null }) as const;

/** An account's cache with a thread, a draft and a comment that waits, closed while offline. */
async function leaveWriting(community: TestCommunity): Promise<Left> {
  const dataDir = await makeFolder();
  const ada = await openMember(community, 'Ada', { dataDir });
  const { communityId } = ada;
  const place = { communityId, articleId: community.articleId, parentId: null };
  for (let index = 0; index < 50; index += 1) {
    await ada.ask('comment.post', { ...place, body: `${index} `.repeat(300) });
  }
  await untilSent(ada);
  await community.stop();
  await untilOffline(ada);
  await saveDraft(ada, topOf(community.articleId), 'half a thought');
  const [parent] = await ada.comments(community.articleId);
  await ada.ask('comment.post', { ...place, parentId: parent!.id, body: 'waits' });
  await ada.close();
  const folder = join(dataDir, communityId);
  const file = readdirSync(folder).find((name) => /^0.*\.db$/.test(name));
  return { dataDir, cache: join(folder, file!), communityId, articleId: community.articleId };
}

async function expectCarriedOver(
  community: TestCommunity,
  left: Left,
  why: 'newer' | 'damaged' | 'unreadable',
): Promise<void> {
  const { dataDir, communityId, articleId } = left;
  const again = await openEngine({ dataDir });
  await untilOffline(again);
  expect(await again.community()).toMatchObject({
    member: { name: 'Ada' },
    needsSignIn: true,
    waiting: 1,
  });
  expect(await draftText(again, topOf(articleId))).toBe('half a thought');
  expect((await again.community()).storageProblem).toEqual({
    kind: 'replaced',
    why,
    complete: true,
  });
  await again.ask('community.understandStorage', { communityId });
  expect((await again.community()).storageProblem).toBeNull();
  await again.close();

  await community.start();
  const online = await openMember(community, 'Ada', { dataDir });
  await untilSent(online);
  await eventually(async () => expect(await online.comments(articleId)).toHaveLength(51));
  // Removed texts are not to live on in it; only a newer app may have kept more than this one knows.
  const aside = readdirSync(join(dataDir, communityId)).filter((name) =>
    /\.aside-\d+(-since-\d+)?$/.test(name),
  );
  expect(aside).toHaveLength(why === 'newer' ? 1 : 0);
}

test('a cache of a newer app is put aside, its outbox and drafts carried over', async () => {
  const community = await startCommunity();
  const left = await leaveWriting(community);
  const db = new Database(left.cache);
  db.pragma('user_version = 999');
  db.close();
  await expectCarriedOver(community, left, 'newer');
});

test('a corrupt cache is put aside at the start, its outbox and drafts carried over', async () => {
  const community = await startCommunity();
  const left = await leaveWriting(community);
  damage(left.cache, 'streams');
  await expectCarriedOver(community, left, 'damaged');
});

test('damage that shows only in reading is mended in the midst of it', async () => {
  const community = await startCommunity();
  const left = await leaveWriting(community);
  damage(left.cache, 'comments');
  const { dataDir, articleId } = left;
  const again = await openEngine({ dataDir });
  await untilOffline(again);
  expect(again.lines).toEqual([]);
  // The thread's comments are gone until the server gives them again; what was written is not.
  const comments = await again.comments(articleId);
  expect(comments.map(({ body }) => body)).toEqual(['waits']);
  expect(await draftText(again, topOf(articleId))).toBe('half a thought');
  expect((await again.community()).storageProblem).toMatchObject({ why: 'damaged' });
  await again.close();
  await community.start();
  const online = await openMember(community, 'Ada', { dataDir });
  await untilSent(online);
  await eventually(async () => expect(await online.comments(articleId)).toHaveLength(51));
});

test('[M2] the server’s clock is told as before when a cache is built again in the midst of a line', async () => {
  const community = await startCommunity();
  const left = await leaveWriting(community);
  await community.start();
  const { dataDir, communityId, articleId } = left;
  const first = await openMember(community, 'Ada', { dataDir });
  await untilSent(first);
  // All of the thread is here, so that the next start has nothing to write to it.
  const file = new Database(left.cache, { readonly: true });
  const behind = file.prepare(
    `select 1 from streams where stream like 'thread:%'
       and cursor < (select max(rev) from comments) or complete = 0`,
  );
  await eventually(() => expect(behind.all()).toEqual([]));
  file.close();
  await first.close();
  damage(left.cache, 'comments');
  const ada = await openEngine({
    dataDir,
    url: community.url,
    token: await community.token('Ada'),
  });
  await untilOnline(ada);
  expect(ada.lines).toEqual([]);
  const hour = 3_600_000;
  const dateNow = Date.now;
  const performanceNow = performance.now.bind(performance);
  const later = [
    vi.spyOn(Date, 'now').mockImplementation(() => dateNow() + hour),
    vi.spyOn(performance, 'now').mockImplementation(() => performanceNow() + hour),
  ];
  try {
    await ada.ask('thread.open', { communityId, articleId });
    expect((await ada.community()).storageProblem).toMatchObject({ why: 'damaged' });
    expect(Math.abs((await ada.community()).clockOffsetMs)).toBeLessThan(hour / 2);
  } finally {
    for (const clock of later) clock.mockRestore();
  }
});

test('a file that is no database at all is built again from the server', async () => {
  const community = await startCommunity();
  const dataDir = await makeFolder();
  const ada = await openMember(community, 'Ada', { dataDir });
  const { communityId } = ada;
  const place = { communityId, articleId: community.articleId, parentId: null };
  await ada.ask('comment.post', { ...place, body: 'Stands on the server' });
  await untilSent(ada);
  await ada.close();
  const folder = join(dataDir, communityId);
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'x'.repeat(10_000));
  const again = await openMember(community, 'Ada', { dataDir });
  await untilBodies(again, community.articleId, ['Stands on the server']);
});

test('a cache that cannot be opened is put aside, its outbox and drafts carried over', async () => {
  const community = await startCommunity();
  const left = await leaveWriting(community);
  // No file at all stands there any more, and nothing can be made in its place.
  rmSync(left.cache);
  mkdirSync(left.cache);
  await expectCarriedOver(community, left, 'unreadable');
});

test('[D3] without a folder to keep anything in, the app reads, writes, and says that nothing is kept', async () => {
  const community = await startCommunity();
  const dataDir = await makeFolder();
  const ada = await openMember(community, 'Ada', { dataDir });
  await ada.close();
  // A file in the place of the folder: even those who may do everything can make nothing there.
  rmSync(join(dataDir, ada.communityId), { recursive: true });
  writeFileSync(join(dataDir, ada.communityId), '');
  const again = await openMember(community, 'Ada', { dataDir });
  expect((await again.community()).storageProblem).toEqual({ kind: 'nowhere' });
  await post(again, community, 'Sent all the same');
  await untilSent(again);
  const place = topOf(community.articleId);
  await expect(saveDraft(again, place, 'kept by nobody')).rejects.toThrow('unavailable');
});

test('a list of communities that cannot be read is put aside, and said', async () => {
  const community = await startCommunity();
  const dataDir = await makeFolder();
  const ada = await openMember(community, 'Ada', { dataDir });
  expect(readFileSync(join(dataDir, 'communities.json'), 'utf8')).not.toContain('token');
  await ada.close();
  writeFileSync(join(dataDir, 'communities.json'), '{ "communities": [ {');
  const again = await openEngine({ dataDir });
  expect(await again.ask('community.list', {})).toEqual([]);
  expect(again.lines.join('\n')).toContain('put aside');
  await again.ask('community.add', { address: community.url });
  await untilArticles(again);
});

/** Overwrites the root page of the table with what is no page of a tree. */
function damage(file: string, table: string): void {
  const db = new Database(file);
  db.pragma('wal_checkpoint(truncate)');
  db.pragma('journal_mode = delete');
  const pageSize = Number(db.pragma('page_size', { simple: true }));
  const root = db
    .prepare<[string], { rootpage: number }>('select rootpage from sqlite_master where name = ?')
    .get(table)!.rootpage;
  db.close();
  const bytes = readFileSync(file);
  bytes.fill(0x7f, (root - 1) * pageSize, root * pageSize);
  writeFileSync(file, bytes);
}
