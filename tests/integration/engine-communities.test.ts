// Two communities in one app, with two real servers: neither sees anything of the other.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { pngOf } from '../fixtures/picture-files.ts';
import {
  cleanUp,
  eventually,
  makeFolder,
  memoryKeychain,
  openEngine,
  openMember,
  saveDraft,
  startCommunity,
  type TestCommunity,
  type TestEngine,
} from './engine-setup.ts';
import { type PictureOrigin, servePictures } from './picture-origin.ts';
import { SocketClient } from './socket-client.ts';

let origin: PictureOrigin | null = null;
afterEach(async () => {
  await cleanUp();
  await origin?.close();
  origin = null;
});

const password = 'a password for the test';

/** An engine that is registered in both, under names of its own in each. */
async function openBoth() {
  const here = await startCommunity();
  const there = await startCommunity();
  const dataDir = await makeFolder();
  const keychain = memoryKeychain();
  const engine = await openEngine({ dataDir, keychain });
  const join = async ({ url }: TestCommunity, name: string): Promise<CommunityId> => {
    const { community } = await engine.ask('community.add', { address: url });
    await engine.ask('account.register', { communityId: community.id, name, password });
    await untilLine(engine, community.id, 'online');
    return community.id;
  };
  const ids = { here: await join(here, 'Hera'), there: await join(there, 'Thea') };
  return { here, there, dataDir, keychain, engine, ids };
}

const describeOne = async ({ ask }: TestEngine, id: CommunityId) =>
  (await ask('community.list', {})).find((community) => community.id === id);

async function untilLine(engine: TestEngine, id: CommunityId, state: string) {
  await eventually(async () => expect((await describeOne(engine, id))?.line.state).toBe(state));
}

const namesIn = async ({ ask }: TestEngine) =>
  (await ask('community.list', {})).map(({ member }) => member?.name ?? null);

async function writeIn(
  engine: TestEngine,
  communityId: CommunityId,
  articleId: ArticleId,
  body: string,
) {
  await eventually(async () =>
    expect(await engine.ask('article.read', { communityId, articleId })).not.toBeNull(),
  );
  await engine.ask('comment.post', { communityId, articleId, parentId: null, body });
  await eventually(async () => {
    const { waiting, refused } = (await describeOne(engine, communityId))!;
    expect(waiting + refused).toBe(0);
  });
}

/** Everything that is kept in the folder, as one text. */
const everythingIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

test('[V1] folders, files, tokens and answers are of one community each', async () => {
  const { here, there, dataDir, keychain, engine, ids } = await openBoth();
  await writeIn(engine, ids.here, here.articleId, 'ambergris spoken here');
  await writeIn(engine, ids.there, there.articleId, 'bergamot spoken there');
  const folders = [ids.here, ids.there].map((id) => join(dataDir, id));
  for (const folder of folders) {
    expect(readdirSync(folder).filter((name) => name.endsWith('.db'))).toHaveLength(2);
  }
  expect(everythingIn(folders[0]!)).toContain('ambergris');
  expect(everythingIn(folders[0]!)).not.toContain('bergamot');
  expect(everythingIn(folders[1]!)).not.toContain('ambergris');
  expect([...keychain.secrets.keys()].map((key) => key.split('/')[0]).sort()).toEqual(
    [ids.here, ids.there].sort(),
  );

  // What one has is not there for whoever asks the other for it.
  const strangers = { communityId: ids.there, articleId: here.articleId };
  expect(await engine.ask('article.read', strangers)).toBeNull();
  const opened = await engine.engine.call('thread.open', strangers);
  expect(opened.ok ? opened.value.comments : []).toEqual([]);
  const find = { kind: 'all', author: null, articleId: null, from: null, to: null } as const;
  const foundIn = async (communityId: CommunityId | null) => {
    const { hits } = await engine.ask('search.find', {
      ...find,
      before: null,
      communityId,
      text: 'spoken',
    });
    return hits.map((hit) => hit.communityId).sort();
  };
  expect(await foundIn(ids.here)).toEqual([ids.here]);
  expect(await foundIn(ids.there)).toEqual([ids.there]);
  // Over all of them each is said to be where it is.
  expect(await foundIn(null)).toEqual([ids.here, ids.there].sort());
});

