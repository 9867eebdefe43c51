// Members: found by id and by name, added, promoted. Passwords come in as hashes alone.
import type { MemberRow, Role } from '../../shared/protocol/accounts.ts';
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

/**
 * The name as it is compared: compatibility forms and case do not make another name.
 * Upper case first, since only it knows that "ß" and "ss" are one.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

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
