// What is kept on this device, by the member's choice and within a limit, against a real server.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v4, v7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import { postComment } from '../../server/community/commenting.ts';
import { publishArticle } from '../../server/community/publishing.ts';
import { findSession, hashSecret } from '../../server/store/sessions.ts';
import { storageLimits } from '../../shared/bridge/storage.ts';
import { type ArticleId, articleIdSchema, commentIdSchema } from '../../shared/protocol/ids.ts';
import { pngOf } from '../fixtures/picture-files.ts';
import {
  cleanUp,
  eventually,
  type MemberEngine,
  makeFolder,
  openMember,
  startCommunity,
  type TestCommunity,
  untilBodies,
  untilOffline,
} from './engine-setup.ts';
import { type PictureOrigin, servePictures } from './picture-origin.ts';

let origin: PictureOrigin | null = null;
afterEach(async () => {
  await cleanUp();
  await origin?.close();
  origin = null;
});

/** So many articles with one comment each, the oldest first. */
async function fill(community: TestCommunity, count: number): Promise<ArticleId[]> {
  const token = await community.token('Editor', 'moderator');
  return community.withStore(async (store) => {
    const ids: ArticleId[] = [];
    for (let index = 0; index < count; index += 1) {
      const id = articleIdSchema.parse(v7());
      ids.push(id);
      await store.write(async (unit) => {
        const editor = await findSession(unit.db, hashSecret(token));
        await publishArticle(unit, editor, { id, headline: `Article ${index}`, body: 'Text' });
        const commentId = commentIdSchema.parse(v7());
        const body = `On article ${index}`;
        await postComment(unit, editor, { id: commentId, articleId: id, parentId: null, body });
      });
    }
    return ids;
  });
}

const articles = ({ ask, communityId }: MemberEngine) => ask('article.list', { communityId });

const savedOf = async (engine: MemberEngine) =>
  new Set((await articles(engine)).filter(({ saved }) => saved).map(({ id }) => id));

const comment = ({ ask, communityId }: MemberEngine, articleId: ArticleId, body: string) =>
  ask('comment.post', { communityId, articleId, parentId: null, body });

test('[K1] all threads are here once all were chosen, however many, and one that moves is read again', async () => {
  const community = await startCommunity();
  const ids = await fill(community, 230);
  const ada = await openMember(community, 'Ada');
  const { communityId } = ada;
  // The empty one of the community itself misses nothing.
  await eventually(async () => expect((await savedOf(ada)).size).toBe(51));
  await ada.ask('storage.set', { communityId, keep: 'all', limitBytes: storageLimits.usual });
  await eventually(async () => expect((await savedOf(ada)).size).toBe(231));

  const bob = await openMember(community, 'Bob');
  await eventually(async () => expect((await articles(bob)).length).toBe(231));
  const oldest = ids[0]!;
  await comment(bob, oldest, 'Late, but still');
  await eventually(async () => {
    const item = (await articles(ada)).find(({ id }) => id === oldest);
    expect(item).toMatchObject({ commentCount: 2, saved: true });
  });
  await community.stop();
  await untilOffline(ada);
  await untilBodies(ada, oldest, ['On article 0', 'Late, but still']);
  await untilBodies(ada, ids[100]!, ['On article 100']);
});

test('[K1] with followed threads chosen, those come by themselves and no others', async () => {
  const community = await startCommunity();
  const [first, second, third] = await fill(community, 3);
  const dataDir = await makeFolder();
  const ada = await openMember(community, 'Ada', { dataDir });
  const { communityId } = ada;
  await eventually(async () => expect((await savedOf(ada)).size).toBe(4));
  await ada.ask('storage.set', { communityId, keep: 'followed', limitBytes: storageLimits.usual });
  await ada.ask('thread.follow', { communityId, articleId: first!, on: true });
  await ada.ask('thread.pin', { communityId, articleId: second!, on: true });
  const bob = await openMember(community, 'Bob');
  await eventually(async () => expect((await articles(bob)).length).toBe(4));
  for (const id of [third!, second!, first!]) await comment(bob, id, 'News');
  await eventually(async () => {
    const list = await articles(ada);
    const item = (id: ArticleId) => list.find((other) => other.id === id);
    expect(item(first!)).toMatchObject({ commentCount: 2, saved: true, followed: true });
    expect(item(second!)).toMatchObject({ commentCount: 2, saved: true, pinned: true });
    expect(item(third!)).toMatchObject({ commentCount: 2, saved: false, pinned: false });
  });
  const { keep } = await ada.ask('storage.read', { communityId });
  expect(keep).toBe('followed');
});

test('[K1] a thread that is not brought up to date says all the same how much is new in it', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const dataDir = await makeFolder();
  const token = await community.token('Ada');
  const ada = await openMember(community, 'Ada', { dataDir, token });
  const { communityId } = ada;
  await ada.ask('storage.set', { communityId, keep: 'followed', limitBytes: 1_000_000_000 });
  const bob = await openMember(community, 'Bob');
  await comment(bob, articleId, 'One');
  await untilBodies(ada, articleId, ['One']);
  await ada.ask('thread.seen', { communityId, articleId, seq: 1 });
  await ada.close();
  await comment(bob, articleId, 'Two');
  await comment(bob, articleId, 'Three');
  const again = await openMember(community, 'Ada', { dataDir, token });
  await eventually(async () => {
    const item = (await articles(again)).find(({ id }) => id === articleId);
    expect(item).toMatchObject({ commentCount: 3, newCount: 2, saved: false });
  });
  await untilBodies(again, articleId, ['One', 'Two', 'Three']);
  expect((await articles(again)).find(({ id }) => id === articleId)).toMatchObject({ newCount: 2 });
});

