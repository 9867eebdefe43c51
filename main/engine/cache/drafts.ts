// What is being typed and not sent, by the form in which it stands. SQL alone.

import { draftKey } from '../../../shared/bridge/draft-key.ts';
import type { DraftFields, DraftPlace } from '../../../shared/bridge/drafts.ts';
import { type Cache, prepared } from './database.ts';

type Columns = { place: string; fields: string; saved_at: number };

/** Null where nothing is kept. */
export function readDraft(db: Cache, place: DraftPlace): DraftFields | null {
  const row = prepared<[string], Pick<Columns, 'fields'>>(
    db,
    'select fields from drafts where place = ?',
  ).get(draftKey(place));
  // Written by `saveDraft` from parsed fields, and by nobody else.
  return row === undefined ? null : JSON.parse(row.fields);
}

/** `at`: epoch milliseconds. */
export function saveDraft(db: Cache, place: DraftPlace, fields: DraftFields, at: number): void {
  if (Object.keys(fields).length === 0) {
    forgetDraft(db, place);
    return;
  }
  prepared<[string, string, number]>(
    db,
    `insert into drafts (place, fields, saved_at) values (?, ?, ?)
     on conflict (place) do update set fields = excluded.fields, saved_at = excluded.saved_at`,
  ).run(draftKey(place), JSON.stringify(fields), at);
}

export function forgetDraft(db: Cache, place: DraftPlace): void {
  prepared<[string]>(db, 'delete from drafts where place = ?').run(draftKey(place));
}

export type KeptDraft = { readonly place: string; readonly fields: string; savedAt: number };

/** All of them, as they are stored. */
export function allDrafts(db: Cache): KeptDraft[] {
  return prepared<[], Columns>(db, 'select place, fields, saved_at from drafts')
    .all()
    .map(({ saved_at: savedAt, ...row }) => ({ ...row, savedAt }));
}

/** Stores drafts of another cache where none stands in the same place; answers which it stored. */
export function takeDrafts(db: Cache, drafts: readonly KeptDraft[]): KeptDraft[] {
  const take = prepared<[string, string, number]>(
    db,
    'insert into drafts (place, fields, saved_at) values (?, ?, ?) on conflict do nothing',
  );
  return drafts.filter(
    ({ place, fields, savedAt }) => take.run(place, fields, savedAt).changes === 1,
  );
}

/** Forgets these, as long as nothing was typed there since. */
export function dropDrafts(db: Cache, drafts: readonly KeptDraft[]): void {
  const drop = prepared<[string, string]>(db, 'delete from drafts where place = ? and fields = ?');
  for (const { place, fields } of drafts) drop.run(place, fields);
}
