// The community of the sync bench: a thread of which a client holds the beginning, and what came while
// it was away. Written through the server's store, as an import is.
import { v7 as uuidv7 } from 'uuid';
import { publishArticle } from '../../server/community/publishing.ts';
import { sampleCommunity } from '../../server/sample/community.ts';
import { parseThread } from '../../server/sample/sample-article.ts';
import { addComment, findComment } from '../../server/store/comments.ts';
import { openDataFolder } from '../../server/store/data-folder.ts';
import { addMember } from '../../server/store/members.ts';
import { addSession } from '../../server/store/sessions.ts';
import type { Store } from '../../server/store/store.ts';
import type { UnitOfWork } from '../../server/store/unit-of-work.ts';
import {
  type ArticleId,
  articleIdSchema,
  type CommentId,
  commentIdSchema,
  memberIdSchema,
} from '../../shared/protocol/ids.ts';

const writerCount = 300;
const shareOfReplies = 0.6;
const inOneCommit = 500;
const minuteMs = 60_000;

type Writer = Awaited<ReturnType<typeof addWriter>>;

/** The same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Comments of 20 to 1,000 characters, most of them short, some 280 in the mean. One or two words in a
 * row are the sample's own: so they compress as real prose does, no better.
 */
export function proseOf(random: () => number): () => string {
  const words = sampleCommunity.articles
    .flatMap(({ thread }) => parseThread(thread))
    .flatMap(({ body }) => body.split(/\s+/));
  return () => {
    const length = 20 + random() * random() * 980;
    let text = '';
    while (text.length < length) {
      const start = Math.floor(random() * (words.length - 2));
      text += `${words.slice(start, start + (random() < 0.6 ? 1 : 2)).join(' ')} `;
    }
    return text.trim();
  };
}

export type MissedComments = {
  token: string;
  articleId: ArticleId;
  /** Of all that `add` has added, the oldest first. */
  ids: readonly CommentId[];
  /** Adds so many comments to the thread; nobody may have the folder open. */
  add: (count: number) => Promise<void>;
  /** Publishes so many articles more. */
  publish: (count: number) => Promise<void>;
  /** Adds so many comments to the thread of each of those. */
  addToEach: (count: number) => Promise<void>;
};

/** Makes the community with an empty thread and a member who is to follow it. */
export async function makeCommunity(dataDir: string): Promise<MissedComments> {
  const random = randomFrom(5);
  const prose = proseOf(random);
  const { writers, moderator, articleId, token } = await inFolder(dataDir, settle);
  const others: ArticleId[] = [];
  const ids: CommentId[] = [];
  let createdAt = Date.now() - 30 * 24 * 60 * minuteMs;
  const addOne = async (unit: UnitOfWork) => {
    createdAt += Math.floor(random() * 8 * minuteMs);
    const id = commentIdSchema.parse(uuidv7({ msecs: createdAt }));
    // Most answer what is recent.
    const answered =
      random() < shareOfReplies ? ids.at(-1 - Math.floor(random() * random() * 500)) : undefined;
    const parent = answered === undefined ? null : await findComment(unit.db, answered);
    // A few write much of it.
    const author = writers[Math.floor(random() * random() * writers.length)];
    if (author === undefined) throw new Error('nobody writes');
    await addComment(unit, {
      id,
      articleId,
      parent,
      author,
      body: prose(),
      postedHash: '',
      createdAt,
    });
    ids.push(id);
  };
  return {
    token,
    articleId,
    ids,
    add: (count) =>
      inFolder(dataDir, async (store) => {
        for (let done = 0; done < count; done += inOneCommit) {
          await store.write(async (unit) => {
            for (let of = done; of < Math.min(count, done + inOneCommit); of += 1) {
              await addOne(unit);
            }
          });
        }
      }),
    publish: (count) =>
      inFolder(dataDir, async (store) => {
        await store.write(async (unit) => {
          while (others.length < count) {
            const id = articleIdSchema.parse(uuidv7());
            await publishArticle(unit, moderator, {
              id,
              headline: prose().slice(0, 80),
              body: prose(),
            });
            others.push(id);
          }
        });
      }),
    addToEach: (count) =>
      inFolder(dataDir, async (store) => {
        for (const id of others) {
          await store.write(async (unit) => {
            for (let done = 0; done < count; done += 1) {
              const [author] = writers;
              if (author === undefined) throw new Error('nobody writes');
              await addComment(unit, {
                id: commentIdSchema.parse(uuidv7()),
                articleId: id,
                parent: null,
                author,
                body: prose(),
                postedHash: '',
                createdAt: Date.now(),
              });
            }
          });
        }
      }),
  };
}

async function settle(store: Store) {
  const { result } = await store.write(async (unit) => {
    const writers: Writer[] = [];
    while (writers.length < writerCount) writers.push(await addWriter(unit, writers.length));
    const moderator = await addMember(unit, {
      id: memberIdSchema.parse(uuidv7()),
      name: 'the reader',
      role: 'moderator',
      passwordHash: null,
      joinedAt: unit.now,
    });
    const article = await publishArticle(unit, moderator, {
      id: articleIdSchema.parse(uuidv7()),
      headline: 'What was said while you were away',
      body: 'More than anybody can read in an evening.',
    });
    return {
      writers,
      moderator,
      articleId: article.id,
      token: await addSession(unit, moderator.id),
    };
  });
  return result;
}

async function addWriter(unit: UnitOfWork, index: number) {
  const { id, name, role } = await addMember(unit, {
    id: memberIdSchema.parse(uuidv7()),
    name: `writer number ${index}`,
    role: 'member',
    passwordHash: null,
    joinedAt: unit.now,
  });
  return { author_id: id, author_name: name, author_role: role };
}

async function inFolder<T>(dataDir: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openDataFolder(dataDir);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
