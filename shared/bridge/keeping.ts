// How threads are kept on this device, as the view chooses it.
import { z } from 'zod';
import { done, inCommunity, inThread } from './call-parts.ts';
import { keepSchema, lettingGoSchema, limitBytesSchema, storageSchema } from './storage.ts';

export const keepingCalls = {
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
} as const;
