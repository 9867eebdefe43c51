// Sessions and invites: each is a secret of 256 random bits, of which only the hash is kept.
import { createHash, randomBytes } from 'node:crypto';
import type { MemberId } from '../../shared/protocol/ids.ts';
import type { Member, MemberRole } from './members.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle } from './schema.ts';
import type { UnitOfWork } from './unit-of-work.ts';

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Opens a session and returns its token, which cannot be had again. */
export async function addSession(unit: UnitOfWork, memberId: MemberId): Promise<string> {
  unit.writing();
  const token = newSecret();
  await unit.db
    .insertInto('sessions')
    .values({ token_hash: hashSecret(token), member_id: memberId, created_at: unit.now })
    .execute();
  return token;
}

const selectMember = prepared((db, given: { tokenHash: string }) =>
  db
    .selectFrom('sessions')
    .innerJoin('members', 'members.id', 'sessions.member_id')
    .select(['members.id', 'members.rev', 'members.name', 'members.role', 'members.joined_at'])
    .where('sessions.token_hash', '=', given.tokenHash),
);

/** Whose session it is; null for a dead or invented one. */
export async function findSession(db: AnyHandle, tokenHash: string): Promise<Member | null> {
  const { rows } = await selectMember(db, { tokenHash });
  return rows[0] ?? null;
}

export async function removeSession(unit: UnitOfWork, tokenHash: string): Promise<void> {
  unit.writing();
  await unit.db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
  unit.forgetSessions();
}

/** Makes an invite for one registration and returns its token. */
export async function addInvite(unit: UnitOfWork, role: MemberRole): Promise<string> {
  unit.writing();
  const token = newSecret();
  await unit.db
    .insertInto('invites')
    .values({ token_hash: hashSecret(token), role, created_at: unit.now, used_by: null })
    .execute();
  return token;
}

/** What an invite that nobody has used makes of its bearer; null where it is used or unknown. */
export async function openInvite(db: AnyHandle, token: string): Promise<MemberRole | null> {
  const invite = await db
    .selectFrom('invites')
    .select('role')
    .where('token_hash', '=', hashSecret(token))
    .where('used_by', 'is', null)
    .executeTakeFirst();
  return invite?.role ?? null;
}

export async function spendInvite(
  unit: UnitOfWork,
  token: string,
  memberId: MemberId,
): Promise<void> {
  unit.writing();
  await unit.db
    .updateTable('invites')
    .set({ used_by: memberId })
    .where('token_hash', '=', hashSecret(token))
    .execute();
}

/** Forgets the admin invites that nobody has used. */
export async function dropOpenClaims(unit: UnitOfWork): Promise<void> {
  unit.writing();
  await unit.db
    .deleteFrom('invites')
    .where('role', '=', 'admin')
    .where('used_by', 'is', null)
    .execute();
}
