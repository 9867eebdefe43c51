// What moderators ask and do, and what everybody may read of their log. Each act answers as soon as the
// outbox has stored it.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { reasonSchema } from '../protocol/acts.ts';
import { holdingSchema } from '../protocol/approval.ts';
import { setDiscussionRequestSchema } from '../protocol/articles.ts';
import { deskActivitySchema } from '../protocol/desk-activity.ts';
import {
  actIdSchema,
  articleIdSchema,
  commentIdSchema,
  noteIdSchema,
  ruleIdSchema,
} from '../protocol/ids.ts';
import { setHoldingRequestSchema, setModerationRequestSchema } from '../protocol/pending.ts';
import { ruleTrialSchema, saveRuleRequestSchema, tryRuleRequestSchema } from '../protocol/rules.ts';
import { muteFields } from '../protocol/sanctions.ts';
import { optionalText, writtenText } from '../protocol/text.ts';
import { acted, done, inCommunity, inThread, onComment, onMember } from './call-parts.ts';
import {
  deskSchema,
  logEntrySchema,
  logFilterSchema,
  memberProfileSchema,
  publicLogEntrySchema,
} from './moderation-views.ts';

const reasonOrNone = optionalText(limits.reason);

export const moderationCalls = {
  'article.setDiscussion': {
    request: setDiscussionRequestSchema.safeExtend(inCommunity),
    answer: acted,
  },
  'article.setHolding': {
    request: z.strictObject({ ...inThread, holding: setHoldingRequestSchema.shape.holding }),
    answer: acted,
  },
  'comment.hide': {
    request: z.strictObject({ ...onComment, reason: reasonSchema }),
    answer: acted,
  },
  'comment.restore': { request: z.strictObject(onComment), answer: acted },
  'comment.approve': { request: z.strictObject(onComment), answer: acted },
  'comment.reject': {
    request: z.strictObject({ ...onComment, reason: reasonOrNone }),
    answer: acted,
  },
  /** The text of a withheld comment, asked of the server and kept nowhere. */
  'comment.examine': {
    request: z.strictObject(onComment),
    answer: z.object({ body: z.string().nullable() }),
  },
  'report.dismiss': { request: z.strictObject(onComment), answer: acted },
  /** `until` or `forSeconds`. */
  'member.mute': { request: z.strictObject({ ...onMember, ...muteFields }), answer: acted },
  'member.unmute': {
    request: z.strictObject({
      ...onMember,
      articleId: articleIdSchema.nullable(),
      reason: reasonOrNone,
    }),
    answer: acted,
  },
  'member.ban': {
    request: z.strictObject({
      ...onMember,
      commentId: commentIdSchema.nullable(),
      reason: reasonSchema,
      removeLastHour: z.boolean(),
    }),
    answer: acted,
  },
  'member.unban': { request: z.strictObject({ ...onMember, reason: reasonOrNone }), answer: acted },
  'member.profile': { request: z.strictObject(onMember), answer: memberProfileSchema },
  'appeal.decide': {
    request: z.strictObject({
      ...inCommunity,
      sanctionId: actIdSchema,
      accept: z.boolean(),
      answer: optionalText(limits.appeal),
    }),
    answer: acted,
  },
  'note.add': {
    request: z.strictObject({ ...onMember, text: writtenText(limits.note) }),
    answer: z.object({ noteId: noteIdSchema }),
  },
  'note.delete': {
    request: z.strictObject({ ...inCommunity, noteId: noteIdSchema }),
    answer: done,
  },
  'community.setModeration': {
    request: z.strictObject({
      ...inCommunity,
      holding: holdingSchema.optional(),
      publishesLog: setModerationRequestSchema.shape.publishesLog,
    }),
    answer: acted,
  },
  /** Asks the server, which must be there. */
  'rule.try': {
    request: tryRuleRequestSchema.extend(inCommunity),
    answer: ruleTrialSchema,
  },
  'rule.save': {
    request: saveRuleRequestSchema
      .omit({ actId: true, id: true })
      .extend({ ...inCommunity, ruleId: ruleIdSchema.nullable() }),
    answer: z.object({ ...acted.shape, ruleId: ruleIdSchema }),
  },
  'rule.delete': {
    request: z.strictObject({ ...inCommunity, ruleId: ruleIdSchema }),
    answer: acted,
  },
  /** Gives up an act that waits, or takes back one that was done. */
  'act.undo': { request: z.strictObject({ ...inCommunity, actId: actIdSchema }), answer: done },
  'desk.read': { request: z.strictObject(inCommunity), answer: deskSchema },
  /** How busy the community was in the last hours; asks the server, which must be there. */
  'desk.activity': { request: z.strictObject(inCommunity), answer: deskActivitySchema },
  /** Tells the other moderators which comment one is on; null when on none. */
  'desk.attend': {
    request: z.strictObject({ ...inCommunity, commentId: commentIdSchema.nullable() }),
    answer: done,
  },
  /** Newest first, a hundred at a time, below the entry `before`. */
  'log.read': {
    request: z.strictObject({
      ...inCommunity,
      before: z.int().positive().nullable(),
      filter: logFilterSchema,
    }),
    answer: z.object({ entries: z.array(logEntrySchema), more: z.boolean() }),
  },
  /** The log as the community publishes it, newest first; follows it from now on. */
  'publicLog.read': {
    request: z.strictObject({ ...inCommunity, before: actIdSchema.nullable() }),
    answer: z.object({ entries: z.array(publicLogEntrySchema), more: z.boolean() }),
  },
} as const;
