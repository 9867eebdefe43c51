// The community's own row and one's own member row, as cached: SQL alone.
import type { CommunityRow, MemberRow } from '../../../shared/protocol/accounts.ts';
import type { MemberId } from '../../../shared/protocol/ids.ts';
import { type Cache, prepared } from './database.ts';
import { toMillis, toTime } from './moments.ts';

/** Stores the row unless the cache has it as new or newer; says whether it did. */
export function putCommunity(db: Cache, row: CommunityRow): boolean {
  return (
    prepared<[string, number, string, string, string, string, number, string, number]>(
      db,
      `insert into community (id, rev, name, description, rules, registration, guests_read,
         holding, publishes_log)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (id) do update set rev = excluded.rev, name = excluded.name,
         description = excluded.description, rules = excluded.rules,
         registration = excluded.registration, guests_read = excluded.guests_read,
         holding = excluded.holding, publishes_log = excluded.publishes_log
       where excluded.rev > community.rev`,
    ).run(
      row.id,
      row.rev,
      row.name,
      row.description,
      row.rules,
      row.registration,
      row.guestsRead ? 1 : 0,
      JSON.stringify(row.holding),
      row.publishesLog ? 1 : 0,
    ).changes === 1
  );
}

export function readCommunity(db: Cache): CommunityRow | null {
  type Columns = Omit<CommunityRow, 'kind' | 'guestsRead' | 'holding' | 'publishesLog'> & {
    guests_read: number;
    holding: string;
    publishes_log: number;
  };
  const row = prepared<[], Columns>(
    db,
    `select id, rev, name, description, rules, registration, guests_read, holding, publishes_log
     from community`,
  ).get();
  if (row === undefined) return null;
  const { guests_read: guestsRead, publishes_log: publishesLog, holding, ...rest } = row;
  return {
    kind: 'community',
    ...rest,
    guestsRead: guestsRead === 1,
    holding: JSON.parse(holding),
    publishesLog: publishesLog === 1,
  };
}

/** Stores the row unless the cache has it as new or newer; says whether it did. */
export function putMember(db: Cache, row: MemberRow): boolean {
  return (
    prepared<[string, number, string, string, number]>(
      db,
      `insert into members (id, rev, name, role, joined_at) values (?, ?, ?, ?, ?)
       on conflict (id) do update set rev = excluded.rev, name = excluded.name,
         role = excluded.role
       where excluded.rev > members.rev`,
    ).run(row.id, row.rev, row.name, row.role, toMillis(row.joinedAt)).changes === 1
  );
}

export function readMember(db: Cache, id: MemberId): MemberRow | null {
  type Columns = Omit<MemberRow, 'kind' | 'joinedAt'> & { joined_at: number };
  const row = prepared<[MemberId], Columns>(
    db,
    'select id, rev, name, role, joined_at from members where id = ?',
  ).get(id);
  if (row === undefined) return null;
  const { joined_at: joinedAt, ...rest } = row;
  return { kind: 'member', ...rest, joinedAt: toTime(joinedAt) };
}
