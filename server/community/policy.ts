// Who may do what: the one place that decides authority, in three tables. What a role may do, what a
// mute or ban leaves of it, and what can be done to a comment in each state. Knows neither clocks nor
// modes of a discussion. The tables also stand in docs/moderation.md, where a test compares them.
import type { Role } from '../../shared/protocol/accounts.ts';
import { roles } from '../../shared/protocol/closed-lists.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';

export type Actor = { id: MemberId; role: Exclude<Role, 'guest'> } | null;

/**
 * `own`: if it is theirs. `below`: on members of a lower rank than their own. `ifShown`: if the
 * community shows itself to guests. `ifPublished`: if the community publishes its log.
 */
export type Permission = 'yes' | 'no' | 'own' | 'below' | 'ifShown' | 'ifPublished';

export const policy = {
  'community.read': { guest: 'ifShown', member: 'yes', moderator: 'yes', admin: 'yes' },
  'me.read': { guest: 'no', member: 'own', moderator: 'own', admin: 'own' },
  'desk.read': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'log.read': { guest: 'no', member: 'ifPublished', moderator: 'yes', admin: 'yes' },
  'thread.markRead': { guest: 'no', member: 'yes', moderator: 'yes', admin: 'yes' },
  'account.signOut': { guest: 'no', member: 'yes', moderator: 'yes', admin: 'yes' },
  'article.publish': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'article.revise': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'article.setDiscussion': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'article.setHolding': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'comment.post': { guest: 'no', member: 'yes', moderator: 'yes', admin: 'yes' },
  'comment.postWithoutPause': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'comment.postWithoutApproval': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'comment.edit': { guest: 'no', member: 'own', moderator: 'own', admin: 'own' },
  'comment.react': { guest: 'no', member: 'yes', moderator: 'yes', admin: 'yes' },
  'comment.report': { guest: 'no', member: 'yes', moderator: 'yes', admin: 'yes' },
  'comment.remove': { guest: 'no', member: 'own', moderator: 'yes', admin: 'yes' },
  'comment.hide': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'comment.restore': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'comment.examine': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'comment.approve': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'comment.reject': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'report.dismiss': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'member.describe': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'member.ignore': { guest: 'no', member: 'yes', moderator: 'yes', admin: 'yes' },
  'member.mute': { guest: 'no', member: 'no', moderator: 'below', admin: 'below' },
  'member.unmute': { guest: 'no', member: 'no', moderator: 'below', admin: 'below' },
  'member.ban': { guest: 'no', member: 'no', moderator: 'below', admin: 'below' },
  'member.unban': { guest: 'no', member: 'no', moderator: 'below', admin: 'below' },
  'appeal.write': { guest: 'no', member: 'own', moderator: 'own', admin: 'own' },
  'appeal.decide': { guest: 'no', member: 'no', moderator: 'below', admin: 'below' },
  'note.add': { guest: 'no', member: 'no', moderator: 'below', admin: 'below' },
  'note.delete': { guest: 'no', member: 'no', moderator: 'below', admin: 'below' },
  'rule.try': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'rule.save': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'rule.delete': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'community.setModeration': { guest: 'no', member: 'no', moderator: 'no', admin: 'yes' },
  /** And what the act that is taken back asks for. */
  'log.revert': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
  'desk.attend': { guest: 'no', member: 'no', moderator: 'yes', admin: 'yes' },
} as const satisfies Record<string, Record<Role, Permission>>;

export type Action = keyof typeof policy;

/** What the action is about, as far as the answer depends on it. */
export type Subject = {
  ownerId?: MemberId;
  /** On whom a moderator acts. */
  member?: { id: MemberId; role: Role };
  guestsRead?: boolean;
  publishesLog?: boolean;
};

export function can(actor: Actor, action: Action, subject: Subject = {}): boolean {
  const permission: Permission = policy[action][actor?.role ?? 'guest'];
  switch (permission) {
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'own':
      return actor !== null && subject.ownerId === actor.id;
    case 'below':
      return actor !== null && subject.member !== undefined && isBelow(subject.member, actor);
    case 'ifShown':
      return subject.guestsRead === true;
    case 'ifPublished':
      return subject.publishesLog === true;
  }
}

/** Nobody is below themselves, nor below their own rank. */
function isBelow(
  member: NonNullable<Subject['member']>,
  { id, role }: NonNullable<Actor>,
): boolean {
  return member.id !== id && roles.indexOf(member.role) < roles.indexOf(role);
}

/**
 * The member, if their role allows it; what their standing leaves of it is asked besides.
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

/** A mute stands where it holds: in one thread, or everywhere. */
export const standings = ['clear', 'muted', 'banned'] as const;
export type Standing = (typeof standings)[number];

/** What is left of the role's permission: all of it, what a guest has, or nothing. */
export type Leaves = 'asRole' | 'asGuest' | 'no';

