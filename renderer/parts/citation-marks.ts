// What a comment cites, as links of its Markdown tree: "#2.1", a comment of the same thread by its number, and
// a bare link of the app. Not in code, nor where there is a link already. Knows how nothing looks.
import { parseLink } from '../../shared/links.ts';
import type { TreeNode } from './markdown-tree.ts';
import { type Found, markText, words } from './marked-text.ts';

const cited =
  /(?<![\w#&/.])#[1-9]\d{0,8}(?:\.[1-9]\d{0,8})*(?!\.?\d|\w)|(?<!\w)parley:\/\/[^\s<>"'()]*[^\s<>"'().,;:!?]/gi;

const holdsNoLink = new Set(['link', 'linkReference', 'definition']);

export function citationMarks(tree: TreeNode): void {
  markText(tree, holdsNoLink, citationsIn);
}

function* citationsIn(text: string): Generator<Found> {
  for (const { 0: url, index: start } of text.matchAll(cited)) {
    if (!url.startsWith('#') && parseLink(url) === null) continue;
    yield { start, end: start + url.length, node: { type: 'link', url, children: [words(url)] } };
  }
}
