// Two wordings of one Markdown text as one, with signs where words were taken out or added. The signs
// are set so that what is Markdown stays Markdown; `changesInTree` turns them into nodes. Pure.
import { diffArrays } from 'diff';
import type { TreeNode } from '../parts/markdown-tree.ts';

// Of the private use area: no keyboard writes them, and they are taken out of what comes in.
const SAME = '\uE000';
const ADDED = '\uE001';
const REMOVED = '\uE002';
const SIGN = /[\uE000-\uE002]/g;

/** What begins a line of a list, a quote, a heading or a table: a sign before it would undo it. */
const LEAD = /^\s*(?:(?:#{1,6}|>|[-*+]|\d{1,9}[.)]|\|)\s+)*/;
/** Links and code are one word: half of one would be none. */
const WORD = /!?\[[^\]\n]*\]\([^)\n]*\)|`[^`\n]+`|[^\S\n]+|\n|[^\s]+/g;
/**
 * For all of the text together: where two long ones have next to nothing in common, looking further would
 * only take time.
 */
const longestLookMs = 150;
/** Below this share of words in common one paragraph is told to stand in another's place. */
const ALIKE = 0.3;

type Run = { value: string[]; added: boolean; removed: boolean };

/** `until`: by `performance.now`. */
function runs(before: string[], after: string[], until: number): Run[] {
  const timeout = until - performance.now();
  const found = timeout > 0 ? diffArrays(before, after, { timeout }) : undefined;
  return (
    found ?? [
      { value: before, added: false, removed: true },
      { value: after, added: true, removed: false },
    ]
  );
}

/** `changedAlone`: without the paragraphs in which nothing has changed. */
export function mergedMarkdown(before: string, after: string, changedAlone = false): string {
  const merged: string[] = [];
  let taken: string[] = [];
  const until = performance.now() + longestLookMs;
  const blocks = runs(paragraphs(before), paragraphs(after), until);
  for (const [index, { value, added, removed }] of blocks.entries()) {
    if (removed && blocks[index + 1]?.added) {
      taken = value;
      continue;
    }
    if (added && taken.length > 0) merged.push(...inPlaceOf(taken, value, until));
    else if (added) merged.push(...value.map((block) => marked(block, ADDED, true)));
    else if (removed) merged.push(...value.map((block) => marked(block, REMOVED, true)));
    else if (!changedAlone) merged.push(...value);
    else if (merged.length > 0 && merged.at(-1) !== '…') merged.push('…');
    taken = [];
  }
  if (changedAlone && merged.at(-1) === '…') merged.pop();
  return merged.join('\n\n');
}

function paragraphs(text: string): string[] {
  return text
    .replace(SIGN, '')
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '');
}

/** Paragraph for paragraph, as far as there are as many. */
function inPlaceOf(before: readonly string[], after: readonly string[], until: number): string[] {
  const merged: string[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    const old = before[index];
    const now = after[index];
    const whole = old !== undefined && now !== undefined ? wordForWord(old, now, until) : null;
    if (whole !== null) {
      merged.push(whole);
      continue;
    }
    if (old !== undefined) merged.push(marked(old, REMOVED, true));
    if (now !== undefined) merged.push(marked(now, ADDED, true));
  }
  return merged;
}

function wordForWord(before: string, after: string, until: number): string | null {
  if (leadOf(before) !== leadOf(after)) return null;
  const left = before.match(WORD) ?? [];
  const right = after.match(WORD) ?? [];
  const isWord = (word: string) => word.trim() !== '';
  const most = Math.max(left.filter(isWord).length, right.filter(isWord).length);
  // However they stand, more than these can be in neither's place.
  if (inCommon(left.filter(isWord), right.filter(isWord)) < most * ALIKE) return null;
  const found = runs(left, right, until);
  const same = found
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.filter(isWord).length, 0);
  if (same < most * ALIKE) return null;
  let merged = '';
  for (const { value, added, removed } of withoutGaps(found)) {
    const text = value.join('');
    const begins = merged === '' || merged.endsWith('\n');
    merged += added ? marked(text, ADDED, begins) : removed ? marked(text, REMOVED, begins) : text;
  }
  return merged;
}

/** How many words stand in both, in whatever order. */
function inCommon(left: readonly string[], right: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    counts.set(word, count - 1);
    common += 1;
  }
  return common;
}

/** A lone space between two changes belongs to both: a changed phrase is one change, not five. */
function withoutGaps(found: readonly Run[]): Run[] {
  const joined: Run[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = () => {
    if (removed.length > 0) joined.push({ value: removed, added: false, removed: true });
    if (added.length > 0) joined.push({ value: added, added: true, removed: false });
    removed = [];
    added = [];
  };
  for (const [index, run] of found.entries()) {
    const next = found[index + 1];
    const isGap = !run.added && !run.removed && run.value.every((word) => /^[^\S\n]+$/.test(word));
    if (run.removed) removed.push(...run.value);
    else if (run.added) added.push(...run.value);
    else if (isGap && next && removed.length + added.length > 0) {
      removed.push(...run.value);
      added.push(...run.value);
    } else {
      flush();
      joined.push(run);
    }
  }
  flush();
  return joined;
}

function leadOf(text: string): string {
  return LEAD.exec(text)?.[0].trim() ?? '';
}

/** The signs line by line, so that none reaches from one part of the page into another. */
function marked(text: string, sign: string, begins: boolean): string {
  return text
    .split('\n')
    .map((line, index) => {
      const lead = (index > 0 || begins ? LEAD : /^\s*/).exec(line)?.[0] ?? '';
      const rest = line.slice(lead.length);
      const words = rest.replace(/\s*\|?\s*$/, '');
      if (words === '') return line;
      return lead + sign + words + SAME + rest.slice(words.length);
    })
    .join('\n');
}

/** What the signs enclose becomes a `change`. */
export function changesInTree(tree: TreeNode): void {
  for (const part of tree.children ?? []) walk(part, { sign: SAME });
}

function walk(node: TreeNode, state: { sign: string }): void {
  // An address that ran into a sign.
  if (node.url !== undefined) node.url = node.url.replace(SIGN, '').replace(/%EE%80%8[0-2]/gi, '');
  if (node.alt) node.alt = node.alt.replace(SIGN, '');
  // Code, and what is HTML elsewhere.
  if (node.value !== undefined) node.children = pieces(node.value, state);
  else if (node.children !== undefined) {
    node.children = node.children.flatMap((child) => {
      if (child.type === 'text') return pieces(child.value ?? '', state);
      walk(child, state);
      const isImage = child.type === 'image' || child.type === 'imageReference';
      return [isImage ? enclosed(child, state.sign) : child];
    });
  }
}

function pieces(text: string, state: { sign: string }): TreeNode[] {
  const found: TreeNode[] = [];
  for (const piece of text.split(/([\uE000-\uE002])/)) {
    if (piece === SAME || piece === ADDED || piece === REMOVED) state.sign = piece;
    else if (piece !== '') found.push(enclosed({ type: 'text', value: piece }, state.sign));
  }
  return found;
}

function enclosed(node: TreeNode, sign: string): TreeNode {
  if (sign === SAME || (node.type === 'text' && node.value?.trim() === '')) return node;
  return { type: 'change', in: sign === ADDED ? 'after' : 'before', children: [node] };
}
