// Tells once of each reply and mention that comes, and answers what is addressed to this member and
// not seen yet. Shows nothing itself.
import { mostToYou, type ToYou } from '../../shared/bridge/to-you.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import type { Cache } from './cache/database.ts';
import { toTime } from './cache/moments.ts';
import { markIfRoom } from './cache/room.ts';
import { type Reader, readerOf } from './cache/since.ts';
import { countUnseenToYou, noteToldOf, tellFrom, toldFrom, unseenToYou } from './cache/to-you.ts';
import type { Applied } from './sync/applied.ts';
import { ignoredMembers } from './views/community-view.ts';
import { type Viewer, viewerId } from './views/delivery-view.ts';
import { firstLine } from './views/first-line.ts';

/** What this member has not seen, the newest first; of these comments alone where any are named. */
export function toYou(db: Cache, viewer: Viewer, ids: readonly CommentId[] | null): ToYou[] {
  const reader = readerFor(db, viewer);
  if (reader === null) return [];
  return unseenToYou(db, reader, ids, mostToYou).map((found) => ({
    commentId: found.id,
    articleId: found.articleId,
    headline: found.headline,
    why: found.why,
    number: found.number,
    author: { id: found.authorId, name: found.authorName },
    at: toTime(found.at),
    line: found.body === null ? null : firstLine(found.body),
  }));
}

/** How many of these there are. */
export function countToYou(db: Cache, viewer: Viewer): number {
  const reader = readerFor(db, viewer);
  return reader === null ? 0 : countUnseenToYou(db, reader);
}

function readerFor(db: Cache, viewer: Viewer): Reader | null {
  const memberId = viewerId(viewer);
  if (memberId === null) return null;
  return readerOf(
    memberId,
    ignoredMembers(db).map(({ id }) => id),
  );
}

export type TellingYouPorts = {
  db: Cache;
  viewer: () => Viewer;
  /** Whether the member's own stream is as on the server: what they have read elsewhere is known. */
  knowsReads: () => boolean;
  tell: (ids: readonly CommentId[]) => void;
};

export function createTellingYou({ db, viewer, knowsReads, tell }: TellingYouPorts) {
  /** Told as soon as it is known whether they have read it elsewhere. */
  const waiting = new Set<CommentId>();
  /** Where the disk has no room to note it, it is told once until the app is closed. */
  const told = new Set<CommentId>();

  function tellWaiting(): void {
    if (waiting.size === 0 || !knowsReads()) return;
    const ids = [...waiting];
    waiting.clear();
    const since = toldFrom(db);
    if (since === null) return;
    const fresh: CommentId[] = [];
    for (let from = 0; from < ids.length; from += mostToYou) {
      for (const { commentId, at } of toYou(db, viewer(), ids.slice(from, from + mostToYou))) {
        if (Date.parse(at) < since || told.has(commentId)) continue;
        told.add(commentId);
        let isFirst = true;
        markIfRoom(() => {
          isFirst = noteToldOf(db, commentId);
        });
        if (isFirst) fresh.push(commentId);
      }
    }
    if (fresh.length > 0) tell(fresh);
  }

  return {
    /** The account is used here, at this moment of the server's clock. */
    begin(at: number): void {
      markIfRoom(() => tellFrom(db, at));
    },
    took(applied: Applied): void {
      if (viewerId(viewer()) === null) return;
      for (const ids of applied.comments.values()) for (const id of ids) waiting.add(id);
      tellWaiting();
    },
    tellWaiting,
  };
}
