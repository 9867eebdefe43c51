// What the engine says happened since one's last visit, on a real server.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import { publishArticle } from '../../server/community/publishing.ts';
import { findMemberByName } from '../../server/store/members.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import {
  cleanUp,
  eventually,
  type MemberEngine,
  makeFolder,
  memberIdOf,
  openEngine,
  openMember,
  startCommunity,
  type TestCommunity,
  untilArticles,
  untilBodies,
  untilOffline,
  untilOnline,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

const hour = 60 * 60_000;

type Traveller = MemberEngine & { settings: { dataDir: string; token: string } };

async function openTraveller(community: TestCommunity, name = 'Ada'): Promise<Traveller> {
  const settings = { dataDir: await makeFolder(), token: await community.token(name) };
  return Object.assign(await openMember(community, name, settings), { settings });
}

/** The app is closed, and when it is looked at again so many hours have passed. */
async function goAway(traveller: Traveller, hours: number): Promise<void> {
  const { communityId, settings } = traveller;
  const file = join(settings.dataDir, communityId, `${await memberIdOf(traveller)}.db`);
  await traveller.close();
  const db = new Sqlite(file);
  const moved = db
    .prepare('update visits set since = since - ?, present_at = present_at - ?')
    .run(hours * hour, hours * hour);
  db.close();
  expect(moved.changes).toBe(1);
}

async function comeBack(community: TestCommunity, { settings }: Traveller): Promise<Traveller> {
  const engine = await openEngine({ url: community.url, ...settings });
  await untilOnline(engine);
  return { ...engine, communityId: await engine.id(), settings };
}

const read = ({ ask, communityId }: MemberEngine) => ask('catchUp.read', { communityId, most: {} });
const openThread = ({ ask, communityId }: MemberEngine, articleId: ArticleId) =>
  ask('thread.open', { communityId, articleId });

async function write(
  { ask, communityId }: MemberEngine,
  articleId: ArticleId,
  body: string,
  parentId: CommentId | null = null,
): Promise<CommentId> {
  return (await ask('comment.post', { communityId, articleId, parentId, body })).commentId;
}

test('replies first, then articles, corrections, threads and what was removed, without its text', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const mia = await openMember(community, 'Mia', { role: 'moderator' });
  const bob = await openMember(community, 'Bob');
  const ada = await openTraveller(community);
  const own = await write(ada, articleId, 'What I think.');
  await untilSent(ada);
  const doomed = await write(bob, articleId, 'SECRET of Bob');
  const doomedOwn = await write(ada, articleId, 'SECRET of Ada');
  await untilSent(bob);
  await untilSent(ada);
  await untilBodies(ada, articleId, ['What I think.', 'SECRET of Bob', 'SECRET of Ada']);
  await openThread(ada, articleId);
  await ada.ask('thread.seen', { communityId: ada.communityId, articleId, seq: 3 });
  expect(await read(ada)).toMatchObject({
    replies: { total: 0 },
    threads: { total: 0 },
    articles: { total: 0 },
    removed: { total: 0 },
  });
  expect((await ada.community()).away).toBeNull();
  await goAway(ada, 50);

  await untilBodies(bob, articleId, ['What I think.', 'SECRET of Bob', 'SECRET of Ada']);
  await write(bob, articleId, '> What I think.\n\nI **do not** think so.', own);
  await write(bob, articleId, 'And another thing.');
  const brief = await write(bob, articleId, 'SECRET and short-lived');
  await untilSent(bob);
  await untilBodies(mia, articleId, [
    'What I think.',
    'SECRET of Bob',
    'SECRET of Ada',
    '> What I think.\n\nI **do not** think so.',
    'And another thing.',
    'SECRET and short-lived',
  ]);
  for (const commentId of [doomed, doomedOwn, brief]) {
    await mia.ask('comment.remove', { communityId: mia.communityId, commentId, reason: 'spam' });
  }
  await mia.ask('article.revise', {
    communityId: mia.communityId,
    id: articleId,
    body: 'At long last.',
    note: 'It took longer.',
  });
  const second = await mia.ask('article.publish', {
    communityId: mia.communityId,
    headline: 'The bridge closes',
    body: 'Already.',
  });
  await untilSent(mia);

  const back = await comeBack(community, ada);
  const found = await eventually(async () => {
    const all = await read(back);
    expect(all.threads.items[0]?.count).toBe(2);
    expect(all.removed.total + all.own.total).toBe(2);
    expect(all.corrections.total).toBe(1);
    return all;
  });
  const headline = 'The bridge opens';
  expect(found.replies).toMatchObject({
    total: 1,
    items: [
      {
        articleId,
        headline,
        count: 1,
        lines: [{ number: '1.1', author: 'Bob', line: 'I do not think so.' }],
      },
    ],
  });
  expect(found.articles).toMatchObject({
    total: 1,
    items: [{ articleId: second.articleId, headline: 'The bridge closes' }],
  });
  expect(found.corrections.items).toMatchObject([
    {
      articleId,
      notes: ['It took longer.'],
      before: { body: 'At last.' },
      after: { body: 'At long last.' },
    },
  ]);
  expect(found.threads.items[0]?.lines.map(({ line }) => line)).toEqual([
    'And another thing.',
    'I do not think so.',
  ]);
  // Bob's two: one that was read before, and one that came and went meanwhile.
  expect(found.removed.items).toMatchObject([{ articleId, count: 2, numbers: ['2', '5'] }]);
  expect(found.own.items).toMatchObject([
    { commentId: doomedOwn, number: '3', fate: 'removed', reason: 'spam' },
  ]);
  expect(JSON.stringify(found)).not.toContain('SECRET');
  const { since } = found;
  expect((await back.community()).away).toEqual({ since });

  // What is looked at is no news any more, and then there is nothing to catch up with.
  await openThread(back, articleId);
  await openThread(back, second.articleId);
  await back.ask('thread.seen', { communityId: back.communityId, articleId, seq: 6 });
  expect(await read(back)).toMatchObject({
    replies: { total: 0 },
    articles: { total: 0 },
    corrections: { total: 0 },
    threads: { total: 0 },
    own: { total: 1 },
  });
  expect((await back.community()).away).toEqual({ since });
  await back.ask('catchUp.done', { communityId: back.communityId });
  expect((await back.community()).away).toBeNull();
  expect(await read(back)).toMatchObject({ own: { total: 0 }, removed: { total: 0 } });
});

