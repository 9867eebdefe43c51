// Whether a text says something. The composer, the outbox and the schemas ask the same functions, so a
// body that one accepts the others never refuse for its form. Pure, and without any schema.
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
