// Which addresses lead out of the app, for the view and the engine alike. Pure, and without any schema;
// main checks again whatever it is asked to open.
import { limits } from '../limits.ts';

/** The longest address that the system is asked to open. */
export const longestLink = 2_000;

/** The address without what a URL parser overlooks, or null where it is none of these schemes. */
function absoluteAddress(text: string, schemes: RegExp, longest: number): string | null {
  const address = text.trim().replace(/[\t\n\r]/g, '');
  if (address.length > longest) return null;
  try {
    return schemes.test(new URL(address).protocol) ? address : null;
  } catch {
    return null;
  }
}

/** As the system may open it, or null for anything else, relative addresses included. */
export function linkAddress(text: string): string | null {
  return absoluteAddress(text, /^(https?|mailto):$/, longestLink);
}

/**
 * The address under which a picture of the text is fetched and found again, or null where it is none.
 * `src` is what stands in the rendered text; the engine and the view ask the same function.
 */
export function pictureAddress(src: string): string | null {
  const address = absoluteAddress(src, /^https?:$/, limits.url);
  if (address === null) return null;
  const { username, password } = new URL(address);
  return username === '' && password === '' ? address : null;
}