export const standingPolicy: Readonly<Record<Action, Readonly<Record<Standing, Leaves>>>> = {
  'community.read': { clear: 'asRole', muted: 'asRole', banned: 'asGuest' },
  'me.read': { clear: 'asRole', muted: 'asRole', banned: 'asRole' },
  'desk.read': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'log.read': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'thread.markRead': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'account.signOut': { clear: 'asRole', muted: 'asRole', banned: 'asRole' },
  'article.publish': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'article.revise': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'article.setDiscussion': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'article.setHolding': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'comment.post': { clear: 'asRole', muted: 'no', banned: 'no' },
  'comment.postWithoutPause': { clear: 'asRole', muted: 'no', banned: 'no' },
  'comment.postWithoutApproval': { clear: 'asRole', muted: 'no', banned: 'no' },
  'comment.edit': { clear: 'asRole', muted: 'no', banned: 'no' },
  'comment.react': { clear: 'asRole', muted: 'no', banned: 'no' },
  'comment.report': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'comment.remove': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'comment.hide': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'comment.restore': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'comment.examine': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'comment.approve': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'comment.reject': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'report.dismiss': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'member.describe': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'member.ignore': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'member.mute': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'member.unmute': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'member.ban': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'member.unban': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'appeal.write': { clear: 'asRole', muted: 'asRole', banned: 'asRole' },
  'appeal.decide': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'note.add': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'note.delete': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'rule.try': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'rule.save': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'rule.delete': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'community.setModeration': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'log.revert': { clear: 'asRole', muted: 'asRole', banned: 'no' },
  'desk.attend': { clear: 'asRole', muted: 'asRole', banned: 'no' },
};

/** `removed` by a moderator, who can restore it; `withdrawn` by its author, for good. */
export const commentConditions = ['visible', 'pending', 'hidden', 'removed', 'withdrawn'] as const;
export type CommentCondition = (typeof commentConditions)[number];

/** What is done to one comment; `removeOwn` is its author's removal, `remove` a moderator's. */
export type CommentAction =
  | 'comment.reply'
  | 'comment.edit'
  | 'comment.react'
  | 'comment.report'
  | 'comment.removeOwn'
  | 'comment.remove'
  | 'comment.hide'
  | 'comment.restore'
  | 'comment.examine'
  | 'comment.approve'
  | 'comment.reject';

/**
 * `already`: it is as the action would make it, so nothing happens and it is answered as it stands.
 * `not_found`: nobody but its author and the moderators is to learn that there is one.
 */
export type Possible = 'yes' | 'already' | 'conflict' | 'not_found';

export const commentPolicy: Readonly<
  Record<CommentAction, Readonly<Record<CommentCondition, Possible>>>
> = {
  'comment.reply': {
    visible: 'yes',
    pending: 'not_found',
    hidden: 'conflict',
    removed: 'conflict',
    withdrawn: 'conflict',
  },
  'comment.edit': {
    visible: 'yes',
    pending: 'yes',
    hidden: 'conflict',
    removed: 'conflict',
    withdrawn: 'conflict',
  },
  'comment.react': {
    visible: 'yes',
    pending: 'not_found',
    hidden: 'conflict',
    removed: 'conflict',
    withdrawn: 'conflict',
  },
  'comment.report': {
    visible: 'yes',
    pending: 'not_found',
    hidden: 'conflict',
    removed: 'conflict',
    withdrawn: 'conflict',
  },
  'comment.removeOwn': {
    visible: 'yes',
    pending: 'yes',
    hidden: 'yes',
    removed: 'already',
    withdrawn: 'already',
  },
  'comment.remove': {
    visible: 'yes',
    pending: 'conflict',
    hidden: 'yes',
    removed: 'conflict',
    withdrawn: 'conflict',
  },
  'comment.hide': {
    visible: 'yes',
    pending: 'not_found',
    hidden: 'conflict',
    removed: 'conflict',
    withdrawn: 'conflict',
  },
  'comment.restore': {
    visible: 'conflict',
    pending: 'not_found',
    hidden: 'yes',
    removed: 'yes',
    withdrawn: 'conflict',
  },
  'comment.examine': {
    visible: 'yes',
    pending: 'yes',
    hidden: 'yes',
    removed: 'yes',
    withdrawn: 'yes',
  },
  'comment.approve': {
    visible: 'conflict',
    pending: 'yes',
    hidden: 'conflict',
    removed: 'conflict',
    withdrawn: 'conflict',
  },
  'comment.reject': {
    visible: 'conflict',
    pending: 'yes',
    hidden: 'conflict',
    removed: 'conflict',
    withdrawn: 'conflict',
  },
};

/** In which condition a comment is; one that waits for approval is a row of its own. */
export function conditionOf(comment: {
  state: 'visible' | 'hidden' | 'removed';
  removed_by: 'author' | 'moderator' | null;
}): Exclude<CommentCondition, 'pending'> {
  if (comment.state !== 'removed') return comment.state;
  return comment.removed_by === 'author' ? 'withdrawn' : 'removed';
}

const conditionWords: Readonly<Record<CommentCondition, string>> = {
  visible: 'The comment can be read by everyone already.',
  pending: 'The comment still waits for approval.',
  hidden: 'The comment was hidden by a moderator.',
  removed: 'The comment was removed by a moderator.',
  withdrawn: 'The comment was removed by its author.',
};

/**
 * Whether there is something to do: false where it is as the action would make it already.
 * @throws RequestRefused `conflict` or `not_found`
 */
export function demandPossible(
  condition: CommentCondition,
  action: CommentAction,
  field = 'id',
): boolean {
  const possible = commentPolicy[action][condition];
  if (possible === 'conflict') {
    throw new RequestRefused('conflict', conditionWords[condition], { field });
  }
  if (possible === 'not_found') {
    throw new RequestRefused('not_found', 'There is no such comment.', { field });
  }
  return possible === 'yes';
}
