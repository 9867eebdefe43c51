// A thread as the view shows it: the cached comments under what the outbox still has to say about
// them. Reads only; pure over the database.
import type { ThreadComment } from '../../../shared/bridge/engine-api.ts';
import type { CommentRow, Reaction } from '../../../shared/protocol/comments.ts';
import type { ArticleId, CommentId, MemberId } from '../../../shared/protocol/ids.ts';
import { readArticle } from '../cache/articles.ts';
import {
  commentsOfThread,
  ownReactions,
  ownReactionsOfThread,
  readComment,
} from '../cache/comments.ts';
import type { Cache } from '../cache/database.ts';
import { moderationRow, ownModerationOfThread, type RowOf } from '../cache/moderation.ts';
import { toTime } from '../cache/moments.ts';
import { mentionedHere } from '../mentioning.ts';
import { type Entry, entriesOfLane } from '../outbox/entries.ts';
import { targetOf } from '../outbox/writes.ts';
import { answeredBy } from './answered-view.ts';
import { ignoredMembers } from './community-view.ts';
import { deliveryOf, type Viewer } from './delivery-view.ts';

/** Every comment of the thread, in no order, the waiting ones included. */
export function threadComments(db: Cache, articleId: ArticleId, viewer: Viewer): ThreadComment[] {
  return shownComments(db, articleId, viewer, commentsOfThread(db, articleId), () => true);
}

/** A comment without a number: it waits to be sent or to be approved. */
export type Unnumbered = { id: CommentId; parentId: CommentId | null };

/**
 * These rows of the thread as they are shown, and of what waits that which `isShown` takes: it is asked
 * in an order in which parents come first, and told what is shown by then.
 */
export function shownComments(
  db: Cache,
  articleId: ArticleId,
  viewer: Viewer,
  rows: readonly CommentRow[],
  isShown: (waiting: Unnumbered, shown: ReadonlyMap<CommentId, ThreadComment>) => boolean,
): ThreadComment[] {
  const thread = new ShownThread(db, articleId, viewer);
  const mine = ownReactionsOfThread(db, articleId);
  for (const row of rows) thread.add(row, mine.get(row.id) ?? []);
  for (const row of ownModerationOfThread(db, 'pending', articleId)) {
    if (isShown(row, thread.shown)) thread.addHeld(row);
  }
  for (const row of ownModerationOfThread(db, 'ownReport', articleId)) thread.addReport(row);
  return thread.overlaid((waiting) => isShown(waiting, thread.shown));
}

/** The named comments of the thread; ids that are not there are left out. */
export function namedComments(
  db: Cache,
  articleId: ArticleId,
  ids: readonly CommentId[],
  viewer: Viewer,
): ThreadComment[] {
  const named = new Set(ids);
  const thread = new ShownThread(db, articleId, viewer);
  for (const id of named) {
    const row = readComment(db, id);
    if (row?.articleId === articleId) thread.add(row, ownReactions(db, id));
    const held = moderationRow(db, 'me', 'pending', id);
    if (held?.articleId === articleId) thread.addHeld(held);
    const report = moderationRow(db, 'me', 'ownReport', id);
    if (report !== null) thread.addReport(report);
  }
  return thread.overlaid(({ id }) => named.has(id));
}

class ShownThread {
  readonly #db: Cache;
  readonly #articleId: ArticleId;
  readonly #viewer: Viewer;
  readonly #ignored: ReadonlySet<MemberId>;
  readonly shown = new Map<CommentId, ThreadComment>();
  #articleRevision: number | null = null;

  constructor(db: Cache, articleId: ArticleId, viewer: Viewer) {
    this.#db = db;
    this.#articleId = articleId;
    this.#viewer = viewer;
    this.#ignored = new Set(ignoredMembers(db).map(({ id }) => id));
  }

