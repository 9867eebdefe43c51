// Accounts: register, sign in, sign out, and what an operator does to them. Hashing takes long, so
// it never happens inside a transaction.
import { hash, verify } from '@node-rs/argon2';
import { v7 } from 'uuid';
import type { RegisterRequest, SignInRequest } from '../../shared/protocol/accounts.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import { readCommunity } from '../store/community.ts';
import {
  addMember,
  adminExists,
  changeMember,
  findMemberByName,
  type Member,
  type MemberRole,
} from '../store/members.ts';
import type { AnyHandle } from '../store/schema.ts';
import {
  addInvite,
  addSession,
  dropOpenClaims,
  findSession,
  openInvite,
  removeSession,
  spendInvite,
} from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';

/** Reads and writes of whole transactions, for use cases that do something slow between them. */
export type Transactions = {
  read: Store['read'];
  write: <T>(work: (unit: UnitOfWork) => Promise<T>) => Promise<T>;
};

/** A session that was just opened. The token is said once. */
export type Opened = { token: string; member: Member };

/** Argon2id with the library's defaults, which are OWASP's first choice. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'));
}

/** @throws RequestRefused `forbidden` by the registration's mode, `conflict` for a taken name. */
export async function register(
  { read, write }: Transactions,
  request: RegisterRequest,
): Promise<Opened> {
  // Asked before the hashing, which costs, and again in the transaction.
  await read((db) => registrationRole(db, request));
  const passwordHash = await hashPassword(request.password);
  return write(async (unit) => {
    const role = await registrationRole(unit.db, request);
    const member = await addMember(unit, {
      id: v7() as MemberId,
      name: request.name,
      role,
      passwordHash,
      joinedAt: unit.now,
    });
    if (request.invite) await spendInvite(unit, request.invite, member.id);
    if (role === 'admin') await dropOpenClaims(unit);
    return { token: await addSession(unit, member.id), member };
  });
}

/** What the newcomer becomes, if they may come in at all. */
async function registrationRole(db: AnyHandle, request: RegisterRequest): Promise<MemberRole> {
  const role = request.invite ? await openInvite(db, request.invite) : 'member';
  if (role === null) {
    throw new RequestRefused('forbidden', 'This invitation is not valid, or was used already.', {
      field: 'invite',
    });
  }
  const { registration } = await readCommunity(db);
  if (registration === 'closed' && role !== 'admin') {
    throw new RequestRefused('forbidden', 'This community takes no new members.');
  }
  if (registration === 'invite' && !request.invite) {
    throw new RequestRefused('forbidden', 'Registering here needs an invitation.', {
      field: 'invite',
    });
  }
  if ((await findMemberByName(db, request.name)) !== null) {
    throw new RequestRefused('conflict', 'Somebody here has this name already.', { field: 'name' });
  }
  return role;
}

/** What a wrong name is checked against, so that it takes as long as a wrong password. */
let decoyHash: Promise<string> | null = null;

/** @throws RequestRefused `unauthenticated`, the same for a wrong name and a wrong password. */
export async function signIn(
  { read, write }: Transactions,
  request: SignInRequest,
): Promise<Opened> {
  const found = await read((db) => findMemberByName(db, request.name));
  decoyHash ??= hashPassword('a password that nobody has');
  const passwordHash = found?.password_hash ?? (await decoyHash);
  const matches = await verify(passwordHash, request.password.normalize('NFKC'));
  if (!matches || found === null || found.password_hash === null) {
    throw new RequestRefused('unauthenticated', 'The name or the password is wrong.');
  }
  return write(async (unit) => ({
    token: await addSession(unit, found.id),
    member: found,
  }));
}

/** The session's token is dead when this has committed. */
export async function signOut(unit: UnitOfWork, tokenHash: string): Promise<void> {
  await removeSession(unit, tokenHash);
}

/** The one-time token that makes the first admin; null where there is one already. */
export async function claimToken(unit: UnitOfWork): Promise<string | null> {
  if (await adminExists(unit.db)) return null;
  await dropOpenClaims(unit);
  return addInvite(unit, 'admin');
}

/** For the operator: makes the account, or gives an existing one the role and the password. */
export async function createOrPromote(
  unit: UnitOfWork,
  account: { name: string; role: MemberRole; passwordHash: string },
): Promise<{ member: Member; created: boolean }> {
  const { name, role, passwordHash } = account;
  const found = await findMemberByName(unit.db, name);
  const member =
    found === null
      ? await addMember(unit, {
          id: v7() as MemberId,
          name,
          role,
          passwordHash,
          joinedAt: unit.now,
        })
      : await changeMember(unit, found, { role, passwordHash });
  if (role === 'admin') await dropOpenClaims(unit);
  return { member, created: found === null };
}

/**
 * For the operator: a session for a member that exists.
 * @throws RequestRefused `not_found`
 */
export async function openSessionFor(unit: UnitOfWork, name: string): Promise<Opened> {
  const member = await findMemberByName(unit.db, name);
  if (member === null) throw new RequestRefused('not_found', `There is no member “${name}”.`);
  return { token: await addSession(unit, member.id), member };
}

/**
 * Whose the session is; null for a guest, who has none.
 * @throws RequestRefused `unauthenticated` for a session that is dead.
 */
export async function sessionMember(
  db: AnyHandle,
  tokenHash: string | null,
): Promise<Member | null> {
  return tokenHash === null ? null : alive(await findSession(db, tokenHash));
}

/**
 * The same, as a transaction sees it that may be of many requests.
 * @throws RequestRefused `unauthenticated` for a session that is dead.
 */
export async function actorIn(unit: UnitOfWork, tokenHash: string | null): Promise<Member | null> {
  return tokenHash === null ? null : alive(await unit.signedIn(tokenHash));
}

function alive(member: Member | null): Member {
  if (member === null) {
    throw new RequestRefused('unauthenticated', 'You were signed out. Sign in again.');
  }
  return member;
}
