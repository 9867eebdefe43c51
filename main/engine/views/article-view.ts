// Articles as the view shows them: the cached rows under what the outbox still has to say about
// them. Reads only; pure over the database.
import type { Delivery } from '../../../shared/bridge/delivery.ts';
import type { Article, ArticleItem } from '../../../shared/bridge/engine-api.ts';
import type { ArticleRow, Source } from '../../../shared/protocol/articles.ts';
import type { ArticleId } from '../../../shared/protocol/ids.ts';
import { articleSummaries, readArticle } from '../cache/articles.ts';
import type { Cache } from '../cache/database.ts';
import { isSavedThread, keepingMark, keepingMarks, savedThreads } from '../cache/keeping.ts';
import { toTime } from '../cache/moments.ts';
import { picturesOf } from '../cache/pictures.ts';
import { seenRevision, seenSeq } from '../cache/reads.ts';
import { articleEntries, type Entry, entriesOfTarget } from '../outbox/entries.ts';
import { deliveryOf, type Viewer, viewerId } from './delivery-view.ts';

/** Whether a thread follows the server at this moment. */
type IsLive = (id: ArticleId) => boolean;

const unmarked = { pinned: false, followed: false, quiet: false };
const unsentKept = { ...unmarked, saved: true };

/** Newest activity first; what waits to be published stands before everything else. */
export function articleItems(db: Cache, viewer: Viewer, isLive: IsLive): ArticleItem[] {
  const saved = savedThreads(db);
  const marks = keepingMarks(db);
  const items = new Map<ArticleId, ArticleItem>();
  const unsent: ArticleItem[] = [];
  for (const summary of articleSummaries(db, viewerId(viewer))) {
    const { id } = summary;
    // A live thread is whole though its article's counter may run ahead by a moment.
    const kept = { ...(marks.get(id) ?? unmarked), saved: saved.has(id) || isLive(id) };
    items.set(id, { ...summary, ...kept, delivery: { state: 'sent' } });
  }
  for (const entry of articleEntries(db)) {
    let item = items.get(entry.request.id);
    if (item === undefined) {
      if (entry.kind !== 'article.publish') continue;
      const { body: _body, revisions: _revisions, sources: _sources, ...rest } = unsentRow(entry);
      const news = { newCount: 0, newToYou: 0, opened: true };
      item = { ...rest, ...unsentKept, ...news, delivery: { state: 'sent' } };
      items.set(item.id, item);
      unsent.unshift(item);
    }
    overlay(item, entry);
    item.delivery = worse(item.delivery, deliveryOf(entry, viewer));
  }
  const waiting = new Set(unsent);
  return [...unsent, ...[...items.values()].filter((item) => !waiting.has(item))];
}

export function articleToRead(
  db: Cache,
  id: ArticleId,
  viewer: Viewer,
  isLive: IsLive,
): Article | null {
  const row = readArticle(db, id);
  const entries = entriesOfTarget(db, id);
  const publish = entries.find((entry) => entry.kind === 'article.publish');
  let article: Article | null = null;
  if (row !== null) {
    const { kind: _kind, rev: _rev, ...rest } = row;
    article = {
      ...rest,
      ...keepingMark(db, id),
      saved: isLive(id) || isSavedThread(db, id),
      seenSeq: seenSeq(db, id),
      seenRevision: seenRevision(db, id),
      pictures: picturesOf(db, id),
      delivery: { state: 'sent' },
    };
  } else if (publish !== undefined) {
    article = {
      ...unsentRow(publish),
      ...unsentKept,
      seenSeq: 0,
      seenRevision: null,
      pictures: [],
      delivery: { state: 'sent' },
    };
  }
  if (article === null) return null;
  for (const entry of entries) {
    overlay(article, entry);
    article.delivery = worse(article.delivery, deliveryOf(entry, viewer));
  }
  return article;
}

function unsentRow(
  entry: Extract<Entry, { kind: 'article.publish' }>,
): Omit<ArticleRow, 'kind' | 'rev'> {
  const { id, headline, body, deck = '', byline = '', sources = [] } = entry.request;
  return {
    id,
    headline,
    deck,
    body,
    byline,
    sources,
    publishedAt: toTime(entry.writtenAt),
    revisedAt: null,
    revisions: [],
    mode: 'open',
    slowSeconds: 0,
    holding: null,
    commentCount: 0,
    lastSeq: 0,
    lastCommentAt: null,
  };
}

type Shown = {
  headline: string;
  deck: string;
  byline: string;
  mode: ArticleRow['mode'];
  slowSeconds: number;
  holding: ArticleRow['holding'];
  body?: string;
  sources?: Source[];
};

// A refused correction shows too, under its refusal: what was written is there to be mended.
function overlay(shown: Shown, entry: Entry): void {
  switch (entry.kind) {
    case 'article.revise': {
      const { headline, deck, byline, body, sources } = entry.request;
      if (headline !== undefined) shown.headline = headline;
      if (deck !== undefined) shown.deck = deck;
      if (byline !== undefined) shown.byline = byline;
      if (body !== undefined && shown.body !== undefined) shown.body = body;
      if (sources !== undefined && shown.sources !== undefined) shown.sources = sources;
      return;
    }
    case 'article.setDiscussion':
      if (entry.error !== null) return;
      shown.mode = entry.request.mode;
      shown.slowSeconds = entry.request.slowSeconds ?? 0;
      return;
    case 'article.setHolding':
      if (entry.error === null) shown.holding = entry.request.holding;
      return;
    default:
      // Of the article itself nothing else is shown before it is there.
      return;
  }
}

/** A refusal is told before what waits, and what waits before what is done. */
function worse(told: Delivery, next: Delivery): Delivery {
  if (told.state === 'refused' || (told.state !== 'sent' && next.state !== 'refused')) return told;
  return next;
}
