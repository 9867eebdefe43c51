// What a member keeps of a community on this device: the choice, and what takes how much.
import { z } from 'zod';
import { articleIdSchema } from '../protocol/ids.ts';

/** Which threads are brought up to date without being opened. Pinned and followed ones always are. */
export const keepSchema = z.enum(['recent', 'followed', 'all']);
export type Keep = z.infer<typeof keepSchema>;

/** Bytes that one community may take; below the least nothing of use would fit. */
export const storageLimits = {
  least: 20_000_000,
  usual: 1_000_000_000,
  most: 200_000_000_000,
} as const;

export const limitBytesSchema = z.int().min(storageLimits.least).max(storageLimits.most);

export const storagePartSchema = z.enum([
  'articles',
  'comments',
  'pictures',
  'search',
  /** Drafts and what waits to be sent. */
  'writing',
  'rest',
]);
export type StoragePart = z.infer<typeof storagePartSchema>;

export const storageSchema = z.object({
  keep: keepSchema,
  limitBytes: z.int(),
  usedBytes: z.int(),
  parts: z.array(z.object({ part: storagePartSchema, bytes: z.int() })),
  /** Threads that are wholly here, and threads that there are. */
  saved: z.int(),
  threads: z.int(),
  /** The articles that take the most with their threads and pictures, about, the largest first. */
  largest: z.array(
    z.object({
      articleId: articleIdSchema,
      headline: z.string(),
      bytes: z.int(),
      pinned: z.boolean(),
      followed: z.boolean(),
    }),
  ),
});
export type Storage = z.infer<typeof storageSchema>;

/** Threads that would be let go, and about how much they take. */
export const lettingGoSchema = z.object({ threads: z.int(), bytes: z.int() });
export type LettingGo = z.infer<typeof lettingGoSchema>;
