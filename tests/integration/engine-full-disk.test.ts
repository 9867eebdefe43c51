// On a disk that is really full the app stays readable, says so, keeps what is written, and goes on by
// itself when there is room.
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createReserve } from '../../main/engine/cache/room.ts';
import {
  cleanUp,
  draftText,
  eventually,
  openMember,
  post,
  saveDraft,
  startCommunity,
  untilSent,
} from './engine-setup.ts';
import { mountSmallDisk } from './full-disk.ts';

const disk = mountSmallDisk(48 * 1024 * 1024);
if (disk === null) console.info('Skipped: a full disk. It takes the right to mount one in memory.');
const articles = 60;

afterEach(async () => {
  await cleanUp();
  disk?.remove();
});

test.skipIf(disk === null)(
  '[D4] [M5] on a full disk the app reads, says so, keeps what is written, and resumes by itself',
  { timeout: 60_000 },
  async () => {
    const dataDir = join(disk!.path, 'app');
    const community = await startCommunity();
    const { articleId } = community;
    const place = { of: 'article', articleId: null } as const;
    const bob = await openMember(community, 'Bob');
    const mod = await openMember(community, 'Mod', { role: 'moderator' });
    const removed = await post(bob, community, 'To be removed');
    await untilSent(bob);
    const ada = await openMember(community, 'Ada', { dataDir });
    await eventually(async () => expect(await ada.comments(articleId)).toHaveLength(1));
    expect(createReserve(join(dataDir, ada.communityId, 'reserve')).hold()).toBe(true);
    disk!.fill();

    // More than fits into what is left in the file and its log.
    for (let index = 0; index < articles; index += 1) {
      await mod.ask('article.publish', {
        communityId: mod.communityId,
        headline: `Article ${index}`,
        body: 'much to say '.repeat(6_000),
      });
    }
    await untilSent(mod);
    await eventually(async () =>
      expect((await ada.community()).storageProblem).toEqual({ kind: 'full' }),
    );
    const draft = 'Typed on a full disk. '.repeat(4_000);
    await saveDraft(ada, place, draft);
    const own = await post(ada, community, 'Written on a full disk');
    expect((await ada.comments(articleId)).map(({ id }) => id)).toContain(own);

    await mod.ask('comment.hide', {
      communityId: mod.communityId,
      commentId: removed,
      reason: 'spam',
    });
    await eventually(async () => {
      const here = (await ada.comments(articleId)).find(({ id }) => id === removed);
      expect(here?.body).toBeNull();
    });
    await ada.close();

    const again = await openMember(community, 'Ada', { dataDir });
    // What is left of the reserve is not for what the server gives.
    expect((await again.community()).storageProblem).toEqual({ kind: 'full' });
    expect((await draftText(again, place)) === draft).toBe(true);
    expect((await again.comments(articleId)).length).toBeGreaterThan(0);

    disk!.free();
    const all = async () => {
      const { communityId } = again;
      expect(await again.ask('article.list', { communityId })).toHaveLength(articles + 1);
    };
    await expect
      .poll(async () => (await again.community()).storageProblem, { timeout: 20_000 })
      .toBeNull();
    await eventually(all);
    await untilSent(again);
    expect((await draftText(again, place)) === draft).toBe(true);
  },
);
