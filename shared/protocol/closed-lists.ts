// The lists that both sides count off: roles, reactions, reasons. Apart from their schemas, so that the
// view can show them without carrying zod in what it loads first.

export const roles = ['guest', 'member', 'moderator', 'admin'] as const;

export const discussionModes = ['open', 'slow', 'closed'] as const;

export const reactions = ['agree', 'thanks', 'funny'] as const;

/**
 * The reasons of the list. A reason on the wire is one of them, which each app says in its own
 * language, or words of one's own.
 */
export const listedReasons = [
  'threat',
  'hate',
  'harassment',
  'personal_data',
  'spam',
  'off_topic',
  'review',
] as const;
export type ListedReason = (typeof listedReasons)[number];

export function isListedReason(reason: string): reason is ListedReason {
  return (listedReasons as readonly string[]).includes(reason);
}
