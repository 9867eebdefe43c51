// Communities and the account in each, as the view asks for them.
import { z } from 'zod';
import {
  communityRowSchema,
  memberNameSchema,
  memberRowSchema,
  passwordSchema,
  registerRequestSchema,
  signInRequestSchema,
} from '../protocol/accounts.ts';
import { namedMemberSchema } from '../protocol/acts.ts';
import { wireErrorSchema } from '../protocol/errors.ts';
import { articleIdSchema, commentIdSchema, timeSchema } from '../protocol/ids.ts';
import { done, inCommunity } from './call-parts.ts';
import { communityIdSchema } from './community-id.ts';
import { ownSanctionSchema } from './moderation-views.ts';
import { storageProblemSchema } from './storage-problem.ts';

/** What the app knows about the line to a community, for the one place that says so. */
export const lineSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('connecting') }),
  z.object({ state: z.literal('online') }),
  /** `savedAt`: when the cache was last known to be whole; null if it never was. */
  z.object({ state: z.literal('offline'), savedAt: timeSchema.nullable() }),
  /** The server does not take this app or this account; nothing is retried until something changes. */
  z.object({ state: z.literal('refused'), error: wireErrorSchema, savedAt: timeSchema.nullable() }),
]);

export const communitySchema = z.object({
  id: communityIdSchema,
  /** The server's origin, such as `https://talk.example.org`. */
  url: z.string(),
  /** Its place in the palette of `communityColours`: the same on every device. */
  colour: z.int().nonnegative(),
  /** Whether others on the way can read what goes over the line. */
  exposed: z.boolean(),
  /** Null until the server was reached once. */
  community: communityRowSchema.nullable(),
  /** Null for a guest. Kept offline, so one can write before the line is back. */
  member: memberRowSchema.nullable(),
  /** The account is known but its token is not: reading and writing go on, sending waits for sign-in. */
  needsSignIn: z.boolean(),
  /** The server lets this account, or a guest, read nothing here now: nothing of what is kept is shown. */
  barred: z.boolean(),
  /** Whether this device could keep the token in the system's keychain. */
  tokenKept: z.boolean(),
  line: lineSchema,
  /** Writes that wait to be sent, and writes that were refused. */
  waiting: z.int(),
  refused: z.int(),
  /** The refused write that was written first, where it shows in a thread or on its article. */
  firstRefused: z
    .object({ articleId: articleIdSchema, commentId: commentIdSchema.nullable() })
    .nullable(),
  /** What is wrong with keeping things on this device; null where nothing is. */
  storageProblem: storageProblemSchema.nullable(),
  /** Milliseconds to add to this device's clock for the server's: the only one by which mutes end. */
  clockOffsetMs: z.int(),
  /** One's own mutes and bans that were not lifted; one whose end has passed binds no more. */
  sanctions: z.array(ownSanctionSchema),
  /** Whom this account does not want to read. */
  ignored: z.array(namedMemberSchema),
  /** There was a time away, and something of it was not looked at yet; null else. */
  away: z.object({ since: timeSchema }).nullable(),
  /** What waits on the desk; null for whoever is no moderator. */
  desk: z.object({ reports: z.int(), pending: z.int(), appeals: z.int() }).nullable(),
});

export const communityCalls = {
  'community.list': { request: z.strictObject({}), answer: z.array(communitySchema) },
  /** Asks the server who it is, then keeps it. `address`: what a person types, or a link with an invite. */
  'community.add': {
    request: z.strictObject({ address: z.string().max(2_000) }),
    answer: z.object({ community: communitySchema, invite: z.string().nullable() }),
  },
  /** The order in which they are listed; one that is not named comes after those that are. */
  'community.reorder': {
    request: z.strictObject({ ids: z.array(communityIdSchema).max(1_000) }),
    answer: done,
  },
  /** Forgets the community with its cache, its drafts and what waits there. */
  'community.forget': { request: z.strictObject(inCommunity), answer: done },
  /** The member has read that what was saved is loaded anew. */
  'community.understandStorage': { request: z.strictObject(inCommunity), answer: done },
  /** Tries the line again now instead of at the next turn. */
  'community.reconnect': { request: z.strictObject(inCommunity), answer: done },
  'account.register': {
    request: registerRequestSchema.extend({
      ...inCommunity,
      name: memberNameSchema,
      password: passwordSchema,
    }),
    answer: memberRowSchema,
  },
  'account.signIn': { request: signInRequestSchema.extend(inCommunity), answer: memberRowSchema },
  /** The token is dead on the server and gone here; cached text stays readable as for a guest. */
  'account.signOut': { request: z.strictObject(inCommunity), answer: done },
} as const;
