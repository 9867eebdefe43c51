// The names that a comment calls, as nodes of its Markdown tree: never as HTML, and not in links, code or
// quotations. Knows how nothing looks.
import { mentionsIn } from '../../shared/members/mentions.ts';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';

/** Of a Markdown tree, as much as is asked here. */
type TreeNode = { type: string; value?: string; children?: TreeNode[]; data?: object };

export type Mentions = { of: readonly NamedMember[]; you: MemberId | null };

/** By no Markdown does such an element come into being. */
export const mentionElement = 'mention';

const callsNobody = new Set(['link', 'linkReference', 'blockquote', 'definition']);

/** A plugin of remark. */
export function mentionMarks({ of, you }: Mentions): (tree: TreeNode) => void {
  return (tree) => {
    if (of.length > 0) mark(tree);
  };

  function mark(node: TreeNode): void {
    if (node.children === undefined || callsNobody.has(node.type)) return;
    node.children = node.children.flatMap((child) => {
      if (child.type === 'text' && child.value !== undefined) return parts(child.value);
      mark(child);
      return [child];
    });
  }

  function parts(text: string): TreeNode[] {
    const nodes: TreeNode[] = [];
    let from = 0;
    for (const { start, end, mention } of mentionsIn(text, of)) {
      nodes.push({ type: 'text', value: text.slice(from, start) });
      nodes.push({
        type: mentionElement,
        data: { hName: mentionElement, hProperties: { dataYou: mention.id === you } },
        children: [{ type: 'text', value: text.slice(start, end) }],
      });
      from = end;
    }
    nodes.push({ type: 'text', value: text.slice(from) });
    return nodes;
  }
}
