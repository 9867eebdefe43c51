// Which threads are there offline without ever having been opened.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import { publishArticle } from '../../server/community/publishing.ts';
import { findSession, hashSecret } from '../../server/store/sessions.ts';
import { type ArticleId, articleIdSchema } from '../../shared/protocol/ids.ts';
import {
  cleanUp,
  eventually,
  makeFolder,
  openMember,
  startCommunity,
  untilBodies,
  untilOffline,
} from './engine-setup.ts';

afterEach(cleanUp);

test('[L3] the fifty threads with the newest activity are there offline, and one that wakes up joins them', async () => {
  const community = await startCommunity();
  const oldest = community.articleId;
  const token = await community.token('Editor', 'moderator');
  await community.withStore((store) =>
    store.write(async (unit) => {
      const editor = await findSession(unit.db, hashSecret(token));
      for (let index = 0; index < 54; index += 1) {
        const id: ArticleId = articleIdSchema.parse(v7());
        await publishArticle(unit, editor, { id, headline: `Article ${index}`, body: 'Text' });
      }
    }),
  );
  const dataDir = await makeFolder();
  const ada = await openMember(community, 'Ada', { dataDir });
  const { member } = await ada.community();
  const file = join(dataDir, ada.communityId, `${member!.id}.db`);
  const wholeStreams = () => {
    const db = new Database(file, { readonly: true });
    const streams = db.prepare('select stream from streams where complete = 1').pluck().all();
    db.close();
    return streams;
  };
  // The feed, one's own stream and fifty threads, the oldest article's not among them.
  await eventually(() => expect(wholeStreams()).toHaveLength(52));
  expect(wholeStreams()).not.toContain(`thread:${oldest}`);

  const bob = await openMember(community, 'Bob');
  await eventually(async () =>
    expect(await bob.ask('article.list', { communityId: bob.communityId })).toHaveLength(55),
  );
  await bob.ask('comment.post', {
    communityId: bob.communityId,
    articleId: oldest,
    parentId: null,
    body: 'Still thinking about this one',
  });
  await eventually(() => expect(wholeStreams()).toContain(`thread:${oldest}`));
  await community.stop();
  await untilOffline(ada);
  await untilBodies(ada, oldest, ['Still thinking about this one']);
  const list = await ada.ask('article.list', { communityId: ada.communityId });
  expect(list[0]).toMatchObject({ id: oldest });
});
