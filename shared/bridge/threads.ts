// The comments of an article, as the view asks for them and writes them.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { namedMemberSchema, reasonSchema } from '../protocol/acts.ts';
import { reactions } from '../protocol/closed-lists.ts';
import { commentRowSchema, reactionSchema, removeRequestSchema } from '../protocol/comments.ts';
import { actIdSchema, articleIdSchema, commentIdSchema } from '../protocol/ids.ts';
import { commentBodySchema, optionalText, writtenText } from '../protocol/text.ts';
import { answeredSchema } from './answered.ts';
import { acted, done, inCommunity, inThread, onComment, onMember } from './call-parts.ts';
import { deliverySchema } from './delivery.ts';

/** A comment as the view shows it: the cached row under what the outbox still has to say about it. */
export const threadCommentSchema = z.object({
  ...commentRowSchema.omit({ kind: true, rev: true, number: true, seq: true }).shape,
  /** Null until it is committed. */
  number: z.string().nullable(),
  seq: z.int().positive().nullable(),
  mine: z.boolean(),
  /** Calls this member by name. */
  mentionsYou: z.boolean(),
  myReactions: z.array(reactionSchema),
  /** For a waiting edit or removal: `body` is already the new one, the delivery says that it waits. */
  delivery: deliverySchema,
  /** What the delivery is of. A reaction or a report says nothing while it waits, only when refused. */
  pending: z.enum(['post', 'edit', 'remove', 'hide', 'restore', 'react', 'report']).nullable(),
  /** By somebody whom this account ignores: folded away. */
  ignored: z.boolean(),
  /** One's own that waits for approval (`state` is `pending`) or was rejected; null for all others. */
  held: z.object({ state: z.enum(['pending', 'rejected']), reason: z.string() }).nullable(),
  /** Of a reply of one's own that was refused: what it answers; null for all others. */
  answered: answeredSchema.nullable(),
  /** One's own report of it, and what came of it. */
  myReport: z
    .object({ reason: z.string(), outcome: z.enum(['waiting', 'open', 'acted', 'dismissed']) })
    .nullable(),
});

export const threadSchema = z.object({
  articleId: articleIdSchema,
  /**
   * In no order; `shared/thread/order` gives the reading order. Of a long thread those that fill a
   * window, with all that they answer: `thread.rest` gives the others.
   */
  comments: z.array(threadCommentSchema),
  /** Whether these are all. */
  whole: z.boolean(),
  /** The highest `seq` of the thread, be that comment among these or not; 0 where there is none. */
  lastSeq: z.int().nonnegative(),
  /** Comments up to this `seq` were seen before this visit. */
  seenSeq: z.int().nonnegative(),
  /** False while the first pages are still coming. */
  complete: z.boolean(),
});

export const threadCalls = {
  /** Opens the thread: it is followed from now on, and what was new becomes this visit's news. */
  'thread.open': {
    /** `at`: the comment that is looked for; else the thread is opened at its beginning. */
    request: z.strictObject({ ...inThread, at: commentIdSchema.nullable().optional() }),
    answer: threadSchema,
  },
  /**
   * All comments of the thread, a page at a time in the order of their `seq`, the waiting ones with the
   * first. `after`: 0, then what the page before gave as `next`, which is null on the last.
   */
  'thread.rest': {
    request: z.strictObject({ ...inThread, after: z.int().nonnegative() }),
    answer: z.object({
      comments: z.array(threadCommentSchema),
      next: z.int().positive().nullable(),
    }),
  },
  /** The named comments as they are now; ids that are gone are left out. */
  'thread.comments': {
    request: z.strictObject({ ...inThread, ids: z.array(commentIdSchema).max(2_000) }),
    answer: z.array(threadCommentSchema),
  },
  /** The member has seen the thread up to this `seq`; never moves back. */
  'thread.seen': {
    request: z.strictObject({ ...inThread, seq: z.int().nonnegative() }),
    answer: done,
  },
  'comment.post': {
    request: z.strictObject({
      ...inThread,
      parentId: commentIdSchema.nullable(),
      body: commentBodySchema,
    }),
    answer: z.object({ commentId: commentIdSchema }),
  },
  'comment.edit': {
    request: z.strictObject({ ...onComment, body: commentBodySchema }),
    answer: done,
  },
  'comment.remove': {
    request: z.strictObject({ ...onComment, reason: removeRequestSchema.shape.reason }),
    /** The act of a moderator; null for one's own comment, which comes back by nobody's undo. */
    answer: acted.nullable(),
  },
  'comment.react': {
    request: z.strictObject({ ...onComment, reaction: z.enum(reactions), on: z.boolean() }),
    answer: done,
  },
  'comment.report': {
    request: z.strictObject({
      ...onComment,
      reason: reasonSchema,
      note: optionalText(limits.reportNote).optional(),
    }),
    answer: done,
  },
  /** Some of those who have written here, in the order of their names; `name`: how theirs begins. */
  'member.find': {
    request: z.strictObject({ ...inCommunity, name: z.string().max(100) }),
    answer: z.array(namedMemberSchema),
  },
  'member.ignore': { request: z.strictObject({ ...onMember, on: z.boolean() }), answer: done },
  /** One's one appeal of a mute or ban. */
  'appeal.write': {
    request: z.strictObject({
      ...inCommunity,
      sanctionId: actIdSchema,
      text: writtenText(limits.appeal),
    }),
    answer: done,
  },
} as const;
