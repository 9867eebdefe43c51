// How busy the community was in the last hours, told to whoever may read the desk.
import type { DeskActivity } from '../../shared/protocol/desk-activity.ts';
import { countByStep } from '../store/desk-activity.ts';
import type { Member } from '../store/members.ts';
import type { ReadHandle } from '../store/schema.ts';
import { toWireTime } from '../store/times.ts';
import { demand } from './policy.ts';
import { demandReading } from './standing.ts';

/** Six hours in steps of ten minutes. */
export const stepMs = 10 * 60_000;
export const steps = 36;

/** @throws RequestRefused */
export async function deskActivity(
  db: ReadHandle,
  actor: Member | null,
  now: number,
): Promise<DeskActivity> {
  const moderator = demand(actor, 'desk.read');
  await demandReading(db, moderator, 'desk.read');
  const counts = await countByStep(db, { from: now - steps * stepMs, stepMs, steps });
  return { until: toWireTime(now), stepMs, ...counts };
}
