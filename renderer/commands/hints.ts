// The keys of a command as they stand on a button that does the same.
import { type CommandId, keysOf } from './catalogue.ts';
import { chordIn, chordInAria, chordInWords } from './keys.ts';

/** Its first key, or another, as people read it; an empty text where it has none. */
export function keyHint(id: CommandId, index = 0): string {
  const binding = keysOf(id)[index];
  return binding === undefined ? '' : chordInWords(chordIn(binding));
}

/** All its keys, for `aria-keyshortcuts`. */
export function ariaKeys(id: CommandId): string | undefined {
  const all = [...new Set(keysOf(id).map((binding) => chordInAria(chordIn(binding))))];
  return all.length > 0 ? all.join(' ') : undefined;
}
