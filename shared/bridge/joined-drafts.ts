// What two windows have typed into the same form, as one draft: nothing of either is lost. Pure, and
// without any schema.
import type { DraftFields } from './drafts.ts';

/** Fields of running text, in which two wordings can stand one after the other. */
const texts: readonly string[] = ['text', 'body'];

/** `typed` was typed over `known`, while `stored` came to stand in its place. */
export function joinedDrafts(
  stored: DraftFields,
  typed: DraftFields,
  known: DraftFields,
): DraftFields {
  const fields: DraftFields = {};
  for (const name of new Set([...Object.keys(stored), ...Object.keys(typed)])) {
    const value = joinedField(name, stored[name], typed[name], known[name]);
    if (value !== undefined) fields[name] = value;
  }
  return fields;
}

type Field = string | undefined;

function joinedField(name: string, stored: Field, typed: Field, known: Field): Field {
  if (typed === known) return stored;
  if (stored === known) return typed;
  if (stored === undefined || typed === undefined) return stored ?? typed;
  if (typed.includes(stored.trimEnd())) return typed;
  if (stored.includes(typed.trimEnd())) return stored;
  return texts.includes(name) ? `${stored.trimEnd()}\n\n${typed}` : typed;
}
