// What waits to be sent, or was refused, as the view changes it or gives it up.
import { z } from 'zod';
import { commentBodySchema } from '../protocol/text.ts';
import { done, inCommunity } from './call-parts.ts';
import { draftPlaceSchema } from './drafts.ts';

const onEntry = { ...inCommunity, entryId: z.string().max(100) };

export const outboxCalls = {
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
} as const;
