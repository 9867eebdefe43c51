// What moderators know of a member, the notes they keep, and whom a member ignores for oneself.
import type { z } from 'zod';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import type {
  AddNoteRequest,
  deleteNoteRequestSchema,
  describeMemberAnswerSchema,
  IgnoredRow,
  IgnoreRequest,
  NoteRow,
} from '../../shared/protocol/reports.ts';
import { countsOf } from '../store/comment-history.ts';
import { findIgnored, storeIgnored } from '../store/ignores.ts';
import { findMember, type Member } from '../store/members.ts';
import { emptyNote, findNote, noteRow, addNote as storeNote } from '../store/notes.ts';
import type { AnyHandle } from '../store/schema.ts';
import { toWireTime } from '../store/times.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { demandOver } from './acting.ts';
import { demand } from './policy.ts';
import { demandReading, demandStanding } from './standing.ts';

/** @throws RequestRefused */
export async function describeMember(
  db: AnyHandle,
  actor: Member | null,
  { memberId }: { memberId: MemberId },
): Promise<z.infer<typeof describeMemberAnswerSchema>['member']> {
  await demandReading(db, demand(actor, 'member.describe'), 'member.describe');
  const member = await findMember(db, memberId);
  if (member === null) throw noSuchMember();
  return {
    id: member.id,
    name: member.name,
    role: member.role,
    joinedAt: toWireTime(member.joined_at),
    ...(await countsOf(db, member.id)),
  };
}

/** @throws RequestRefused */
export async function ignoreMember(
  unit: UnitOfWork,
  actor: Member | null,
  { memberId, on }: IgnoreRequest,
): Promise<IgnoredRow> {
  const member = demand(actor, 'member.ignore');
  await demandStanding(unit, member, 'member.ignore', null);
  if (memberId === member.id) {
    throw new RequestRefused('invalid', 'Nobody can ignore themselves.', { field: 'memberId' });
  }
  const ignored = await findMember(unit.db, memberId);
  if (ignored === null) throw noSuchMember();
  const before = await findIgnored(unit.db, member.id, memberId);
  if (before?.on === on) return before;
  return storeIgnored(unit, member.id, { id: ignored.id, name: ignored.name, on });
}

/** @throws RequestRefused */
export async function addNote(
  unit: UnitOfWork,
  actor: Member | null,
  request: AddNoteRequest,
): Promise<NoteRow> {
  const { moderator, member } = await demandOver(unit, actor, 'note.add', request.memberId);
  await demandStanding(unit, moderator, 'note.add', null);
  const existing = await findNote(unit.db, request.id);
  if (existing !== null) {
    const same = existing.by_id === moderator.id && existing.member_id === member.id;
    // One that was deleted meanwhile is answered as it stands: its text is kept nowhere.
    if (same && (existing.text === null || existing.text === request.text)) {
      return noteRow(existing);
    }
    throw new RequestRefused('conflict', 'Another note has this id already.', { field: 'id' });
  }
  const note = await storeNote(unit, {
    id: request.id,
    member_id: member.id,
    by_id: moderator.id,
    by_name: moderator.name,
    by_role: moderator.role,
    at: unit.now,
    text: request.text,
  });
  return noteRow(note);
}

/** @throws RequestRefused */
export async function deleteNote(
  unit: UnitOfWork,
  actor: Member | null,
  { id }: z.infer<typeof deleteNoteRequestSchema>,
): Promise<NoteRow> {
  const note = await findNote(unit.db, id);
  if (note === null) {
    demand(actor, 'desk.read');
    throw new RequestRefused('not_found', 'There is no such note.', { field: 'id' });
  }
  const { moderator } = await demandOver(unit, actor, 'note.delete', note.member_id);
  await demandStanding(unit, moderator, 'note.delete', null);
  return noteRow(note.text === null ? note : await emptyNote(unit, note));
}

function noSuchMember(): RequestRefused {
  return new RequestRefused('not_found', 'There is no such member.', { field: 'memberId' });
}
