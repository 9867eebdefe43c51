// Members: found by id and by name, added, promoted. Passwords come in as hashes alone.

import { nameKey } from '../../shared/members/name-key.ts';
import type { MemberRow, Role } from '../../shared/protocol/accounts.ts';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle } from './schema.ts';
import { storedMe } from './streams.ts';
import { toWireTime } from './times.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** Somebody who has an account; a guest has none. */
export type MemberRole = Exclude<Role, 'guest'>;

export type Member = {
  id: MemberId;
  rev: number;
  name: string;
  role: MemberRole;
  joined_at: number;
};

const columns = ['id', 'rev', 'name', 'role', 'joined_at'] as const;

const selectById = prepared((db, given: { id: MemberId }) =>
  db.selectFrom('members').select(columns).where('id', '=', given.id),
);

export async function findMember(db: AnyHandle, id: MemberId): Promise<Member | null> {
  const { rows } = await selectById(db, { id });
  return rows[0] ?? null;
}

/** With the hash of the password; null there for an author who cannot sign in. */
export async function findMemberByName(
  db: AnyHandle,
  name: string,
): Promise<(Member & { password_hash: string | null }) | null> {
  const row = await db
    .selectFrom('members')
    .select([...columns, 'password_hash'])
    .where('name_key', '=', nameKey(name))
    .executeTakeFirst();
  return row ?? null;
}

/** Those of the names that somebody has, by the key under which they are compared. */
export async function membersNamed(
  db: AnyHandle,
  nameKeys: readonly string[],
): Promise<Map<string, NamedMember>> {
  if (nameKeys.length === 0) return new Map();
  const rows = await db
    .selectFrom('members')
    .select(['id', 'name', 'name_key'])
    .where('name_key', 'in', nameKeys)
    .execute();
  return new Map(rows.map(({ id, name, name_key: key }) => [key, { id, name }]));
}

export async function adminExists(db: AnyHandle): Promise<boolean> {
  const row = await db
    .selectFrom('members')
    .select('id')
    .where('role', '=', 'admin')
    .where('password_hash', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type NewMember = {
  id: MemberId;
  name: string;
  role: MemberRole;
  /** Null for an author who came in with an import and cannot sign in. */
  passwordHash: string | null;
  /** Epoch milliseconds. */
  joinedAt: number;
};

/** Adds a member whose name is free: the caller has looked. */
export async function addMember(unit: UnitOfWork, member: NewMember): Promise<Member> {
  unit.writing();
  const row = {
    id: member.id,
    rev: await unit.nextRev(storedMe(member.id)),
    name: member.name.normalize('NFC'),
    role: member.role,
    joined_at: member.joinedAt,
  };
  await unit.db
    .insertInto('members')
    .values({ ...row, name_key: nameKey(member.name), password_hash: member.passwordHash })
    .execute();
  unit.forgetSessions();
  return row;
}

/** Changes the role, and the password where a new one is given. */
export async function changeMember(
  unit: UnitOfWork,
  member: Member,
  changes: { role: MemberRole; passwordHash?: string },
): Promise<Member> {
  unit.writing();
  const rev = await unit.nextRev(storedMe(member.id));
  await unit.db
    .updateTable('members')
    .set({
      rev,
      role: changes.role,
      ...(changes.passwordHash !== undefined && { password_hash: changes.passwordHash }),
    })
    .where('id', '=', member.id)
    .execute();
  unit.forgetSessions();
  return { ...member, rev, role: changes.role };
}

export function memberRow(member: Member): MemberRow {
  return {
    kind: 'member',
    id: member.id,
    rev: member.rev,
    name: member.name,
    role: member.role,
    joinedAt: toWireTime(member.joined_at),
  };
}
