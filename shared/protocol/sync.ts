// Streams and how they are followed: pages on request, `changes` live. Knows no transport.
import { z } from 'zod';
import { communityRowSchema, memberRowSchema } from './accounts.ts';
import { logRowSchema, publicLogRowSchema } from './acts.ts';
import { articleRowSchema } from './articles.ts';
import { commentRowSchema, ownReactionRowSchema, revocationRowSchema } from './comments.ts';
import { type ArticleId, articleIdSchema, revSchema } from './ids.ts';
import { mentionRowSchema } from './mentions.ts';
import { pendingRowSchema } from './pending.ts';
import { readRowSchema } from './reads.ts';
import { ignoredRowSchema, noteRowSchema, ownReportRowSchema, reportRowSchema } from './reports.ts';
import { ruleRowSchema } from './rules.ts';
import { banRowSchema, muteRowSchema } from './sanctions.ts';

/**
 * `feed`: articles and the community. `me`: what concerns one's own account. `desk`: what moderators
 * work with. `log`: what a community publishes of the moderators' log. `thread:<articleId>`: comments.
 */
export const streamNameSchema = z.union([
  z.enum(['feed', 'me', 'desk', 'log']),
  z.templateLiteral(['thread:', z.uuidv7()]),
]);
export type StreamName = z.infer<typeof streamNameSchema>;

export function threadStream(articleId: ArticleId): StreamName {
  return `thread:${articleId}`;
}

/** The article whose thread the stream is, or null for every other stream. */
export function articleOfStream(stream: StreamName): ArticleId | null {
  return stream.startsWith('thread:')
    ? articleIdSchema.parse(stream.slice('thread:'.length))
    : null;
}

export const rowSchema = z.discriminatedUnion('kind', [
  communityRowSchema,
  articleRowSchema,
  commentRowSchema,
  revocationRowSchema,
  memberRowSchema,
  ownReactionRowSchema,
  mentionRowSchema,
  readRowSchema,
  ownReportRowSchema,
  ignoredRowSchema,
  muteRowSchema,
  banRowSchema,
  pendingRowSchema,
  reportRowSchema,
  noteRowSchema,
  ruleRowSchema,
  logRowSchema,
  publicLogRowSchema,
]);
export type Row = z.infer<typeof rowSchema>;

/**
 * Every row of the stream whose rev lies in (from, to], each as it is at `to`. A client at cursor c
 * takes it when from ≤ c < to, drops it when to ≤ c, and asks for a page when from > c.
 */
export type Changes = { stream: StreamName; from: number; to: number; rows: Row[] };

const knownKinds: ReadonlySet<string> = new Set(
  rowSchema.options.map((row) => row.shape.kind.value),
);

/**
 * What a client reads: rows of a kind that only a newer server knows are left out, unknown fields
 * are dropped; a row of a known kind that does not parse is an error.
 */
export const changesSchema = z.object({
  stream: streamNameSchema,
  from: revSchema,
  to: revSchema,
  rows: z
    .array(z.looseObject({ kind: z.string() }))
    .transform((rows) => rows.filter((row) => knownKinds.has(row.kind)))
    .pipe(z.array(rowSchema)),
});

export const openRequestSchema = z.strictObject({ stream: streamNameSchema, after: revSchema });
export const openAnswerSchema = z.object({
  changes: changesSchema,
  /** The page was full: open again after `changes.to`. Only the last page joins the live stream. */
  more: z.boolean(),
  /**
   * Of `feed`: all comments that were withheld after the cursor, those of later pages too. They are
   * applied before anything is shown. Those that an earlier page of this connection has told are left
   * out, as are all for a cursor of 0, which has nothing of before. Empty for other streams.
   */
  revocations: z.array(revocationRowSchema).default([]),
});
export type OpenAnswer = z.infer<typeof openAnswerSchema>;

export const closeRequestSchema = z.strictObject({ stream: streamNameSchema });
