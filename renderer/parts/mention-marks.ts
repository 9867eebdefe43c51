// The names that a comment calls, as nodes of its Markdown tree: never as HTML, and not in links, code or
// quotations. Knows how nothing looks.
import { mentionsIn } from '../../shared/members/mentions.ts';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import type { TreeNode } from './markdown-tree.ts';
import { type Found, markText, words } from './marked-text.ts';

export type Mentions = { of: readonly NamedMember[]; you: MemberId | null };

const callsNobody = new Set(['link', 'linkReference', 'blockquote', 'definition']);

export function mentionMarks(tree: TreeNode, mentions: Mentions): void {
  if (mentions.of.length > 0) markText(tree, callsNobody, (text) => namesIn(text, mentions));
}

function* namesIn(text: string, { of, you }: Mentions): Generator<Found> {
  for (const { start, end, mention } of mentionsIn(text, of)) {
    const children = [words(text.slice(start, end))];
    yield { start, end, node: { type: 'mention', isYou: mention.id === you, children } };
  }
}
