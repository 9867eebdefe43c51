// Taking back that a mute or ban was made or lifted, from its entry in the log, as far as that still
// stands.
import type { ActId, CommentId } from '../../shared/protocol/ids.ts';
import { findComment } from '../store/comments.ts';
import type { StoredLogEntry } from '../store/moderation-log.ts';
import { reopenReport } from '../store/reports.ts';
import { changeSanction, type StoredSanction, stillBinds } from '../store/sanctions.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { reopenCase } from './reporting.ts';
import { bindingSanction, loggedSanction } from './sanctioning.ts';
import { bringBack, withhold } from './withholding.ts';

/**
 * What taking it back has to know: what became of the sanction, which comments went with it, and the
 * sanction in whose place it came.
 */
export type SanctionDetails = {
  sanctionId: ActId;
  ended: boolean;
  removed: CommentId[];
  replaced: ActId | null;
};

/**
 * Takes back that a sanction was made or lifted, as far as that still stands: with the comments that
 * were removed along with it, and the sanction that it had replaced. Null where nothing stands.
 */
export async function revertSanction(
  unit: UnitOfWork,
  entry: StoredLogEntry,
  actId: ActId,
): Promise<SanctionDetails | null> {
  // Written where they are made and lifted, or by this one, and kept in the log as it was.
  const { sanctionId, ended, removed, replaced } = JSON.parse(entry.details) as SanctionDetails;
  const sanction = await loggedSanction(unit, sanctionId);
  const turned = ended
    ? await bindAgain(unit, sanction, entry.at, replaced)
    : await endAsIfNever(unit, sanction, entry, replaced);
  const changed: CommentId[] = [];
  for (const id of removed) {
    const comment = await findComment(unit.db, id);
    if (comment === null || comment.withheld_by !== entry.id) continue;
    if (ended && comment.state === 'visible') {
      const { reason } = sanction;
      await withhold(unit, comment, { state: 'removed', by: 'moderator', reason, actId });
    } else if (!ended && comment.withheld_body !== null) {
      await bringBack(unit, comment, actId);
      await reopenReport(unit, id);
    } else {
      continue;
    }
    changed.push(id);
  }
  if (!turned && changed.length === 0) return null;
  return { sanctionId, ended: !ended, removed: changed, replaced };
}

/** What it had replaced binds again, and the reports of what it was for wait again. */
async function endAsIfNever(
  unit: UnitOfWork,
  sanction: StoredSanction,
  entry: StoredLogEntry,
  replaced: ActId | null,
): Promise<boolean> {
  if (!stillBinds(sanction, unit.now)) return false;
  await changeSanction(unit, sanction, { ended_at: unit.now });
  if (replaced !== null) {
    await bindAgain(unit, await loggedSanction(unit, replaced), entry.at);
  }
  await reopenCase(unit, entry);
  return true;
}

/**
 * False where it was ended by something else, has run out, or another one holds there now than the one
 * that it replaces once more.
 */
export async function bindAgain(
  unit: UnitOfWork,
  sanction: StoredSanction,
  endedAt: number,
  replaced: ActId | null = null,
): Promise<boolean> {
  const { member_id: memberId, kind, article_id: articleId, until } = sanction;
  if (sanction.ended_at !== endedAt || !stillBinds({ until, ended_at: null }, unit.now)) {
    return false;
  }
  const binding = await bindingSanction(unit, { memberId, kind, articleId });
  if (binding !== null) {
    if (binding.id !== replaced) return false;
    await changeSanction(unit, binding, { ended_at: unit.now });
  }
  await changeSanction(unit, sanction, { ended_at: null });
  return true;
}
