// What was withheld of cached comments, and of those that are not here yet: an answer of the server that
// was read before a removal may come after the word of it. SQL alone.
import type { CommentRow, RevocationRow } from '../../../shared/protocol/comments.ts';
import type { CommentId } from '../../../shared/protocol/ids.ts';
import { type Cache, prepared } from './database.ts';

/** For as long as the file is open. What is under way when it is closed never comes. */
export const notedRevocations = `
  create temp table noted_revocations (
    id text primary key,
    rev integer not null,
    state text not null,
    removed_by text,
    reason text
  ) strict, without rowid;
`;

type Withholding = {
  id: CommentId;
  rev: number;
  state: string;
  by: string | null;
  reason: string | null;
};

/**
 * Takes the text out of a cached comment that was withheld; says whether there was anything to do. The
 * rev stays, so that the comment's own row, when it comes, has the last word; an older one has not.
 */
export function revokeComment(db: Cache, row: RevocationRow): boolean {
  if (row.state === 'visible') return false;
  const withholding: Withholding = {
    id: row.id,
    rev: row.commentRev,
    state: row.state,
    by: row.removal?.by ?? null,
    reason: row.removal?.reason ?? null,
  };
  if (withhold(db, withholding)) return true;
  prepared<[Withholding]>(
    db,
    `insert into temp.noted_revocations (id, rev, state, removed_by, reason)
     select :id, :rev, :state, :by, :reason where not exists (select 1 from comments where id = :id)
     on conflict (id) do update set rev = excluded.rev, state = excluded.state,
       removed_by = excluded.removed_by, reason = excluded.reason
     where excluded.rev > noted_revocations.rev`,
  ).run(withholding);
  return false;
}

function withhold(db: Cache, withholding: Withholding): boolean {
  return (
    prepared<[Withholding]>(
      db,
      `update comments set body = null, state = :state, removed_by = :by, removal_reason = :reason,
         revoked_rev = :rev
       where id = :id and rev < :rev and revoked_rev < :rev`,
    ).run(withholding).changes === 1
  );
}

/** Of a row that was just stored with its text: as what was noted of it says, if that is newer. */
export function withholdAsNoted(db: Cache, { id }: Pick<CommentRow, 'id'>): void {
  const noted = prepared<[CommentId], Withholding>(
    db,
    'select id, rev, state, removed_by as "by", reason from temp.noted_revocations where id = ?',
  ).get(id);
  if (noted !== undefined) withhold(db, noted);
}

/** Nothing is under way that was read before now. */
export function forgetNotedRevocations(db: Cache): void {
  prepared<[]>(db, 'delete from temp.noted_revocations').run();
}