test('a short absence is none; two long ones in a row are caught up with as one', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const bob = await openMember(community, 'Bob');
  const ada = await openTraveller(community);
  await openThread(ada, articleId);
  await goAway(ada, 2);
  await write(bob, articleId, 'one');
  await untilSent(bob);
  const soon = await comeBack(community, ada);
  await untilBodies(soon, articleId, ['one']);
  expect((await soon.community()).away).toBeNull();
  await goAway(soon, 30);
  const late = await comeBack(community, ada);
  await untilArticles(late);
  const first = await eventually(async () => {
    const { away } = await late.community();
    if (away === null) throw new Error('not away');
    return away.since;
  });
  await goAway(late, 30);
  const later = await comeBack(community, ada);
  const again = await eventually(async () => {
    const { away } = await later.community();
    if (away === null) throw new Error('not away');
    return away.since;
  });
  expect(Date.parse(first) - Date.parse(again)).toBe(30 * hour);
});

test('without a line it says what is cached, and is done with up to then alone', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const bob = await openMember(community, 'Bob');
  const ada = await openTraveller(community);
  await openThread(ada, articleId);
  await goAway(ada, 10);
  await write(bob, articleId, 'while you were out');
  await untilSent(bob);
  const back = await comeBack(community, ada);
  await untilBodies(back, articleId, ['while you were out']);
  await community.stop();
  await untilOffline(back);
  expect(await read(back)).toMatchObject({ threads: { total: 1, items: [{ count: 1 }] } });
  await back.ask('catchUp.done', { communityId: back.communityId });
  const { since } = await read(back);
  expect(Date.parse(since ?? '')).toBeLessThanOrEqual(Date.now());
  expect((await back.community()).away).toBeNull();
});

test('a member who is ignored makes no news', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const bob = await openMember(community, 'Bob');
  const ada = await openTraveller(community);
  await openThread(ada, articleId);
  const memberId = await memberIdOf(bob);
  await ada.ask('member.ignore', { communityId: ada.communityId, memberId, on: true });
  await untilSent(ada);
  await goAway(ada, 10);
  await write(bob, articleId, 'nobody hears me');
  await untilSent(bob);
  const back = await comeBack(community, ada);
  await untilBodies(back, articleId, ['nobody hears me']);
  expect(await read(back)).toMatchObject({ threads: { total: 0 } });
  expect((await back.community()).away).toBeNull();
});

test('[G3] calls stand beside replies, also from a thread that was never opened', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const bob = await openMember(community, 'Bob');
  const ada = await openTraveller(community);
  const own = await write(ada, articleId, 'What I think.');
  await untilSent(ada);
  await untilBodies(bob, articleId, ['What I think.']);
  await openThread(ada, articleId);
  await goAway(ada, 50);
  const answer = await write(bob, articleId, '@Ada, no.', own);
  const call = await write(bob, articleId, 'Ask @Ada about it.');
  const elsewhere = await community.withStore((store) =>
    store.write(async (unit) => {
      const id = v7() as ArticleId;
      const editor = await findMemberByName(unit.db, 'Editor');
      await publishArticle(unit, editor, { id, headline: 'Another', body: 'Words.' });
      return id;
    }),
  );
  await eventually(async () => {
    const articles = await bob.ask('article.list', { communityId: bob.communityId });
    expect(articles).toHaveLength(2);
  });
  const far = await write(bob, elsewhere.result, 'And here, @Ada!');
  await untilSent(bob);
  const back = await comeBack(community, ada);
  await eventually(async () => {
    const { replies } = await read(back);
    expect(replies.total).toBe(2);
    expect(replies.items).toMatchObject([
      { headline: 'Another', count: 1, mentionCount: 1, firstId: far },
      { headline: 'The bridge opens', count: 2, mentionCount: 1, firstId: answer },
    ]);
    expect(replies.items[1]?.lines.map(({ commentId }) => commentId)).toEqual([call, answer]);
  });
  expect((await back.community()).away).not.toBeNull();
});
