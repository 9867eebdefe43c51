// Who may do what: the one place that decides authority. Knows roles and ownership, and neither
// clocks nor modes of a discussion.
import type { Role } from '../../shared/protocol/accounts.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';

export type Actor = { id: MemberId; role: Exclude<Role, 'guest'> } | null;

export type Action =
  | 'community.read'
  | 'me.read'
  | 'account.signOut'
  | 'article.publish'
  | 'article.revise'
  | 'article.setDiscussion'
  | 'comment.post'
  | 'comment.postWithoutPause'
  | 'comment.edit'
  | 'comment.remove'
  | 'comment.react';

/** `own`: if it is theirs. `ifShown`: if the community shows itself to guests. */
export type Permission = 'yes' | 'no' | 'own' | 'ifShown';

export const policy: Readonly<Record<Action, Readonly<Record<Role, Permission>>>> = {
  'community.read': { guest: 'ifShown', member: 'yes', moderator: 'yes', admin: 'yes' },
  'me.read': { guest: 'no', member: 'own', moderator: 'own', admin: 'own' },
  'account.signOut': { guest: 'no', member: 'yes', moderator: 'yes', admin: 'yes' },
  'article.publish': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'article.revise': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'article.setDiscussion': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'comment.post': { guest: 'no', member: 'yes', moderator: 'yes', admin: 'yes' },
  'comment.postWithoutPause': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'comment.edit': { guest: 'no', member: 'own', moderator: 'own', admin: 'own' },
  'comment.remove': { guest: 'no', member: 'own', moderator: 'yes', admin: 'yes' },
  'comment.react': { guest: 'no', member: 'yes', moderator: 'yes', admin: 'yes' },
};

/** What the action is about, as far as the answer depends on it. */
export type Subject = { ownerId?: MemberId; guestsRead?: boolean };

export function can(actor: Actor, action: Action, subject: Subject = {}): boolean {
  const permission = policy[action][actor?.role ?? 'guest'];
  switch (permission) {
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'own':
      return actor !== null && subject.ownerId === actor.id;
    case 'ifShown':
      return subject.guestsRead === true;
  }
}

/**
 * The member, if they may do it.
 * @throws RequestRefused `unauthenticated` for a guest, `forbidden` for anybody else.
 */
export function demand<Who extends Actor>(
  actor: Who,
  action: Action,
  subject: Subject = {},
): NonNullable<Who> {
  if (actor === null) throw new RequestRefused('unauthenticated', 'Sign in first.');
  if (!can(actor, action, subject)) {
    throw new RequestRefused('forbidden', 'Your account may not do this.');
  }
  return actor;
}
