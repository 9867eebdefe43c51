// The rules that hold, refuse or report a comment. There are no patterns: a rule names words, links or
// mentions, so none can run for ever.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { actFields, moderatorSchema } from './acts.ts';
import { authorSchema } from './comments.ts';
import { articleIdSchema, commentIdSchema, revSchema, ruleIdSchema, timeSchema } from './ids.ts';
import { writtenText } from './text.ts';

export const ruleConditionSchema = z.discriminatedUnion('on', [
  z.strictObject({
    on: z.literal('words'),
    /** Words or phrases, compared without case, accents and look-alike letters. */
    words: z.array(writtenText(limits.ruleWord)).min(1).max(limits.ruleWords),
    match: z.enum(['whole', 'anywhere']),
  }),
  z.strictObject({
    on: z.literal('links'),
    /** Of members who have fewer comments than this. */
    fewerComments: z.int().min(1).max(limits.holdFirst),
  }),
  z.strictObject({ on: z.literal('mentions'), moreThan: z.int().min(0).max(100) }),
]);
export type RuleCondition = z.infer<typeof ruleConditionSchema>;

export const ruleConsequenceSchema = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('hold') }),
  /** The message is shown to the writer, whose text stays in the composer. */
  z.strictObject({ does: z.literal('refuse'), message: writtenText(limits.ruleMessage) }),
  z.strictObject({ does: z.literal('report') }),
]);
export type RuleConsequence = z.infer<typeof ruleConsequenceSchema>;

const ruleFields = {
  name: writtenText(limits.ruleName),
  /** Null for all articles. */
  articleId: articleIdSchema.nullable(),
  condition: ruleConditionSchema,
  consequence: ruleConsequenceSchema,
  enabled: z.boolean(),
};

/** As it stands in the stream `desk`. */
export const ruleRowSchema = z.object({
  kind: z.literal('rule'),
  id: ruleIdSchema,
  rev: revSchema,
  ...ruleFields,
  deleted: z.boolean(),
  by: moderatorSchema,
  at: timeSchema,
});
export type RuleRow = z.infer<typeof ruleRowSchema>;

export const tryRuleRequestSchema = z.strictObject({
  articleId: ruleFields.articleId,
  condition: ruleFields.condition,
});
export type TryRuleRequest = z.infer<typeof tryRuleRequestSchema>;

/** What the condition would have caught in the last 30 days. */
export const ruleTrialSchema = z.object({
  caught: z.int().nonnegative(),
  of: z.int().nonnegative(),
  members: z.int().nonnegative(),
  /** The newest of those that it caught, with where their text was caught. */
  comments: z.array(
    z.object({
      id: commentIdSchema,
      articleId: articleIdSchema,
      number: z.string(),
      author: authorSchema,
      body: z.string(),
      createdAt: timeSchema,
    }),
  ),
});
export type RuleTrial = z.infer<typeof ruleTrialSchema>;
export const ruleTrialAnswerSchema = z.object({ trial: ruleTrialSchema });

/**
 * A rule that would have caught more than half of the last 30 days is saved only with `accepts`: how
 * many its trial showed. Else it is a `conflict` that says so.
 */
export const saveRuleRequestSchema = z.strictObject({
  ...actFields,
  id: ruleIdSchema,
  ...ruleFields,
  accepts: z.int().nonnegative().optional(),
});
export type SaveRuleRequest = z.infer<typeof saveRuleRequestSchema>;
export const deleteRuleRequestSchema = z.strictObject({ ...actFields, id: ruleIdSchema });
export type DeleteRuleRequest = z.infer<typeof deleteRuleRequestSchema>;
export const ruleAnswerSchema = z.object({ rule: ruleRowSchema });
