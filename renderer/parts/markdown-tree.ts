// Reads Markdown, with GitHub's additions, as a tree. Knows how nothing looks.
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import remarkBreaks from 'remark-breaks';
import { isLaborious } from '../../shared/laborious-markdown.ts';

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

/** Deeper than anybody quotes or lists. Each level costs a few calls, of which there is an end. */
const MOST_LEVELS = 100;
/** More marks of emphasis than anybody sets: what opens and closes is sought for each of them. */
const MOST_MARKS = 1_000;

/**
 * `breaks`: whether a single line break is one. A text that was written to take long, or to be nested without
 * end, is read as the words it is: it must not cost its readers their window.
 */
export function readMarkdown(text: string, breaks: boolean): TreeNode {
  const tree = isLaborious(text) || (breaks && hasManyMarks(text)) ? null : read(text);
  if (tree === null) return wordsAlone(text);
  if (breaks) breakLines(tree);
  return tree;
}

function hasManyMarks(text: string): boolean {
  return (text.match(/[*_~]+/g)?.length ?? 0) > MOST_MARKS;
}

function read(text: string): Root | null {
  try {
    const tree = fromMarkdown(text, ADDITIONS.test(text) ? additions : undefined);
    return isDeep(tree) ? null : tree;
  } catch (error) {
    // The additions go down a tree call by call.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isDeep(tree: TreeNode): boolean {
  let level: TreeNode[] = [tree];
  for (let levels = 0; levels < MOST_LEVELS && level.length > 0; levels += 1) {
    level = level.flatMap(({ children = [] }) => children);
  }
  return level.length > 0;
}

function wordsAlone(text: string): TreeNode {
  const children = text.split('\n').flatMap((line, at) => {
    const words = { type: 'text', value: line };
    return at === 0 ? [words] : [{ type: 'break' }, words];
  });
  return { type: 'root', children: [{ type: 'paragraph', children }] };
}
