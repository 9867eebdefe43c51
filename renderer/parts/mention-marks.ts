// The names that a comment calls, as nodes of its Markdown tree: never as HTML, and not in links, code or
// quotations. Knows how nothing looks.
import { mentionsIn } from '../../shared/members/mentions.ts';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import type { TreeNode } from './markdown-tree.ts';

export type Mentions = { of: readonly NamedMember[]; you: MemberId | null };

const callsNobody = new Set(['link', 'linkReference', 'blockquote', 'definition']);

export function mentionMarks(node: TreeNode, mentions: Mentions): void {
  const { children } = node;
  if (children === undefined || mentions.of.length === 0 || callsNobody.has(node.type)) return;
  node.children = children.flatMap((child) => {
    if (child.type === 'text' && child.value !== undefined) return parts(child.value, mentions);
    mentionMarks(child, mentions);
    return [child];
  });
}

function parts(text: string, { of, you }: Mentions): TreeNode[] {
  const nodes: TreeNode[] = [];
  let from = 0;
  for (const { start, end, mention } of mentionsIn(text, of)) {
    nodes.push({ type: 'text', value: text.slice(from, start) });
    nodes.push({
      type: 'mention',
      isYou: mention.id === you,
      children: [{ type: 'text', value: text.slice(start, end) }],
    });
    from = end;
  }
  nodes.push({ type: 'text', value: text.slice(from) });
  return nodes;
}
