// Finds the pictures in an article's Markdown, under the addresses that the view's rendering gives
// them: the same reading, the same additions, the same mending of an address. Fetches nothing.
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { normalizeUri } from 'micromark-util-sanitize-uri';
import { visit } from 'unist-util-visit';
import { pictureAddress } from '../../../shared/bridge/web-address.ts';
import { isLaborious } from '../../../shared/laborious-markdown.ts';

/** Pictures beyond these are shown as links. */
export const mostPictures = 60;

/** Each address once, in the order of the text. */
export function findPictures(text: string): string[] {
  // Nothing else begins an image, and most texts hold none: they are not read at all.
  if (!text.includes('![')) return [];
  const tree = isLaborious(text) ? null : read(text);
  if (tree === null) return [];
  const definitions = new Map<string, string>();
  visit(tree, 'definition', (node) => {
    const name = node.identifier.toUpperCase();
    // The first of a name counts, as in the rendering.
    if (!definitions.has(name)) definitions.set(name, node.url);
  });
  const found = new Set<string>();
  const add = (url: string | undefined) => {
    const address = url === undefined ? null : pictureAddress(normalizeUri(url));
    if (address !== null && found.size < mostPictures) found.add(address);
  };
  visit(tree, (node) => {
    if (node.type === 'image') add(node.url);
    else if (node.type === 'imageReference') add(definitions.get(node.identifier.toUpperCase()));
  });
  return [...found];
}

/** Null where the view shows the words alone: a text may be nested deeper than there are calls. */
function read(text: string): Root | null {
  try {
    return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
