// What the view may ask of the engine and what it is told. Written once: main's IPC, the engine's
// handlers and the view's client all derive their types from these tables.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { commentNumberForm } from '../links.ts';
import {
  communityRowSchema,
  memberNameSchema,
  memberRowSchema,
  passwordSchema,
  registerRequestSchema,
  signInRequestSchema,
} from '../protocol/accounts.ts';
import { namedMemberSchema, reasonSchema } from '../protocol/acts.ts';
import { holdingSchema } from '../protocol/approval.ts';
import {
  articleRowSchema,
  publishRequestSchema,
  reviseRequestSchema,
  setDiscussionRequestSchema,
} from '../protocol/articles.ts';
import { reactions } from '../protocol/closed-lists.ts';
import { commentRowSchema, reactionSchema, removeRequestSchema } from '../protocol/comments.ts';
import { deskActivitySchema } from '../protocol/desk-activity.ts';
import { wireErrorSchema } from '../protocol/errors.ts';
import {
  actIdSchema,
  articleIdSchema,
  commentIdSchema,
  memberIdSchema,
  noteIdSchema,
  ruleIdSchema,
  timeSchema,
} from '../protocol/ids.ts';
import { setHoldingRequestSchema, setModerationRequestSchema } from '../protocol/pending.ts';
import { ruleTrialSchema, saveRuleRequestSchema, tryRuleRequestSchema } from '../protocol/rules.ts';
import { muteFields } from '../protocol/sanctions.ts';
import { commentBodySchema, optionalText, writtenText } from '../protocol/text.ts';
import { activityCalls } from './activity.ts';
import { answeredSchema } from './answered.ts';
import { catchUpCalls } from './catch-up.ts';
import { communityIdSchema } from './community-id.ts';
import { deliverySchema } from './delivery.ts';
import { draftFieldsSchema, draftPlaceSchema } from './drafts.ts';
import { mentionCalls } from './mention-candidates.ts';
import {
  deskSchema,
  logEntrySchema,
  logFilterSchema,
  memberProfileSchema,
  ownSanctionSchema,
  publicLogEntrySchema,
} from './moderation-views.ts';
import { pictureSchema } from './pictures.ts';
import { presenceCalls } from './presence.ts';
import { findAnswerSchema, findRequestSchema } from './search.ts';
import { keepSchema, lettingGoSchema, limitBytesSchema, storageSchema } from './storage.ts';
import { storageProblemSchema } from './storage-problem.ts';
import { toYouCalls, toYouNoticeSchema } from './to-you.ts';

export type CommunityId = z.infer<typeof communityIdSchema>;

/** What the app knows about the line to a community, for the one place that says so. */
export const lineSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('connecting') }),
  z.object({ state: z.literal('online') }),
  /** `savedAt`: when the cache was last known to be whole; null if it never was. */
  z.object({ state: z.literal('offline'), savedAt: timeSchema.nullable() }),
  /** The server does not take this app or this account; nothing is retried until something changes. */
  z.object({ state: z.literal('refused'), error: wireErrorSchema, savedAt: timeSchema.nullable() }),
]);
export type Line = z.infer<typeof lineSchema>;

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
export type Community = z.infer<typeof communitySchema>;

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
export type ThreadComment = z.infer<typeof threadCommentSchema>;

/** How an article is kept on this device. */
const keptFields = {
  /** With its pictures, whatever else goes. */
  pinned: z.boolean(),
  followed: z.boolean(),
  /** Nothing that is addressed to the member there is told or counted. */
  quiet: z.boolean(),
  /** Whether its whole thread is here. */
  saved: z.boolean(),
};

export const articleItemSchema = z.object({
  ...keptFields,
  ...articleRowSchema.omit({ kind: true, rev: true, body: true, revisions: true, sources: true })
    .shape,
  /** Comments by others since this member last read the thread. */
  newCount: z.int(),
  /** Of these, replies to comments of this member and comments that call them. */
  newToYou: z.int(),
  /** False until this member has opened it once. */
  opened: z.boolean(),
  /** An article of one's own that waits to be published, or was refused. */
  delivery: deliverySchema,
});
export type ArticleItem = z.infer<typeof articleItemSchema>;

