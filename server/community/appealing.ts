// Appeals: the one that each mute or ban allows its member, and what a moderator answers.

import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ActId } from '../../shared/protocol/ids.ts';
import type {
  AppealRequest,
  DecideAppealRequest,
  SanctionRow,
} from '../../shared/protocol/sanctions.ts';
import type { Member } from '../store/members.ts';
import { appendToLog, type StoredLogEntry } from '../store/moderation-log.ts';
import {
  appealOf,
  changeSanction,
  deskSanctionRow,
  findSanction,
  ownSanctionRow,
  type StoredSanction,
  stillBinds,
} from '../store/sanctions.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { beginAct, demandOver } from './acting.ts';
import { demand } from './policy.ts';
import { bindAgain } from './reverting-sanctions.ts';
import { demandStanding } from './standing.ts';

/** What the entry of a decision has to know for being taken back. */
export type AppealDetails = { sanctionId: ActId; accepted: boolean };

/** @throws RequestRefused `conflict` where another appeal was written, or it has ended. */
export async function writeAppeal(
  unit: UnitOfWork,
  actor: Member | null,
  request: AppealRequest,
): Promise<SanctionRow> {
  const sanction = await findSanction(unit.db, request.sanctionId);
  const member = demand(actor, 'appeal.write', {
    ...(sanction !== null && { ownerId: sanction.member_id }),
  });
  if (sanction === null) throw noSuchSanction();
  await demandStanding(unit, member, 'appeal.write', null);
  const written = appealOf(sanction);
  if (written?.text === request.text) return ownSanctionRow(sanction);
  if (written !== null) {
    throw new RequestRefused('conflict', 'You have written an appeal already.');
  }
  if (!stillBinds(sanction, unit.now)) {
    throw new RequestRefused('conflict', 'It has ended meanwhile: you can write again.');
  }
  const changed = await changeSanction(unit, sanction, {
    appeal: { text: request.text, at: unit.now, state: 'open', answer: '', decision: null },
  });
  return ownSanctionRow(changed);
}

/**
 * Accepting lifts the mute or ban.
 * @throws RequestRefused `conflict` where there is nothing to decide, or somebody has decided.
 */
export async function decideAppeal(
  unit: UnitOfWork,
  actor: Member | null,
  request: DecideAppealRequest,
): Promise<SanctionRow> {
  const sanction = await findSanction(unit.db, request.sanctionId);
  if (sanction === null) {
    demand(actor, 'desk.read');
    throw noSuchSanction();
  }
  const { moderator, member } = await demandOver(unit, actor, 'appeal.decide', sanction.member_id);
  const act = await beginAct(unit, moderator, request.actId, 'appeal.decide', {
    memberId: member.id,
    articleId: sanction.article_id,
  });
  const details: AppealDetails = { sanctionId: sanction.id, accepted: request.accept };
  if (act.done !== null) {
    const { sanctionId, accepted } = JSON.parse(act.done.details) as AppealDetails;
    if (sanctionId === details.sanctionId && accepted === details.accepted) {
      return deskSanctionRow(sanction);
    }
    throw new RequestRefused('conflict', 'Another act has this id already.', { field: 'actId' });
  }
  const appeal = openAppeal(sanction);
  const { id, name, role } = moderator;
  const changed = await changeSanction(unit, sanction, {
    appeal: {
      ...appeal,
      state: request.accept ? 'accepted' : 'declined',
      answer: request.answer,
      decision: { by: { id, name, role }, actId: act.id },
    },
    ...(request.accept && sanction.ended_at === null && { ended_at: unit.now }),
  });
  await appendToLog(unit, moderator, {
    id: act.id,
    act: 'appeal.decide',
    member,
    articleId: sanction.article_id,
    commentId: sanction.comment_id,
    reason: request.answer,
    details,
  });
  return deskSanctionRow(changed);
}

/**
 * Takes a decision back: the appeal waits again, and what it had lifted holds again if it has not run
 * out. False where it was decided anew since.
 */
export async function revertDecision(unit: UnitOfWork, entry: StoredLogEntry): Promise<boolean> {
  const { sanctionId } = JSON.parse(entry.details) as AppealDetails;
  const sanction = await findSanction(unit.db, sanctionId);
  const appeal = sanction && appealOf(sanction);
  if (sanction === null || appeal?.decision?.actId !== entry.id) return false;
  const reopened = await changeSanction(unit, sanction, {
    appeal: { ...appeal, state: 'open', answer: '', decision: null },
  });
  if (appeal.state === 'accepted') await bindAgain(unit, reopened, entry.at);
  return true;
}

/** @throws RequestRefused that tells what was decided and by whom. */
function openAppeal(sanction: StoredSanction) {
  const appeal = appealOf(sanction);
  if (appeal === null) {
    throw new RequestRefused('conflict', 'No appeal was written.', { field: 'sanctionId' });
  }
  if (appeal.state !== 'open') {
    const by = appeal.decision?.by.name ?? 'A moderator';
    throw new RequestRefused(
      'conflict',
      appeal.state === 'accepted'
        ? `${by} has accepted it already.`
        : `${by} has declined it already.`,
      {
        field: 'sanctionId',
      },
    );
  }
  return appeal;
}

function noSuchSanction(): RequestRefused {
  return new RequestRefused('not_found', 'There is no such mute or ban.', {
    field: 'sanctionId',
  });
}
