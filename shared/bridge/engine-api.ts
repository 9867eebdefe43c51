// What the view may ask of the engine and what it is told. Written once, subject by subject: main's IPC, the
// engine's handlers and the view's client all derive their types from these tables.
import { z } from 'zod';
import { commentNumberForm } from '../links.ts';
import { articleIdSchema, commentIdSchema } from '../protocol/ids.ts';
import { activityCalls } from './activity.ts';
import { articleCalls, type articleItemSchema, type articleSchema } from './articles.ts';
import { catchUpCalls } from './catch-up.ts';
import { communityCalls, type communitySchema, type lineSchema } from './communities.ts';
import { communityIdSchema } from './community-id.ts';
import { draftCalls, draftNoticeSchema } from './drafts.ts';
import { keepingCalls } from './keeping.ts';
import { mentionCalls } from './mention-candidates.ts';
import { moderationCalls } from './moderation-calls.ts';
import { outboxCalls } from './outbox.ts';
import { presenceCalls } from './presence.ts';
import { findAnswerSchema, findRequestSchema } from './search.ts';
import { threadCalls, type threadCommentSchema, type threadSchema } from './threads.ts';
import { toYouCalls, toYouNoticeSchema } from './to-you.ts';
export type CommunityId = z.infer<typeof communityIdSchema>;
export type Line = z.infer<typeof lineSchema>;
export type Community = z.infer<typeof communitySchema>;
export type ThreadComment = z.infer<typeof threadCommentSchema>;
export type ArticleItem = z.infer<typeof articleItemSchema>;
export type Article = z.infer<typeof articleSchema>;
export type Thread = z.infer<typeof threadSchema>;

/**
 * Each call by its name: what it takes and what it gives back. A call that writes answers as soon as
 * the outbox has stored the write; what becomes of it is shown on the thing itself.
 */
export const engineCalls = {
  ...communityCalls,
  ...articleCalls,
  ...threadCalls,
  ...keepingCalls,
  ...catchUpCalls,
  ...toYouCalls,
  ...mentionCalls,
  ...presenceCalls,
  ...activityCalls,
  ...moderationCalls,
  ...outboxCalls,
  ...draftCalls,
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
  draftNoticeSchema,
  /** How much is kept on this device, or what is chosen to be. */
  z.object({ topic: z.literal('storage'), communityId: communityIdSchema }),
  toYouNoticeSchema,
  /** Anything of the desk or the log, what others attend to included. Told once for many in a moment. */
  z.object({ topic: z.literal('desk'), communityId: communityIdSchema }),
]);
export type ChangeNotice = z.infer<typeof changeNoticeSchema>;
