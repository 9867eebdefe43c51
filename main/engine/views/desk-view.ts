// The desk as moderators see it: its cached rows under the decisions that wait in the outbox. Reads
// only; pure over the database.
import type {
  Desk,
  DeskPending,
  DeskReport,
  DeskRule,
  MemberProfile,
  WaitingAct,
} from '../../../shared/bridge/moderation-views.ts';
import type { MemberId } from '../../../shared/protocol/ids.ts';
import type { Attendance } from '../../../shared/protocol/reports.ts';
import type { Cache } from '../cache/database.ts';
import { logOfMember } from '../cache/log.ts';
import {
  decidedModeration,
  moderationOfMember,
  openModeration,
  type RowOf,
  rowsWithEntries,
  standingSanctions,
} from '../cache/moderation.ts';
import { toTime } from '../cache/moments.ts';
import { nameOf } from '../cache/names.ts';
import { streamPlace } from '../cache/streams.ts';
import { entriesOfLane, entriesOfTarget } from '../outbox/entries.ts';
import { deliveryOf, type Viewer, waitingAct } from './delivery-view.ts';
import { logEntry } from './log-view.ts';
import { newestFirst, sanctionView, waitingSanctions } from './sanction-view.ts';

const decidedShown = 100;
const profileEntries = 50;

/** `now`: epoch milliseconds by the server's clock. */
export function deskToRead(db: Cache, viewer: Viewer, attendance: Attendance, now: number): Desk {
  const reports = [
    ...openModeration(db, 'desk', 'report'),
    ...decidedModeration(db, 'report', decidedShown),
  ];
  const pending = [
    ...openModeration(db, 'desk', 'pending'),
    ...decidedModeration(db, 'pending', decidedShown),
  ];
  const sanctions = [
    ...standingSanctions(db, 'desk', 'mute', now),
    ...standingSanctions(db, 'desk', 'ban', now),
  ];
  const over = [...rowsWithEntries(db, 'mute'), ...rowsWithEntries(db, 'ban')];
  return {
    reports: listed(reports, rowsWithEntries(db, 'report'), (row) => deskReport(db, row, viewer)),
    pending: listed(pending, rowsWithEntries(db, 'pending'), (row) => deskPending(db, row, viewer)),
    sanctions: newestFirst([
      ...waitingSanctions(db, viewer, now),
      ...listed(sanctions, over, (row) => sanctionView(db, row, viewer)),
    ]),
    rules: deskRules(db, viewer),
    settings: waitingAct(entriesOfTarget(db, 'community'), ['community.setModeration'], viewer),
    attendance,
    complete: streamPlace(db, 'desk').complete,
  };
}

/** The rows as they are shown, and of the other ones those on which a decision of one's own stands. */
function listed<R extends { id: string }, V extends { waiting: WaitingAct | null }>(
  rows: readonly R[],
  others: readonly R[],
  show: (row: R) => V,
): V[] {
  const ids = new Set(rows.map(({ id }) => id));
  const more = others.filter(({ id }) => !ids.has(id)).map(show);
  return [...rows.map(show), ...more.filter(({ waiting }) => waiting !== null)];
}

function deskReport(db: Cache, row: RowOf<'report'>, viewer: Viewer): DeskReport {
  const { rev: _rev, ...rest } = row;
  const acts = ['comment.hide', 'comment.remove', 'comment.restore', 'report.dismiss'] as const;
  return { ...rest, waiting: waitingAct(entriesOfTarget(db, row.id), acts, viewer) };
}

function deskPending(db: Cache, row: RowOf<'pending'>, viewer: Viewer): DeskPending {
  const { rev: _rev, ...rest } = row;
  const acts = ['comment.approve', 'comment.reject'] as const;
  return { ...rest, waiting: waitingAct(entriesOfTarget(db, row.id), acts, viewer) };
}

/** By name, as they will be when what waits is done. */
function deskRules(db: Cache, viewer: Viewer): DeskRule[] {
  const rules = new Map<string, DeskRule>();
  const stored = [...openModeration(db, 'desk', 'rule'), ...rowsWithEntries(db, 'rule')];
  for (const { rev: _rev, ...row } of stored) rules.set(row.id, { ...row, waiting: null });
  for (const entry of entriesOfLane(db, 'rules')) {
    if (entry.kind === 'rule.save') {
      const { actId: _actId, accepts: _accepts, ...fields } = entry.request;
      const known = rules.get(fields.id);
      const by = viewer.member;
      if (by === null) continue;
      // A rule that is new and was refused shows as well: it is there to be mended or given up.
      if (known === undefined || entry.error === null) {
        rules.set(fields.id, {
          ...fields,
          kind: 'rule',
          deleted: false,
          by: { id: by.id, name: by.name, role: by.role },
          at: toTime(entry.writtenAt),
          waiting: null,
        });
      }
    }
    if (entry.kind !== 'rule.save' && entry.kind !== 'rule.delete') continue;
    const rule = rules.get(entry.request.id);
    if (rule === undefined) continue;
    rule.waiting = waitingAct([entry], [entry.kind], viewer);
    if (entry.error === null) rule.deleted = entry.kind === 'rule.delete';
  }
  return [...rules.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * What a moderator sees of a member; null for one of whom nothing is known here. `described`: what the
 * server counts at this moment.
 */
export function memberProfile(
  db: Cache,
  memberId: MemberId,
  viewer: Viewer,
  described: MemberProfile['described'],
  now: number,
): MemberProfile | null {
  const name = described?.name ?? nameOf(db, memberId);
  if (name === null) return null;
  const sanctions = [
    ...moderationOfMember(db, 'mute', memberId, profileEntries),
    ...moderationOfMember(db, 'ban', memberId, profileEntries),
  ];
  return {
    member: { id: memberId, name },
    described,
    log: logOfMember(db, memberId, profileEntries).map((entry) => logEntry(db, entry, viewer)),
    sanctions: newestFirst([
      ...waitingSanctions(db, viewer, now, memberId),
      ...sanctions.map((row) => sanctionView(db, row, viewer)),
    ]),
    notes: notesOf(db, memberId, viewer),
  };
}

function notesOf(db: Cache, memberId: MemberId, viewer: Viewer): MemberProfile['notes'] {
  const lane = entriesOfLane(db, 'desk');
  const notes: MemberProfile['notes'] = [];
  for (const { rev: _rev, ...row } of moderationOfMember(db, 'note', memberId, profileEntries)) {
    if (row.text === null) continue;
    const deletion = lane.find(
      ({ kind, request }) => kind === 'note.delete' && request.id === row.id,
    );
    if (deletion === undefined) notes.push({ ...row, delivery: { state: 'sent' } });
    else if (deletion.error !== null)
      notes.push({ ...row, delivery: deliveryOf(deletion, viewer) });
  }
  const { member } = viewer;
  for (const entry of lane) {
    if (entry.kind !== 'note.add' || entry.request.memberId !== memberId || member === null)
      continue;
    notes.unshift({
      kind: 'note',
      id: entry.request.id,
      memberId,
      by: { id: member.id, name: member.name, role: member.role },
      at: toTime(entry.writtenAt),
      text: entry.request.text,
      delivery: deliveryOf(entry, viewer),
    });
  }
  return notes;
}
