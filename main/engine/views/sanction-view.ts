// Mutes and bans as moderators see them: the desk's rows under the decisions that wait. Reads only.
import type { SanctionView } from '../../../shared/bridge/moderation-views.ts';
import type { MemberId } from '../../../shared/protocol/ids.ts';
import type { Cache } from '../cache/database.ts';
import { moderationRow, type RowOf } from '../cache/moderation.ts';
import { toMillis, toTime } from '../cache/moments.ts';
import { nameOf } from '../cache/names.ts';
import { type Entry, entriesOfLane, entriesOfTarget } from '../outbox/entries.ts';
import { deliveryOf, type Viewer, waitingAct } from './delivery-view.ts';

export function sanctionView(db: Cache, row: RowOf<'mute' | 'ban'>, viewer: Viewer): SanctionView {
  const { rev: _rev, ...rest } = row;
  const lifts = entriesOfTarget(db, row.member.id).filter((entry) =>
    row.kind === 'mute'
      ? entry.kind === 'member.unmute' && (entry.request.articleId ?? null) === row.articleId
      : entry.kind === 'member.unban',
  );
  const reverts = entriesOfTarget(db, row.id);
  const waiting = waitingAct(
    [...lifts, ...reverts],
    ['member.unmute', 'member.unban', 'appeal.decide', 'log.revert'],
    viewer,
  );
  return { ...rest, waiting };
}

type Imposing = Extract<Entry, { kind: 'member.mute' | 'member.ban' }>;
const isImposing = (entry: Entry): entry is Imposing =>
  entry.kind === 'member.mute' || entry.kind === 'member.ban';

/** Mutes and bans that the server does not know yet, or has refused; the newest first. */
export function waitingSanctions(
  db: Cache,
  viewer: Viewer,
  now: number,
  memberId: MemberId | null = null,
): SanctionView[] {
  return entriesOfLane(db, 'desk')
    .filter(isImposing)
    .filter((entry) => memberId === null || entry.request.memberId === memberId)
    .map((entry) => waitingSanction(db, entry, viewer, now))
    .filter((sanction) => sanction !== null)
    .reverse();
}

function waitingSanction(
  db: Cache,
  entry: Imposing,
  viewer: Viewer,
  now: number,
): SanctionView | null {
  const { member } = viewer;
  const { actId, memberId, reason, commentId = null } = entry.request;
  if (member === null || actId === undefined) return null;
  // Its row is here before its entry in the log.
  if (moderationRow(db, 'desk', entry.kind === 'member.ban' ? 'ban' : 'mute', actId) !== null) {
    return null;
  }
  const { id, name, role } = member;
  const common = {
    id: actId,
    member: { id: memberId, name: nameOf(db, memberId) ?? '' },
    commentId,
    reason,
    by: { role, moderator: { id, name, role } },
    at: toTime(entry.writtenAt),
    endedAt: null,
    appeal: null,
    waiting: { actId, act: entry.kind, delivery: deliveryOf(entry, viewer) },
  };
  if (entry.kind === 'member.ban') return { ...common, kind: 'ban', articleId: null, until: null };
  const { articleId = null, until = null, forSeconds } = entry.request;
  return {
    ...common,
    kind: 'mute',
    articleId,
    // It begins when it is done: until then its end moves with the clock.
    until: forSeconds === undefined ? until : toTime(now + forSeconds * 1_000),
  };
}

export function newestFirst(sanctions: SanctionView[]): SanctionView[] {
  return sanctions.sort((a, b) => toMillis(b.at) - toMillis(a.at));
}
