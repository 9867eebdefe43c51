// The schemas of texts that people write: how long they may be, and that they say something.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { isBlank } from './visible-text.ts';

// A lone surrogate is no character: it cannot be stored as UTF-8 and would come back as another text.
const wellFormed = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/**
 * At most so many UTF-16 code units: what `limits.ts` and a text field count. Zod's own `max` counts
 * code points, so it would let pass what the composer refuses.
 */
function atMost(most: number) {
  return z
    .string()
    .max(most)
    .superRefine((text, context) => {
      if (text.length <= most || [...text].length > most) return;
      context.addIssue({
        code: 'too_big',
        origin: 'string',
        maximum: most,
        inclusive: true,
        input: text,
      });
    });
}

/** A text of 1 to `most` characters that says something. */
export function writtenText(most: number) {
  return atMost(most)
    .refine(wellFormed, 'is not well-formed text')
    .refine((text) => !isBlank(text), 'is empty');
}

/** A text of at most `most` characters that may be empty. */
export function optionalText(most: number) {
  return atMost(most).refine(wellFormed, 'is not well-formed text');
}

export const commentBodySchema = writtenText(limits.commentBody);

/** An address that a reader may follow: http or https alone. */
export const linkSchema = z.url({ protocol: /^https?$/ }).max(limits.url);
