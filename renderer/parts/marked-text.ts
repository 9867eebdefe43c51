// Puts nodes of their own in the place of what is found in the words of a Markdown tree; code holds no words.
import type { TreeNode } from './markdown-tree.ts';

export type Found = { start: number; end: number; node: TreeNode };

/** `closed`: the kinds of node within which nothing is looked for. What is found stands in order. */
export function markText(
  node: TreeNode,
  closed: ReadonlySet<string>,
  find: (text: string) => Iterable<Found>,
): void {
  if (node.children === undefined || closed.has(node.type)) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text' && child.value !== undefined) return parts(child.value, find);
    markText(child, closed, find);
    return [child];
  });
}

function parts(text: string, find: (text: string) => Iterable<Found>): TreeNode[] {
  const nodes: TreeNode[] = [];
  let from = 0;
  for (const { start, end, node } of find(text)) {
    if (start > from) nodes.push(words(text.slice(from, start)));
    nodes.push(node);
    from = end;
  }
  if (from < text.length) nodes.push(words(text.slice(from)));
  return nodes;
}

export function words(value: string): TreeNode {
  return { type: 'text', value };
}
