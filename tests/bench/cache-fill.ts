// Fills a cache file as syncing a large community would, through the cache's own functions: threads
// of uneven length, nested, with tombstones, edits and reactions. The same file each time.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { putArticle } from '../../main/engine/cache/articles.ts';
import { putComment } from '../../main/engine/cache/comments.ts';
import { openCache } from '../../main/engine/cache/database.ts';
import { putCommunity, putMember } from '../../main/engine/cache/members.ts';
import { keepIndexStep } from '../../main/engine/cache/search-upkeep.ts';
import { markComplete, markWhole, moveCursor } from '../../main/engine/cache/streams.ts';
import { communityIdSchema } from '../../shared/bridge/community-id.ts';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { MemberRow } from '../../shared/protocol/accounts.ts';
import type { ArticleRow } from '../../shared/protocol/articles.ts';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import type { ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';
import { threadStream } from '../../shared/protocol/sync.ts';
import { numberOf } from '../../shared/thread/numbering.ts';
import { seeded, textOf } from './cache-words.ts';

export type FilledCache = {
  /** The engine's folder, with the registry in it. */
  dataDir: string;
  path: string;
  communityId: CommunityId;
  member: MemberRow;
  comments: number;
  threads: number;
  /** The thread of `longest` comments. */
  longThread: ArticleId;
  /** One of ordinary length. */
  shortThread: ArticleId;
  /** Bytes of all headlines, decks, bodies of articles and bodies of comments. */
  textBytes: number;
  fileBytes: number;
};

export type Filling = { comments: number; threads: number; longest: number };

export const largeCommunity: Filling = { comments: 1_000_000, threads: 5_000, longest: 10_000 };

const begin = Date.UTC(2023, 0, 1);
const span = 3 * 365 * 86_400_000;

/** A UUIDv7 of that moment; `serial` makes it the only one of its kind. */
function idAt(millis: number, serial: number): string {
  const time = millis.toString(16).padStart(12, '0');
  // Spread, so that what follows the time is as little in order as random digits.
  const spread = (Math.imul(serial, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  const tail = serial.toString(16).padStart(8, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${spread.slice(0, 3)}-8${spread.slice(3, 6)}-${spread.slice(6)}00${tail}`;
}

/** Few threads are long and most are short; one is the longest. */
function threadSizes({ comments, threads, longest }: Filling): number[] {
  const weights = Array.from({ length: threads - 1 }, (_, at) => (at + 8) ** -0.6);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rest = comments - longest;
  const sizes = weights.map((weight) => Math.floor((rest * weight) / total));
  const missing = rest - sizes.reduce((sum, size) => sum + size, 0);
  sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + missing;
  return [longest, ...sizes];
}

/** Makes the folder of an engine that has joined one community; the folder must be empty. */
export function fillCache(
  dataDir: string,
  filling: Filling,
  say: (line: string) => void,
): FilledCache {
  const draw = seeded(5);
  let serial = 0;
  const nextId = (at: number) => {
    serial += 1;
    return idAt(Math.floor(at), serial);
  };
  const members: MemberRow[] = Array.from({ length: 4_000 }, (_, at) => ({
    kind: 'member',
    id: nextId(begin - 4_000 + at) as MemberId,
    rev: 1,
    name: textOf(6, draw).replace(/[^A-Za-z]/g, ' '),
    role: 'member',
    joinedAt: new Date(begin).toISOString(),
  }));
  const member = members[100];
  if (member === undefined) throw new Error('there are members');

  const communityId = communityIdSchema.parse('bench-community');
  // Where nobody listens: a start without a line.
  const registration = { id: communityId, url: 'http://127.0.0.1:9', account: member };
  mkdirSync(join(dataDir, communityId), { recursive: true });
  writeFileSync(join(dataDir, 'communities.json'), JSON.stringify({ communities: [registration] }));

  const path = join(dataDir, communityId, `${member.id}.db`);
  const { db } = openCache(path);
  db.pragma('synchronous = off');
  db.pragma('cache_size = -400000');
  db.transaction(() => {
    putCommunity(db, {
      kind: 'community',
      id: 'community',
      rev: 1,
      name: 'The Bench',
      description: '',
      rules: '',
      registration: 'open',
      guestsRead: true,
      holding: { hold: 'none' },
      publishesLog: false,
    });
    putMember(db, member);
  })();

  let textBytes = 0;
  const bytesOf = (text: string | null) => (text === null ? 0 : Buffer.byteLength(text));
  const author = (): CommentRow['author'] => {
    // The square makes some write much more than others.
    const { id, name, role } = members[Math.floor(draw() ** 2 * members.length)] ?? member;
    return { id, name, role };
  };

  function putThread(article: Omit<ArticleRow, 'lastCommentAt'>, size: number): void {
    const publishedAt = Date.parse(article.publishedAt);
    const written: CommentRow[] = [];
    const replies = new Map<string | null, number>();
    let at = publishedAt;
    for (let seq = 1; seq <= size; seq += 1) {
      at += 1 + draw() * (86_400_000 / Math.sqrt(size));
      // People answer what was written last.
      const near = Math.floor(draw() ** 3 * Math.min(60, written.length));
      const parent = draw() < 0.4 ? undefined : written[written.length - 1 - near];
      const ordinal = (replies.get(parent?.id ?? null) ?? 0) + 1;
      replies.set(parent?.id ?? null, ordinal);
      const gone = draw() < 0.02;
      const row: CommentRow = {
        kind: 'comment',
        id: nextId(at) as CommentId,
        rev: seq,
        articleId: article.id,
        parentId: parent?.id ?? null,
        number: numberOf(parent?.number ?? null, ordinal),
        seq,
        author: author(),
        body: gone ? null : textOf(40 + draw() ** 2 * 1_050, draw),
        createdAt: new Date(at).toISOString(),
        editedAt: draw() < 0.05 ? new Date(at + 60_000).toISOString() : null,
        articleRevision: 1,
        state: gone ? 'removed' : 'visible',
        removal: gone ? { by: 'moderator', reason: 'insult' } : null,
        reactions: draw() < 0.3 ? { agree: 1 + Math.floor(draw() * 9) } : {},
      };
      textBytes += bytesOf(row.body);
      putComment(db, row);
      written.push(row);
    }
    putArticle(db, { ...article, lastCommentAt: size === 0 ? null : new Date(at).toISOString() });
    moveCursor(db, threadStream(article.id), size);
    markComplete(db, threadStream(article.id));
  }

  const ids: ArticleId[] = [];
  let comments = 0;
  let told = 0;
  const sizes = threadSizes(filling);
  for (const [index, size] of sizes.entries()) {
    // The order of the sizes is none of time: long ones lie everywhere.
    const publishedAt = begin + (((index * 2_654_435_761) % 2 ** 32) / 2 ** 32) * span;
    const article = {
      kind: 'article',
      id: nextId(publishedAt) as ArticleId,
      rev: index + 1,
      headline: textOf(50, draw),
      deck: textOf(120, draw),
      body: textOf(3_000, draw),
      byline: textOf(10, draw),
      sources: [],
      publishedAt: new Date(publishedAt).toISOString(),
      revisedAt: null,
      revisions: [],
      mode: 'open',
      slowSeconds: 0,
      commentCount: size,
      lastSeq: size,
      holding: null,
    } satisfies Omit<ArticleRow, 'lastCommentAt'>;
    textBytes += bytesOf(article.headline) + bytesOf(article.deck) + bytesOf(article.body);
    db.transaction(() => putThread(article, size))();
    ids.push(article.id);
    comments += size;
    if (comments - told >= 200_000) {
      told = comments;
      say(`${comments.toLocaleString('en')} comments written`);
    }
  }
  db.transaction(() => {
    moveCursor(db, 'feed', ids.length);
    markComplete(db, 'feed');
    markWhole(db, begin + span);
  })();
  say('putting all of it into the search index');
  while (keepIndexStep(db));
  db.pragma('wal_checkpoint(truncate)');
  db.close();
  const [longThread] = ids;
  const shortThread = ids[Math.floor(ids.length / 2)];
  if (longThread === undefined || shortThread === undefined) throw new Error('there are threads');
  return {
    dataDir,
    path,
    communityId,
    member,
    comments,
    threads: ids.length,
    longThread,
    shortThread,
    textBytes,
    fileBytes: statSync(path).size,
  };
}
