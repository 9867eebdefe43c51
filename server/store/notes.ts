// The moderators' private notes about members: rows of `desk`, and of no other stream. A deleted one
// stays as a row without its text.
import type { NoteId } from '../../shared/protocol/ids.ts';
import type { NoteRow } from '../../shared/protocol/reports.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, NotesTable } from './schema.ts';
import { toWireTime } from './times.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export type StoredNote = NotesTable;

const columns = ['id', 'rev', 'member_id', 'by_id', 'by_name', 'by_role', 'at', 'text'] as const;

export async function findNote(db: AnyHandle, id: NoteId): Promise<StoredNote | null> {
  const row = await db.selectFrom('notes').select(columns).where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** Adds a note whose id is free: the caller has looked. */
export async function addNote(
  unit: UnitOfWork,
  note: Omit<StoredNote, 'rev'>,
): Promise<StoredNote> {
  unit.writing();
  const row: StoredNote = { ...note, rev: await unit.nextRev('desk') };
  await unit.db.insertInto('notes').values(row).execute();
  return row;
}

/** Takes its text away, for good. */
export async function emptyNote(unit: UnitOfWork, note: StoredNote): Promise<StoredNote> {
  unit.writing();
  const emptied: StoredNote = { ...note, rev: await unit.nextRev('desk'), text: null };
  await unit.db
    .updateTable('notes')
    .set({ rev: emptied.rev, text: null })
    .where('id', '=', note.id)
    .execute();
  return emptied;
}

const selectPage = prepared((db, given: { after: number; limit: number }) =>
  db
    .selectFrom('notes')
    .select(columns)
    .where('rev', '>', given.after)
    .orderBy('rev')
    .limit(given.limit),
);

/** The notes that changed after the rev, in rev order. */
export async function notesAfter(db: AnyHandle, after: number, limit: number): Promise<NoteRow[]> {
  const { rows } = await selectPage(db, { after, limit });
  return rows.map(noteRow);
}

export function noteRow(note: StoredNote): NoteRow {
  return {
    kind: 'note',
    id: note.id,
    rev: note.rev,
    memberId: note.member_id,
    by: { id: note.by_id, name: note.by_name, role: note.by_role },
    at: toWireTime(note.at),
    text: note.text,
  };
}
