// What is typed of a name behind an `@` at the caret, and what is written when a name is chosen. Pure.
import { limits } from '../../shared/limits.ts';
import type { Replacement } from './markdown-marks.ts';

/** The stretch from the `@` to the caret, and what stands in it behind the sign. */
export type TypedName = { from: number; to: number; typed: string };

// As in shared/members/mentions.ts: not in an address, nor after a backslash.
const typedName =
  /(?<![\p{L}\p{M}\p{N}_/\\.@-])@((?:[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} ._'’-]*)?)$/u;

export function nameAt(text: string, caret: number): TypedName | null {
  const before = text.slice(Math.max(0, caret - limits.memberName - 2), caret);
  const typed = typedName.exec(before)?.[1];
  if (typed === undefined || typed.length > limits.memberName) return null;
  return { from: caret - typed.length - 1, to: caret, typed };
}

/** The name in full with a space behind it, where none stands there yet. */
export function completed(text: string, { from, to }: TypedName, name: string): Replacement {
  const written = `@${name}${text[to] === ' ' ? '' : ' '}`;
  const caret = from + name.length + 2;
  return { from, to, text: written, selection: { start: caret, end: caret } };
}
