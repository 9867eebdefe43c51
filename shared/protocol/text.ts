// What counts as a text that says something. The composer, the outbox and the server ask the same
// functions, so a body that one accepts the others never refuse for its form.
import { z } from 'zod';
import { limits } from '../limits.ts';

// White space, control and format characters, what Unicode lets a renderer leave out (zero-width
// marks, fillers, variation selectors) and the empty Braille cell. Not "unassigned": what is a new
// emoji to one side may be unassigned to the other.
const INVISIBLE = /[\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether nothing of the text would be seen. */
export function isBlank(text: string): boolean {
  return text.replace(INVISIBLE, '') === '';
}

export type BodyProblem = 'blank' | 'too_long';

/** Why a comment's body cannot be sent, or null when it can. */
export function commentBodyProblem(body: string): BodyProblem | null {
  if (body.length > limits.commentBody) return 'too_long';
  return isBlank(body) ? 'blank' : null;
}

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