test('[V1] pictures and drafts are asked of one community and found in no other', async () => {
  const here = await startCommunity();
  const there = await startCommunity();
  origin = await servePictures(here.url);
  origin.files.set('/a.png', (response) => response.end(pngOf(8, 8, [1, 2, 3])));
  const ada = await openMember(here, 'Ada', { role: 'moderator', url: origin.url });
  const { community: other } = await ada.ask('community.add', { address: there.url });
  const { articleId } = await ada.ask('article.publish', {
    communityId: ada.communityId,
    headline: `Pictures ${v7()}`,
    body: `![A](${origin.url}/a.png)`,
  });
  const key = await eventually(async () => {
    const article = await ada.ask('article.read', { communityId: ada.communityId, articleId });
    const [picture] = article?.pictures ?? [];
    expect(picture?.state).toBe('here');
    return picture!.key;
  });
  expect(await ada.engine.picture(ada.communityId, key)).not.toBeNull();
  expect(await ada.engine.picture(other.id, key)).toBeNull();

  const place = { of: 'comment', articleId: here.articleId, parentId: null } as const;
  await saveDraft(ada, place, 'Half a sentence');
  const memberId = (await ada.community()).member!.id;
  const read = { memberId: null, place };
  expect(await ada.ask('draft.read', { ...read, communityId: other.id })).toBeNull();
  expect(await ada.ask('draft.read', { ...read, memberId, communityId: ada.communityId })).toEqual({
    text: 'Half a sentence',
  });
  // Nor by the name of an account that was never used there.
  expect(
    await ada.engine.call('draft.read', { ...read, memberId, communityId: other.id }),
  ).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

test('[V2] signing out, losing the line and leaving concern one community alone', async () => {
  const { here, there, dataDir, keychain, engine, ids } = await openBoth();
  await writeIn(engine, ids.there, there.articleId, 'still here tomorrow');
  expect(await namesIn(engine)).toEqual(['Hera', 'Thea']);
  await engine.ask('account.signOut', { communityId: ids.here });
  expect(await namesIn(engine)).toEqual([null, 'Thea']);
  expect([...keychain.secrets.keys()]).toEqual([expect.stringContaining(ids.there)]);
  const signIn = { communityId: ids.here, name: 'Hera', password };
  await untilLine(engine, ids.here, 'online');
  await engine.ask('account.signIn', signIn);
  expect(await namesIn(engine)).toEqual(['Hera', 'Thea']);

  await here.stop();
  await untilLine(engine, ids.here, 'offline');
  expect((await describeOne(engine, ids.there))?.line.state).toBe('online');
  await here.start();

  await engine.ask('community.forget', { communityId: ids.here });
  expect(await namesIn(engine)).toEqual(['Thea']);
  expect(readdirSync(dataDir)).not.toContain(ids.here);
  expect([...keychain.secrets.keys()]).toEqual([expect.stringContaining(ids.there)]);
  await engine.close();
  const again = await openEngine({ dataDir, keychain });
  await untilLine(again, ids.there, 'online');
  expect(await namesIn(again)).toEqual(['Thea']);
  const { comments } = await again.ask('thread.open', {
    communityId: ids.there,
    articleId: there.articleId,
  });
  expect(comments.map(({ body }) => body)).toEqual(['still here tomorrow']);
});

test('what is new is told of each community, and not of a thread that is to be quiet', async () => {
  const { here, there, engine, ids } = await openBoth();
  const ann = await openMember(here, 'Ann');
  const unread = async () => {
    const all = await engine.ask('toYou.count', {});
    return Object.fromEntries(all.map(({ communityId, ...rest }) => [communityId, rest]));
  };
  await eventually(async () => {
    expect(await unread()).toEqual({
      [ids.here]: { count: 0, hasNews: true },
      [ids.there]: { count: 0, hasNews: true },
    });
  });
  const place = { communityId: ids.here, articleId: here.articleId };
  await engine.ask('thread.open', place);
  await eventually(async () =>
    expect((await unread())[ids.here]).toMatchObject({ hasNews: false }),
  );
  expect((await unread())[ids.there]).toMatchObject({ hasNews: true });
  await ann.ask('comment.post', {
    communityId: ann.communityId,
    articleId: here.articleId,
    parentId: null,
    body: 'Something new, @Hera',
  });
  await eventually(async () =>
    expect(await unread()).toEqual({
      [ids.here]: { count: 1, hasNews: true },
      [ids.there]: { count: 0, hasNews: true },
    }),
  );
  await engine.ask('thread.quiet', { ...place, on: true });
  expect((await unread())[ids.here]).toEqual({ count: 0, hasNews: false });
  expect(there.articleId).not.toBe(here.articleId);
});

test('communities are listed in the order that was chosen, also after a restart', async () => {
  const { dataDir, keychain, engine, ids } = await openBoth();
  const order = async ({ ask }: TestEngine) =>
    (await ask('community.list', {})).map(({ id }) => id);
  expect(await order(engine)).toEqual([ids.here, ids.there]);
  await engine.ask('community.reorder', { ids: [ids.there] });
  expect(await order(engine)).toEqual([ids.there, ids.here]);
  const colours = (await engine.ask('community.list', {})).map(({ colour }) => colour);
  await engine.close();
  const again = await openEngine({ dataDir, keychain });
  expect(await order(again)).toEqual([ids.there, ids.here]);
  expect((await again.ask('community.list', {})).map(({ colour }) => colour)).toEqual(colours);
});

test('[V1] two windows that join and leave at once share one community, and nobody is left over', async () => {
  const { url } = await startCommunity();
  const engine = await openEngine({});
  const both = await Promise.all([1, 2].map(() => engine.ask('community.add', { address: url })));
  const [communityId] = both.map(({ community }) => community.id);
  expect(both[1]?.community.id).toBe(communityId);
  expect(await engine.ask('community.list', {})).toHaveLength(1);
  await untilLine(engine, communityId!, 'online');

  const onlooker = await SocketClient.connect(url);
  const present = async () => (await onlooker.ask('community.describe', {})).present;
  await eventually(async () => expect(await present()).toBe(1));
  await Promise.allSettled([
    engine.ask('community.forget', { communityId: communityId! }),
    engine.ask('community.add', { address: url }),
  ]);
  await engine.ask('community.add', { address: url });
  await untilLine(engine, communityId!, 'online');
  await engine.ask('community.forget', { communityId: communityId! });
  expect(await engine.ask('community.list', {})).toEqual([]);
  await eventually(async () => expect(await present()).toBe(0));
  onlooker.close();
});