test('[K2] over the limit the oldest that nobody follows go, and come again when they are opened', async () => {
  const community = await startCommunity();
  origin = await servePictures(community.url);
  const dataDir = await makeFolder();
  const ada = await openMember(community, 'Ada', { role: 'moderator', dataDir, url: origin.url });
  const { communityId } = ada;
  const ids: ArticleId[] = [];
  for (let index = 0; index < 8; index += 1) {
    const picture = Buffer.concat([pngOf(8, 8, [9, 9, 9]), randomBytes(4_500_000)]);
    origin.files.set(`/${index}.png`, (response) => response.end(picture));
    const { articleId } = await ada.ask('article.publish', {
      communityId,
      headline: `Article ${index}`,
      body: `![One](${origin.url}/${index}.png)`,
    });
    ids.push(articleId);
    await comment(ada, articleId, `On article ${index}`);
  }
  const stateOf = async (id: ArticleId) =>
    (await ada.ask('article.read', { communityId, articleId: id }))?.pictures[0]?.state;
  for (const id of ids) await eventually(async () => expect(await stateOf(id)).toBe('here'));
  await eventually(async () => expect((await ada.community()).waiting).toBe(0));
  // The feed too: what it tells later of a thread that was let go brings it back.
  await eventually(async () =>
    expect((await articles(ada)).filter(({ commentCount }) => commentCount === 1)).toHaveLength(8),
  );
  const [pinned, followed, drafted] = ids as [ArticleId, ArticleId, ArticleId];
  const others = ids.slice(3);
  await ada.ask('thread.pin', { communityId, articleId: pinned, on: true });
  await ada.ask('thread.follow', { communityId, articleId: followed, on: true });
  const { member } = await ada.community();
  await ada.ask('draft.save', {
    communityId,
    memberId: member!.id,
    place: { of: 'comment', articleId: drafted, parentId: null },
    fields: { text: 'Half a thought' },
  });

  const limitBytes = storageLimits.least;
  const before = await ada.ask('storage.read', { communityId });
  expect(before.usedBytes).toBeGreaterThan(36_000_000);
  expect(before.parts.find(({ part }) => part === 'pictures')!.bytes).toBeGreaterThan(36_000_000);
  expect(before.largest[0]!.bytes).toBeGreaterThan(4_500_000);
  const preview = await ada.ask('storage.preview', { communityId, limitBytes });
  expect(preview.threads).toBe(4);
  await ada.ask('storage.set', { communityId, keep: 'recent', limitBytes });
  await eventually(async () => {
    const { usedBytes } = await ada.ask('storage.read', { communityId });
    expect(usedBytes).toBeLessThan(limitBytes);
  });
  const saved = await savedOf(ada);
  expect([pinned, followed, drafted].map((id) => saved.has(id))).toEqual([true, true, true]);
  expect(others.map((id) => saved.has(id))).toEqual([false, false, false, false, true]);
  expect(await stateOf(pinned)).toBe('here');
  await eventually(() => expect(ada.notices.some(({ topic }) => topic === 'storage')).toBe(true));
  const file = new Database(join(dataDir, communityId, `${member!.id}.db`), { readonly: true });
  // The file itself is smaller: its empty pages went back to the disk.
  await eventually(() => {
    const pages = Number(file.pragma('page_count', { simple: true }));
    expect(pages * 4096).toBeLessThan(limitBytes);
  });
  file.close();

  await untilBodies(ada, others[0]!, ['On article 3']);
  await eventually(async () => expect((await savedOf(ada)).has(others[0]!)).toBe(true));
});

test('[K2] what any window has in sight stays, also where another was opened after it', async () => {
  const community = await startCommunity();
  const [first, second, third] = await fill(community, 3);
  const ada = await openMember(community, 'Ada');
  const { communityId } = ada;
  await eventually(async () => expect((await savedOf(ada)).size).toBe(4));
  const thread = { communityId, articleId: first! };
  await ada.ask('thread.open', thread);
  await ada.ask('presence.attend', { viewId: v4(), thread });
  await ada.ask('thread.open', { communityId, articleId: second! });
  await ada.ask('storage.clear', { communityId });
  const saved = await savedOf(ada);
  expect([first, second, third].map((id) => saved.has(id!))).toEqual([true, true, false]);
});

test('[K2] clearing lets go what can be had again, and never what waits to be sent', async () => {
  const community = await startCommunity();
  const [first, second, third] = await fill(community, 3);
  const ada = await openMember(community, 'Ada');
  const { communityId } = ada;
  await eventually(async () => expect((await savedOf(ada)).size).toBe(4));
  await ada.ask('thread.pin', { communityId, articleId: first!, on: true });
  await community.stop();
  await untilOffline(ada);
  await comment(ada, second!, 'Written without a line');
  expect(await ada.ask('storage.preview', { communityId, limitBytes: null })).toMatchObject({
    threads: 1,
  });
  await ada.ask('storage.clear', { communityId });
  const saved = await savedOf(ada);
  expect([first, second, third].map((id) => saved.has(id!))).toEqual([true, true, false]);
  expect(await ada.comments(third!)).toEqual([]);
  await untilBodies(ada, second!, ['On article 1', 'Written without a line']);
  await community.start();
  await untilBodies(ada, third!, ['On article 2']);
});
