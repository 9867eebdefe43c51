// What a comment cites, as links of its Markdown tree: "#2.1", a comment of the same thread by its number, and
// a bare link of the app. Not in code, nor where there is a link already. Knows how nothing looks.
import { parseLink } from '../../shared/links.ts';
import type { TreeNode } from './markdown-tree.ts';

const cited =
  /(?<![\w#&/.])#[1-9]\d{0,8}(?:\.[1-9]\d{0,8})*(?!\.?\d|\w)|(?<!\w)parley:\/\/[^\s<>"'()]*[^\s<>"'().,;:!?]/gi;

const holdsNoLink = new Set(['link', 'linkReference', 'definition']);

export function citationMarks(node: TreeNode): void {
  if (node.children === undefined || holdsNoLink.has(node.type)) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text' && child.value !== undefined) return parts(child.value);
    citationMarks(child);
    return [child];
  });
}

function parts(text: string): TreeNode[] {
  const nodes: TreeNode[] = [];
  let from = 0;
  for (const { 0: url, index } of text.matchAll(cited)) {
    if (!url.startsWith('#') && parseLink(url) === null) continue;
    if (index > from) nodes.push({ type: 'text', value: text.slice(from, index) });
    nodes.push({ type: 'link', url, children: [{ type: 'text', value: url }] });
    from = index + url.length;
  }
  if (from < text.length) nodes.push({ type: 'text', value: text.slice(from) });
  return nodes;
}
