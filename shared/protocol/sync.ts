// Streams and how they are followed: pages on request, `changes` live. Knows no transport.
import { z } from 'zod';
import { communityRowSchema, memberRowSchema } from './accounts.ts';
import { articleRowSchema } from './articles.ts';
import { commentRowSchema, ownReactionRowSchema } from './comments.ts';
import { type ArticleId, articleIdSchema, revSchema } from './ids.ts';

/** `feed`, `me` or `thread:<articleId>`. */
export const streamNameSchema = z.union([
  z.enum(['feed', 'me']),
  z.templateLiteral(['thread:', z.uuidv7()]),
]);
export type StreamName = z.infer<typeof streamNameSchema>;

export function threadStream(articleId: ArticleId): StreamName {
  return `thread:${articleId}`;
}

/** The article whose thread the stream is, or null for `feed` and `me`. */
export function articleOfStream(stream: StreamName): ArticleId | null {
  return stream.startsWith('thread:')
    ? articleIdSchema.parse(stream.slice('thread:'.length))
    : null;
}

export const rowSchema = z.discriminatedUnion('kind', [
  communityRowSchema,
  articleRowSchema,
  commentRowSchema,
  memberRowSchema,
  ownReactionRowSchema,
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
});
export type OpenAnswer = z.infer<typeof openAnswerSchema>;

export const closeRequestSchema = z.strictObject({ stream: streamNameSchema });
