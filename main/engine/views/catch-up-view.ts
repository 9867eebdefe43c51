// What happened since this member's last visit, as the view shows it. Reads only; the texts in it are
// those of articles and of comments that can be read.

import { currentRevision, revisionAt, textsAt } from '../../../shared/articles/revisions.ts';
import {
  type CatchUp,
  type CatchUpItem,
  type CatchUpSection,
  type ChangedTexts,
  type CommentLine,
  catchUpPage,
} from '../../../shared/bridge/catch-up.ts';
import type { ArticleId } from '../../../shared/protocol/ids.ts';
import { readArticle } from '../cache/articles.ts';
import { readComment } from '../cache/comments.ts';
import type { Cache } from '../cache/database.ts';
import { decidedSince, openModeration } from '../cache/moderation.ts';
import { toTime } from '../cache/moments.ts';
import {
  type Corrected,
  correctedSince,
  countNews,
  grownThreads,
  isAnyNews,
  type NewReply,
  type NewsLine,
  newArticles,
  newestNews,
  newReplies,
  newsLine,
  type Reader,
  readerOf,
  type Withheld,
  withheldSince,
} from '../cache/since.ts';
import { ignoredMembers } from './community-view.ts';
import { type Viewer, viewerId } from './delivery-view.ts';
import { firstLine } from './first-line.ts';

export type Most = Partial<Record<CatchUpSection, number>>;

/** Lines shown of one thread. */
const linesShown = 3;

export function caughtUpWith(
  db: Cache,
  viewer: Viewer,
  since: number | null,
  most: Most = {},
): CatchUp {
  if (since === null) return nothingSince;
  const by = readerFor(db, viewer);
  const given = { ...by, since };
  const upTo = (section: CatchUpSection) => most[section] ?? catchUpPage;
  const withheld = withheldSince(db, by.me);
  return {
    since: toTime(since),
    replies: repliesIn(db, newReplies(db, given), upTo('replies')),
    own: section(ownFates(db, withheld, since), upTo('own'), (fate) => fate),
    articles: section(newArticles(db, since), upTo('articles'), (article) => ({
      articleId: article.id,
      headline: article.headline,
      deck: article.deck,
      publishedAt: toTime(article.publishedAt),
      commentCount: article.commentCount,
    })),
    corrections: section(correctedSince(db, since), upTo('corrections'), (corrected) =>
      correction(db, corrected, toTime(since)),
    ),
    threads: section(grownThreads(db, given), upTo('threads'), (thread) => ({
      articleId: thread.id,
      headline: thread.headline,
      count: countNews(db, thread, by),
      lines: newestNews(db, thread, by, linesShown).map(asLine),
    })),
    removed: removedIn(withheld, upTo('removed')),
  };
}

/** Whether there is anything that calls for looking. What was withheld of others' does not. */
export function isAnythingSince(db: Cache, viewer: Viewer, since: number): boolean {
  const by = readerFor(db, viewer);
  return (
    isAnyNews(db, { ...by, since }) ||
    ownFates(db, withheldSince(db, by.me), since).some(({ fate }) => fate !== 'waiting')
  );
}

function readerFor(db: Cache, viewer: Viewer): Reader {
  return readerOf(
    viewerId(viewer),
    ignoredMembers(db).map(({ id }) => id),
  );
}

const none = { items: [], total: 0 };
const nothingSince: CatchUp = {
  since: null,
  replies: none,
  own: none,
  articles: none,
  corrections: none,
  threads: none,
  removed: none,
};

function section<Found, Item>(found: readonly Found[], most: number, show: (one: Found) => Item) {
  return { items: found.slice(0, most).map(show), total: found.length };
}

function asLine({ id, number, author, at, body }: NewsLine): CommentLine {
  return { commentId: id, number, author, at: toTime(at), line: firstLine(body) };
}

function repliesIn(db: Cache, replies: readonly NewReply[], most: number): CatchUp['replies'] {
  const threads = Map.groupBy(replies, ({ articleId }) => articleId);
  return section([...threads.values()], most, (ofThread) => {
    const [{ articleId, headline, id }] = ofThread as [NewReply];
    const firstId = ofThread.at(-1)?.id ?? id;
    const lines = ofThread.slice(0, linesShown).flatMap(({ id }) => newsLine(db, id) ?? []);
    const mentionCount = ofThread.filter(({ isMention }) => isMention === 1).length;
    const count = ofThread.length;
    return { articleId, headline, count, mentionCount, firstId, lines: lines.map(asLine) };
  });
}

function correction(
  db: Cache,
  { id, seenRevision }: Corrected,
  since: string,
): CatchUpItem<'corrections'> {
  const article = readArticle(db, id);
  if (article === null) throw new Error('an article that was corrected is not here');
  const read = seenRevision ?? Math.min(revisionAt(article, since), currentRevision(article) - 1);
  const texts = textsAt(article, read);
  const before: ChangedTexts = {};
  const after: ChangedTexts = {};
  for (const field of ['headline', 'deck', 'body'] as const) {
    if (texts[field] === article[field]) continue;
    before[field] = texts[field];
    after[field] = article[field];
  }
  return {
    articleId: id,
    headline: article.headline,
    at: article.revisedAt ?? article.publishedAt,
    notes: article.revisions
      .filter(({ revision, note }) => revision > read && note !== '')
      .map(({ note }) => note),
    before,
    after,
  };
}

function removedIn(withheld: readonly Withheld[], most: number): CatchUp['removed'] {
  const others = withheld.filter(({ isMine }) => isMine === 0);
  const threads: Map<ArticleId, Withheld[]> = Map.groupBy(others, ({ articleId }) => articleId);
  return section([...threads.values()], most, (ofThread) => {
    const [{ articleId, headline, id }] = ofThread as [Withheld];
    const numbers = ofThread.slice(0, 10).map(({ number }) => number);
    return { articleId, headline, count: ofThread.length, numbers, commentId: id };
  });
}

/** What moderators decided about comments of one's own; what one removed oneself is no news. */
function ownFates(db: Cache, withheld: readonly Withheld[], since: number): CatchUpItem<'own'>[] {
  const fates: CatchUpItem<'own'>[] = withheld
    .filter(({ isMine, by }) => isMine === 1 && by !== 'author')
    .map(({ articleId, headline, id: commentId, number, state, reason }) => ({
      articleId,
      headline,
      commentId,
      number,
      fate: state,
      reason: reason ?? '',
    }));
  for (const row of [...decidedSince(db, since), ...openModeration(db, 'me', 'pending')]) {
    if (row.state === 'withdrawn') continue;
    fates.push({
      articleId: row.articleId,
      headline: readArticle(db, row.articleId)?.headline ?? '',
      commentId: row.id,
      number: readComment(db, row.id)?.number ?? null,
      fate: row.state === 'pending' ? 'waiting' : row.state,
      reason: row.decision?.reason ?? '',
    });
  }
  return fates;
}
