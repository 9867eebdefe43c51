// How many comments a second are made durable: the commit queue as it ships beside the same queue
// with one transaction a comment, on the same disk, from the same number of writers at once.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { postComment } from '../../server/community/commenting.ts';
import { publishArticle } from '../../server/community/publishing.ts';
import { CommitQueue } from '../../server/live/commit-queue.ts';
import { openDataFolder } from '../../server/store/data-folder.ts';
import { addMember } from '../../server/store/members.ts';
import { addSession, hashSecret } from '../../server/store/sessions.ts';
import type { Store } from '../../server/store/store.ts';
import { requests } from '../../shared/protocol/events.ts';
import { articleIdSchema, commentIdSchema, memberIdSchema } from '../../shared/protocol/ids.ts';
import { compared, type Figure, percentile } from './figures.ts';

const writersAtOnce = 256;
const commentsAlone = 1_500;
const commentsInGroups = 8_000;
const rounds = 3;
const body = 'The trial begins in March, and somebody has to stand there and count. '
  .repeat(6)
  .slice(0, 400);

/** A member's session, and an article to write under. */
async function settle(store: Store) {
  const { result } = await store.write(async (unit) => {
    const member = await addMember(unit, {
      id: memberIdSchema.parse(uuidv7()),
      name: 'writer',
      role: 'moderator',
      passwordHash: null,
      joinedAt: unit.now,
    });
    const tokenHash = hashSecret(await addSession(unit, member.id));
    const article = await publishArticle(unit, member, {
      id: articleIdSchema.parse(uuidv7()),
      headline: 'A storm to measure',
      body: 'Everybody writes at once.',
    });
    return { tokenHash, articleId: article.id };
  });
  return result;
}

/** Comments a second, each parsed, checked and committed as a request from a socket is. */
async function measure(largestGroup: number | undefined, comments: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const store = await openDataFolder(folder);
  try {
    const { tokenHash, articleId } = await settle(store);
    const queue = new CommitQueue(store, () => undefined, largestGroup);
    let left = comments;
    const write = async () => {
      while (left > 0) {
        left -= 1;
        const request = requests['comment.post'].request.parse({
          id: commentIdSchema.parse(uuidv7()),
          articleId,
          parentId: null,
          body,
        });
        await queue.submit(async (unit) =>
          postComment(unit, await unit.signedIn(tokenHash), request),
        );
      }
    };
    const start = performance.now();
    await Promise.all(Array.from({ length: writersAtOnce }, write));
    return comments / ((performance.now() - start) / 1_000);
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export async function commitFigures(say: (line: string) => void): Promise<Figure[]> {
  const alone: number[] = [];
  const grouped: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    alone.push(await measure(1, commentsAlone));
    grouped.push(await measure(undefined, commentsInGroups));
    say(
      `commits, round ${round}: ${alone.at(-1)?.toFixed(0)} alone, ${grouped.at(-1)?.toFixed(0)} grouped`,
    );
  }
  return [
    compared(
      'durable commits by 256 writers at once',
      'comments a second',
      percentile(grouped, 0.5),
      { what: 'one transaction each', value: percentile(alone, 0.5) },
      4,
    ),
  ];
}
