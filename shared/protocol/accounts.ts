// Accounts and the community they belong to: who a member is, how one registers and signs in.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { holdingSchema } from './approval.ts';
import { roles } from './closed-lists.ts';
import { memberIdSchema, revSchema, timeSchema } from './ids.ts';
import { optionalText } from './text.ts';

export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** A pseudonym: letters, digits and single spaces, dots, dashes, underscores or apostrophes between. */
export const memberNameSchema = z
  .string()
  .min(limits.memberNameMin)
  .max(limits.memberName)
  .regex(
    /^[\p{L}\p{M}\p{N}]+(?:[ ._'’-][\p{L}\p{M}\p{N}]+)*$/u,
    'has characters that a name cannot have',
  );

export const passwordSchema = z.string().min(limits.passwordMin).max(limits.password);

/** One's own account, as it stands in the stream `me`. */
export const memberRowSchema = z.object({
  kind: z.literal('member'),
  id: memberIdSchema,
  rev: revSchema,
  name: z.string(),
  role: roleSchema.exclude(['guest']),
  joinedAt: timeSchema,
});
export type MemberRow = z.infer<typeof memberRowSchema>;

/** What a reader's screen shows of a community, as it stands in the stream `feed`. */
export const communityRowSchema = z.object({
  kind: z.literal('community'),
  id: z.literal('community'),
  rev: revSchema,
  name: z.string(),
  description: z.string(),
  rules: z.string(),
  registration: z.enum(['open', 'invite', 'closed']),
  guestsRead: z.boolean(),
  /** What waits for approval, in articles that do not say otherwise. */
  holding: holdingSchema,
  /** Whether members may read the moderators' log, in the stream `log`. */
  publishesLog: z.boolean(),
});
export type CommunityRow = z.infer<typeof communityRowSchema>;

export const registerRequestSchema = z.strictObject({
  name: memberNameSchema,
  password: passwordSchema,
  invite: optionalText(200).optional(),
});
export type RegisterRequest = z.infer<typeof registerRequestSchema>;

export const signInRequestSchema = z.strictObject({
  name: z.string().max(limits.memberName),
  password: z.string().max(limits.password),
});
export type SignInRequest = z.infer<typeof signInRequestSchema>;

export const sessionAnswerSchema = z.object({
  /** Shown once; the server keeps only its hash. */
  token: z.string(),
  member: memberRowSchema,
});
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>;

/** Who the connection is and where it is: asked once after each connection. */
export const describeAnswerSchema = z.object({
  /** By what the community is known from any other that may once answer at its address. */
  identity: z.uuid(),
  community: communityRowSchema,
  member: memberRowSchema.nullable(),
  /** How many people are connected now, guests too; null from a server that does not say. */
  present: z.int().nonnegative().nullable().default(null),
  /** The server's clock, the only one by which mutes end. */
  now: timeSchema,
});
export type DescribeAnswer = z.infer<typeof describeAnswerSchema>;