export const articleSchema = z.object({
  ...articleRowSchema.omit({ kind: true, rev: true }).shape,
  /** Comments up to this `seq` were seen by this account, on whatever device. */
  seenSeq: z.int().nonnegative(),
  ...keptFields,
  /** Those of its published text. */
  pictures: z.array(pictureSchema),
  /** The revision that was read last here; null where that is not known. */
  seenRevision: z.int().positive().nullable(),
  delivery: deliverySchema,
});
export type Article = z.infer<typeof articleSchema>;

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
export type Thread = z.infer<typeof threadSchema>;

const inCommunity = { communityId: communityIdSchema };
const inThread = { ...inCommunity, articleId: articleIdSchema };
const onComment = { ...inCommunity, commentId: commentIdSchema };
const onEntry = { ...inCommunity, entryId: z.string().max(100) };
/** `memberId`: the account for which it was typed, null for a guest; it may not be the present one any more. */
const onDraft = {
  ...inCommunity,
  memberId: memberIdSchema.nullable(),
  place: draftPlaceSchema,
};
const onMember = { ...inCommunity, memberId: memberIdSchema };
const nothing = z.strictObject({});
const done = z.null();
/** What `act.undo` takes back. */
const acted = z.object({ actId: actIdSchema });
const reasonOrNone = optionalText(limits.reason);

/**
 * Each call by its name: what it takes and what it gives back. A call that writes answers as soon as
 * the outbox has stored the write; what becomes of it is shown on the thing itself.
 */
