// Reads Markdown, with GitHub's additions, as a tree. Knows how nothing looks.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import remarkBreaks from 'remark-breaks';

/**
 * Of a node of mdast, as much as is asked here, and what is added to such trees: `mention`, a name that is
 * called, and `change`, what stands in one of two wordings alone.
 */
export type TreeNode = {
  type: string;
  value?: string;
  children?: TreeNode[];
  url?: string;
  alt?: string | null | undefined;
  /** What a reference and its definition have in common. */
  identifier?: string;
  depth?: number;
  ordered?: boolean | null | undefined;
  start?: number | null | undefined;
  /** Whether there are empty lines in between. */
  spread?: boolean | null | undefined;
  /** Of a task in a list. */
  checked?: boolean | null | undefined;
  isYou?: boolean;
  in?: 'before' | 'after';
};

const additions = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
// Without one of these a text has none of GitHub's additions, and is read in half the time without them: they
// look for an address at each word, and for a table at each line.
const ADDITIONS = /[|~@[]|:-|-:|www\.|https?:|mailto:|xmpp:/i;
const breakLines = remarkBreaks();

/** `breaks`: whether a single line break is one. */
export function readMarkdown(text: string, breaks: boolean): TreeNode {
  const tree = fromMarkdown(text, ADDITIONS.test(text) ? additions : undefined);
  if (breaks) breakLines(tree);
  return tree;
}
