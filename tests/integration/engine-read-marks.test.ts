// How far was read follows the account: two engines of one account on a real server.
import { afterEach, expect, test } from 'vitest';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import {
  cleanUp,
  eventually,
  type MemberEngine,
  makeFolder,
  memoryKeychain,
  openEngine,
  openMember,
  post,
  startCommunity,
  type TestCommunity,
  untilArticles,
  untilBodies,
  untilOffline,
  untilOnline,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

const bodies = ['one', 'two', 'three', 'four'];

async function threadOfBob(community: TestCommunity): Promise<void> {
  const bob = await openMember(community, 'Bob');
  for (const body of bodies) await post(bob, community, body);
  await untilSent(bob);
}

const see = ({ ask, communityId }: MemberEngine, articleId: ArticleId, seq: number) =>
  ask('thread.seen', { communityId, articleId, seq });

async function item({ ask, communityId }: MemberEngine) {
  const [first] = await ask('article.list', { communityId });
  if (first === undefined) throw new Error('no article');
  return first;
}

const untilNew = (engine: MemberEngine, newCount: number) =>
  eventually(async () => expect(await item(engine)).toMatchObject({ opened: true, newCount }));

test('[R1] [R2] what one device has read is read on the other, whose counters change at once', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  await threadOfBob(community);
  const desktop = await openMember(community, 'Ada');
  const laptop = await openMember(community, 'Ada');
  await untilBodies(desktop, articleId, bodies);
  await eventually(async () => expect(await item(laptop)).toMatchObject({ newCount: 4 }));
  laptop.notices.length = 0;
  await see(desktop, articleId, 3);
  await untilNew(laptop, 1);
  expect(laptop.notices).toContainEqual({
    topic: 'articles',
    communityId: laptop.communityId,
    ids: [articleId],
  });
  const { communityId } = laptop;
  expect(await laptop.ask('article.read', { communityId, articleId })).toMatchObject({
    seenSeq: 3,
  });
  // What lies behind it moves neither the server's mark nor anybody's.
  await see(laptop, articleId, 1);
  expect((await laptop.ask('thread.open', { communityId, articleId })).seenSeq).toBe(3);
  await see(laptop, articleId, 4);
  await untilNew(desktop, 0);
});

test('[R2] what was read without a line is told with the next one, after a restart too', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  await threadOfBob(community);
  const settings = { dataDir: await makeFolder(), token: await community.token('Ada') };
  const before = await openMember(community, 'Ada', settings);
  const elsewhere = await openMember(community, 'Ada');
  await untilBodies(before, articleId, bodies);
  await eventually(async () => expect(await item(elsewhere)).toMatchObject({ newCount: 4 }));
  await community.stop();
  await untilOffline(before);
  await see(before, articleId, 2);
  await before.close();
  await community.start();
  await untilOnline(elsewhere);
  expect((await item(elsewhere)).newCount).toBeGreaterThan(2);
  const after = await openEngine({ url: community.url, ...settings });
  await untilOnline(after);
  await untilNew(elsewhere, 2);
});

test('[R3] a guest’s marks stay where they are, and are not the account’s that signs in there', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  await threadOfBob(community);
  const here = await openEngine({ keychain: memoryKeychain() });
  const { community: added } = await here.ask('community.add', { address: community.url });
  const guest = { ...here, communityId: added.id };
  await untilOnline(guest);
  await untilBodies(guest, articleId, bodies);
  await see(guest, articleId, 4);
  expect(await item(guest)).toMatchObject({ opened: true, newCount: 0 });
  await guest.ask('account.register', {
    communityId: guest.communityId,
    name: 'Cleo',
    password: 'a long password',
  });
  await untilArticles(guest);
  await eventually(async () =>
    expect(await item(guest)).toMatchObject({ opened: false, newCount: 4 }),
  );
  const marks = await community.withStore((store) =>
    store.read((db) => db.selectFrom('reads').select(['seq']).execute()),
  );
  expect(marks.filter(({ seq }) => seq > 0)).toEqual([]);
});

test('[R2] a server that lost its marks is told them again', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  await threadOfBob(community);
  const ada = await openMember(community, 'Ada');
  await untilBodies(ada, articleId, bodies);
  await see(ada, articleId, 4);
  const stored = () =>
    community.withStore((store) =>
      store.read((db) => db.selectFrom('reads').select('seq').where('seq', '=', 4).execute()),
    );
  await eventually(async () => expect(await stored()).toHaveLength(1));
  await community.stop();
  await untilOffline(ada);
  // An older copy of the data: the member's stream stands where it stood before the mark.
  await community.withStore((store) =>
    store.write(async (unit) => {
      unit.writing();
      await unit.db.deleteFrom('reads').execute();
      await unit.db.updateTable('streams').set({ rev: 0 }).where('name', 'like', 'me:%').execute();
    }),
  );
  await community.start();
  await untilOnline(ada);
  await eventually(async () => expect(await stored()).toHaveLength(1));
});