export const engineCalls = {
  'community.list': { request: nothing, answer: z.array(communitySchema) },
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

  /** Newest activity first. */
  'article.list': { request: z.strictObject(inCommunity), answer: z.array(articleItemSchema) },
  'article.read': { request: z.strictObject(inThread), answer: articleSchema.nullable() },
  'article.publish': {
    request: publishRequestSchema.omit({ id: true }).extend(inCommunity),
    answer: z.object({ articleId: articleIdSchema }),
  },
  'article.revise': { request: reviseRequestSchema.extend(inCommunity), answer: done },
  'article.setDiscussion': {
    request: setDiscussionRequestSchema.safeExtend(inCommunity),
    answer: acted,
  },

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

  /** Keeps the article with its thread and its pictures, whatever else goes. */
  'thread.pin': { request: z.strictObject({ ...inThread, on: z.boolean() }), answer: done },
  /** Brings the thread up to date without its being opened, and never lets it go for want of room. */
  'thread.follow': { request: z.strictObject({ ...inThread, on: z.boolean() }), answer: done },

  /** Tells and counts nothing that is addressed to the member there, until it is switched off. */
  'thread.quiet': { request: z.strictObject({ ...inThread, on: z.boolean() }), answer: done },

  'storage.read': { request: z.strictObject(inCommunity), answer: storageSchema },
  /** What would go under that limit; where it is null, what `storage.clear` lets go. */
  'storage.preview': {
    request: z.strictObject({ ...inCommunity, limitBytes: limitBytesSchema.nullable() }),
    answer: lettingGoSchema,
  },
  'storage.set': {
    request: z.strictObject({ ...inCommunity, keep: keepSchema, limitBytes: limitBytesSchema }),
    answer: done,
  },
  /**
   * Lets go what can be had again: every thread that is neither pinned nor followed, with its pictures,
   * but for the one that is open and those in which something waits or is being typed.
   */
  'storage.clear': { request: z.strictObject(inCommunity), answer: done },

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
  /** The log as the community publishes it, newest first; follows it from now on. */
  'publicLog.read': {
    request: z.strictObject({ ...inCommunity, before: actIdSchema.nullable() }),
    answer: z.object({ entries: z.array(publicLogEntrySchema), more: z.boolean() }),
  },

  ...catchUpCalls,
  ...toYouCalls,
  ...mentionCalls,
  ...presenceCalls,
  ...activityCalls,

  // What follows is for moderators. Each act answers as soon as the outbox has stored it.
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
  'article.setHolding': {
    request: z.strictObject({ ...inThread, holding: setHoldingRequestSchema.shape.holding }),
    answer: acted,
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

  /**
   * Sends a refused write again as it is; an approval for the text that is shown by now, and a held
   * reply as an answer to what is shown by now.
   */
  'outbox.retry': { request: z.strictObject(onEntry), answer: done },
  /**
   * Gives a write up; its text is answered so that the composer can have it back. That of a comment or an
   * appeal is in a draft by then: where it was written, or under the article where nothing is left to answer.
   */
  'outbox.discard': {
    request: z.strictObject(onEntry),
    answer: z.object({ body: z.string().nullable(), draft: draftPlaceSchema.nullable() }),
  },
  /** Changes a comment that waits or was refused, and lets it go on its way. */
  'outbox.rewrite': {
    request: z.strictObject({ ...onEntry, body: commentBodySchema }),
    answer: done,
  },

  /**
   * Where a link of the app leads, as far as that is on this device: null for a community that was not
   * joined and for a comment that is not here; `isHere`: the article is.
   */
  'link.find': {
    request: z.strictObject({
      host: z.string().max(300),
      articleId: articleIdSchema.nullable(),
      number: z.string().regex(commentNumberForm).nullable(),
    }),
    answer: z.object({
      communityId: communityIdSchema.nullable(),
      isHere: z.boolean(),
      commentId: commentIdSchema.nullable(),
      /** Whether the thread is here as it is on the server now: no other comment is to be waited for. */
      isWhole: z.boolean(),
    }),
  },

  /** Full text over what this device holds; what may not be read any more is never found. */
  'search.find': { request: findRequestSchema, answer: findAnswerSchema },

  'draft.read': { request: z.strictObject(onDraft), answer: draftFieldsSchema.nullable() },
  /**
   * No fields forget the draft. On the disk when it is answered. Where something else stands there than
   * what it was typed over (`known`), both are kept, and answered as one; else the answer is null.
   */
  'draft.save': {
    request: z.strictObject({
      ...onDraft,
      fields: draftFieldsSchema,
      known: draftFieldsSchema.optional(),
      /** The window that saves it: the others are told. */
      viewId: z.uuid().optional(),
    }),
    answer: draftFieldsSchema.nullable(),
  },
} as const;

export type EngineCallName = keyof typeof engineCalls;
export type EngineRequest<N extends EngineCallName> = z.infer<(typeof engineCalls)[N]['request']>;
export type EngineAnswer<N extends EngineCallName> = z.infer<(typeof engineCalls)[N]['answer']>;
export const engineCallNames = Object.keys(engineCalls) as EngineCallName[];

/** What has changed in the cache; the view asks again for what it shows of it. Never carries rows. */
export const changeNoticeSchema = z.discriminatedUnion('topic', [
  /** The list of communities, an account, or the line. */
  z.object({ topic: z.literal('communities') }),
  z.object({
    topic: z.literal('articles'),
    communityId: communityIdSchema,
    ids: z.array(z.string()),
  }),
  z.object({
    topic: z.literal('thread'),
    communityId: communityIdSchema,
    articleId: articleIdSchema,
    /** Comments that are new or different; null when the whole thread should be read again. */
    ids: z.array(commentIdSchema).nullable(),
  }),
  /** Who is there with the thread in sight: `presence.read` gives it. */
  z.object({
    topic: z.literal('presence'),
    communityId: communityIdSchema,
    articleId: articleIdSchema,
  }),
  /** A draft was saved or forgotten; `viewId`: by that window, which knows. */
  z.object({ topic: z.literal('draft'), ...onDraft, viewId: z.uuid().nullable() }),
  /** How much is kept on this device, or what is chosen to be. */
  z.object({ topic: z.literal('storage'), communityId: communityIdSchema }),
  toYouNoticeSchema,
  /** Anything of the desk or the log, what others attend to included. Told once for many in a moment. */
  z.object({ topic: z.literal('desk'), communityId: communityIdSchema }),
]);
export type ChangeNotice = z.infer<typeof changeNoticeSchema>;
