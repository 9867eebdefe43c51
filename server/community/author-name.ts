// Makes a member's name of whatever somebody wrote under a comment elsewhere. Never keeps an address.
import { limits } from '../../shared/limits.ts';

const UNNAMED = 'Anonymous';

/** A name of the form that members have, except that it may be one character short of the shortest. */
export function memberNameFrom(written: string): string {
  const name = written
    .toWellFormed()
    // Of an e-mail address only what stands before the @.
    .replace(/@\S*/g, ' ')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._'’-]/gu, ' ')
    // Marks piled on one letter are no name but a prank.
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/[ ._'’-]{2,}/g, ' ');
  return shortened(name, limits.memberName) || UNNAMED;
}

/** The name with a number that tells it from others, within the length that a name may have. */
export function numberedName(name: string, number: number): string {
  const suffix = ` ${number}`;
  return shortened(name, limits.memberName - suffix.length) + suffix;
}

function shortened(name: string, most: number): string {
  return name
    .replace(/^[ ._'’-]+/, '')
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/[ ._'’-]+$/, '');
}
