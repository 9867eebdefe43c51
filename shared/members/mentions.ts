// Where a text calls somebody by `@name`. The server finds by it who is called, the view what to
// emphasise. Knows no members: a name with spaces ends where the longest one that exists does.
import { limits } from '../limits.ts';
import { nameKey } from './name-key.ts';

/** An `@`, and what may be the name after it: the longest first. */
export type Call = { at: number; names: string[] };

// Not in an address of e-mail or the web, and not after a backslash, by which one writes a plain `@`.
const callSign = /(?<![\p{L}\p{M}\p{N}_/\\.@-])@(?=[\p{L}\p{M}\p{N}])/gu;
const namePart = /[ ._'’-]?[\p{L}\p{M}\p{N}]+/uy;

/** The first calls of the text, no more than a comment may have. */
export function callsIn(text: string): Call[] {
  const calls: Call[] = [];
  for (const { index: at } of text.matchAll(callSign)) {
    const names = namesFrom(text, at + 1);
    if (names.length > 0) calls.push({ at, names });
    if (calls.length === limits.mentionCalls) break;
  }
  return calls;
}

function namesFrom(text: string, start: number): string[] {
  const names: string[] = [];
  namePart.lastIndex = start;
  while (namePart.test(text)) {
    const name = text.slice(start, namePart.lastIndex);
    if ([...name].length > limits.memberName) break;
    names.unshift(name);
  }
  return names;
}

/**
 * The calls of a comment's Markdown. Whoever is quoted is not called, nor is anybody in code: both are
 * left out by their lines and marks, without reading the Markdown as a whole.
 */
export function callsInMarkdown(body: string): Call[] {
  return callsIn(withoutCode(withoutQuotesAndFences(body)));
}

function withoutQuotesAndFences(body: string): string {
  let fence: string | null = null;
  return body
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence !== null) {
        if (mark?.startsWith(fence) && /^\s*[`~]+\s*$/.test(line)) fence = null;
        return '';
      }
      if (mark !== undefined) fence = mark;
      return mark !== undefined || /^ {0,3}>/.test(line) ? '' : line;
    })
    .join('\n');
}

function withoutCode(text: string): string {
  return text.replace(/(?<!`)(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, ' ` ');
}

export type FoundMention<Named> = { start: number; end: number; mention: Named };

/** Where the text calls one of these members. */
export function mentionsIn<Named extends { name: string }>(
  text: string,
  mentions: readonly Named[],
): FoundMention<Named>[] {
  if (mentions.length === 0 || !text.includes('@')) return [];
  const byKey = new Map(mentions.map((mention) => [nameKey(mention.name), mention]));
  return callsIn(text).flatMap(({ at, names }) => {
    for (const name of names) {
      const mention = byKey.get(nameKey(name));
      if (mention !== undefined) return [{ start: at, end: at + 1 + name.length, mention }];
    }
    return [];
  });
}
