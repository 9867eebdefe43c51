// What has come to the open thread and is not shown yet. Gathered by how near it is to what is being
// read: shown at once where it is quiet, and together where many write. Reads and shows nothing itself.
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { inBetween, untilPause } from './in-use.ts';
import { createPace, type Urgency } from './pace.ts';

/** Null for a comment that is there no more. */
type Arrival = { id: CommentId; comment: ThreadComment | null };
type InSight = { ids: ReadonlySet<CommentId>; end: boolean };

let waiting = new Map<CommentId, ThreadComment | null>();
let inSight: InSight = { ids: new Set(), end: false };
let show = () => {};
const pace = createPace(() => show(), { untilPause, inBetween });

export function arrivals(): ReadonlyMap<CommentId, ThreadComment | null> {
  return waiting;
}

export function forgetArrivals(): void {
  waiting = new Map();
  pace.stop();
}

/** Which comments are drawn, and whether the thread's end is among them. */
export function tellInSight(ids: Iterable<CommentId>, end: boolean): void {
  inSight = { ids: new Set(ids), end };
}

/** `shown` is what the thread shows by now; `showArrivals` is called when drawing is due. */
export function showLater(
  came: readonly Arrival[],
  shown: ReadonlyMap<CommentId, ThreadComment>,
  showArrivals: () => void,
): void {
  show = showArrivals;
  let urgency: Urgency = 'outOfSight';
  for (const { id, comment } of came) {
    waiting.set(id, comment);
    const of = urgencyOf(comment, shown.get(id) ?? null, inSight);
    if (of === 'own' || urgency === 'outOfSight') urgency = of;
  }
  if (came.length > 0) pace.ask(urgency);
}

export function urgencyOf(
  comment: ThreadComment | null,
  before: ThreadComment | null,
  { ids, end }: InSight,
): Urgency {
  const either = comment ?? before;
  if (either === null) return 'outOfSight';
  if (either.mine || actedOn(comment) || actedOn(before)) return 'own';
  if (ownMarks(comment) !== ownMarks(before)) return 'own';
  // Withheld: to be seen no longer than it must.
  if (before !== null && before.body !== null && (comment?.body ?? null) === null) return 'inSight';
  if (ids.has(either.id)) return 'inSight';
  if (either.parentId === null) return end ? 'inSight' : 'outOfSight';
  return ids.has(either.parentId) ? 'inSight' : 'outOfSight';
}

/** Something that this member wants of it is under way, or was refused. */
function actedOn(comment: ThreadComment | null): boolean {
  return comment !== null && comment.delivery.state !== 'sent';
}

function ownMarks(comment: ThreadComment | null): string {
  return `${comment?.myReactions.join() ?? ''}/${comment?.myReport?.outcome ?? ''}`;
}