  add(row: CommentRow, myReactions: Reaction[]): void {
    const { kind: _kind, rev: _rev, ...rest } = row;
    this.shown.set(row.id, {
      ...rest,
      mine: row.author.id === this.#viewer.member?.id,
      mentionsYou: row.mentions?.some(({ id }) => id === this.#viewer.member?.id) === true,
      myReactions,
      delivery: { state: 'sent' },
      pending: null,
      ignored: this.#ignored.has(row.author.id),
      held: null,
      answered: null,
      myReport: null,
    });
  }

  /** One's own comment that waits for approval, or did not get it. */
  addHeld(row: RowOf<'pending'>): void {
    // Approved or withdrawn it has no text here; once it is a comment, it is shown as one.
    if (row.state === 'approved' || row.state === 'withdrawn') return;
    if (this.shown.has(row.id)) return;
    this.shown.set(row.id, {
      ...this.#own(row),
      author: row.author,
      state: 'pending',
      delivery: { state: 'sent' },
      pending: null,
      held: { state: row.state, reason: row.decision?.reason ?? '' },
    });
  }

  addReport({ id, reason, outcome }: RowOf<'ownReport'>): void {
    const comment = this.shown.get(id);
    if (comment !== undefined) comment.myReport = { reason, outcome };
  }

  /** What is shown, under what the outbox says about it, with those of its posts that `isShown` takes. */
  overlaid(isShown: (waiting: Unnumbered) => boolean): ThreadComment[] {
    for (const entry of entriesOfLane(this.#db, this.#articleId)) {
      if (entry.kind === 'comment.post') {
        if (isShown(entry.request)) this.#addUnsent(entry);
        continue;
      }
      const comment = this.shown.get(targetOf(entry) as CommentId);
      if (comment !== undefined) this.#overlay(comment, entry);
    }
    return [...this.shown.values()];
  }

  #addUnsent(entry: Extract<Entry, { kind: 'comment.post' }>): void {
    const { member } = this.#viewer;
    if (member === null || this.shown.has(entry.request.id)) return;
    this.shown.set(entry.request.id, {
      ...this.#own({ ...entry.request, createdAt: toTime(entry.writtenAt) }),
      author: { id: member.id, name: member.name, role: member.role },
      state: 'visible',
      delivery: deliveryOf(entry, this.#viewer),
      pending: 'post',
      held: null,
      answered: answeredBy(this.#db, entry),
    });
  }

  #own(
    from: Pick<ThreadComment, 'id' | 'articleId' | 'parentId' | 'body' | 'createdAt'>,
  ): Omit<ThreadComment, 'author' | 'state' | 'delivery' | 'pending' | 'held'> {
    this.#articleRevision ??= (readArticle(this.#db, this.#articleId)?.revisions.length ?? 0) + 1;
    const mentions = mentionedHere(this.#db, from.body ?? '');
    return {
      ...(mentions.length > 0 && { mentions }),
      id: from.id,
      articleId: from.articleId,
      parentId: from.parentId,
      number: null,
      seq: null,
      body: from.body,
      createdAt: from.createdAt,
      editedAt: null,
      articleRevision: this.#articleRevision,
      removal: null,
      reactions: {},
      mine: true,
      mentionsYou: false,
      myReactions: [],
      ignored: false,
      answered: null,
      myReport: null,
    };
  }

  #overlay(comment: ThreadComment, entry: Entry): void {
    const isRefused = entry.error !== null;
    switch (entry.kind) {
      case 'comment.edit':
        // A refused edit shows too: what was written is there to be mended or given up.
        if (comment.state === 'visible' || comment.held !== null) {
          comment.body = entry.request.body;
          comment.mentions = mentionedHere(this.#db, comment.body);
        }
        this.#showDelivery(comment, entry, 'edit');
        return;
      case 'comment.remove':
        if (!isRefused) withhold(comment, 'removed', entry.request.reason ?? '');
        this.#showDelivery(comment, entry, 'remove');
        return;
      case 'comment.hide':
        if (!isRefused) withhold(comment, 'hidden', entry.request.reason);
        this.#showDelivery(comment, entry, 'hide');
        return;
      case 'comment.restore':
        if (!isRefused) this.#restore(comment);
        this.#showDelivery(comment, entry, 'restore');
        return;
      case 'comment.react':
        if (!isRefused) showReaction(comment, entry.request.reaction, entry.request.on);
        // A waiting reaction is quiet; a refused one has to be seen.
        else this.#showDelivery(comment, entry, 'react');
        return;
      case 'comment.report':
        if (!isRefused) comment.myReport = { reason: entry.request.reason, outcome: 'waiting' };
        else this.#showDelivery(comment, entry, 'report');
        return;
      default:
        // Decisions about reports and held comments show on the desk.
        return;
    }
  }

  // Only where its text is known here: it was withheld by what still waits, or stands on the desk.
  #restore(comment: ThreadComment): void {
    const body =
      readComment(this.#db, comment.id)?.body ??
      moderationRow(this.#db, 'desk', 'report', comment.id)?.body ??
      null;
    if (body === null) return;
    comment.state = 'visible';
    comment.body = body;
    comment.removal = null;
  }

  // Several writes to one comment: a refusal is told before what waits, and what was written first
  // before what follows it.
  #showDelivery(comment: ThreadComment, entry: Entry, pending: ThreadComment['pending']): void {
    const tells = comment.delivery.state;
    if (tells === 'refused' || (tells !== 'sent' && entry.error === null)) return;
    comment.delivery = deliveryOf(entry, this.#viewer);
    comment.pending = pending;
  }
}

function withhold(comment: ThreadComment, state: 'hidden' | 'removed', reason: string): void {
  // What was removed for good is not merely hidden again.
  if (comment.state === 'removed') return;
  comment.removal = {
    by: state === 'removed' && comment.mine ? 'author' : 'moderator',
    reason,
  };
  comment.state = state;
  comment.body = null;
}

function showReaction(comment: ThreadComment, reaction: Reaction, on: boolean): void {
  if (comment.myReactions.includes(reaction) === on) return;
  const others = comment.myReactions.filter((own) => own !== reaction);
  comment.myReactions = on ? [...others, reaction] : others;
  const count = (comment.reactions[reaction] ?? 0) + (on ? 1 : -1);
  const { [reaction]: _before, ...rest } = comment.reactions;
  comment.reactions = count > 0 ? { ...rest, [reaction]: count } : rest;
}
