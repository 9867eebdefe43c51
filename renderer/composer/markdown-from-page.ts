// A piece of a web page or of a word processor's text, as it lies on the clipboard, in Markdown: links,
// bold, italic, struck and code, lists and quotations are kept, all else is its words. Loaded when something
// of the kind is pasted. Parsed without being shown: nothing in it runs or is fetched.
import { linkAddress } from '../../shared/bridge/web-address.ts';
import { asMarkdown, cleaned } from './plain-text.ts';

type Style = {
  bold: boolean;
  italic: boolean;
  struck: boolean;
  code: boolean;
  href: string | null;
};
type Run = Style & { text: string };
type Block =
  | { kind: 'words'; runs: Run[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'quote'; blocks: Block[] };

const plain: Style = { bold: false, italic: false, struck: false, code: false, href: null };

const dropped =
  'script, style, head, title, meta, link, noscript, template, svg, math, img, picture, video, audio, iframe, object, button, input, select, textarea, [hidden], [aria-hidden="true"]';
const blockNames = new Set(
  'ADDRESS ARTICLE ASIDE DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TFOOT THEAD TR UL BLOCKQUOTE'.split(
    ' ',
  ),
);

/** Null where the page says no more than its plain words do. */
export function markdownFromPage(html: string): string | null {
  const page = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  for (const element of page.querySelectorAll(dropped)) element.remove();
  const blocks: Block[] = [];
  read(page.body, plain, blocks);
  if (!blocks.some(isMoreThanWords)) return null;
  return written(blocks).trim();
}

// The window's policy takes no styles from a text, not even into a page that is never shown: they are read
// here as the words they are.
function withoutStyles(html: string): string {
  return html
    .replace(/<style[\s>][\s\S]*?(?:<\/style\s*>|$)/gi, '')
    .replace(/<[^>]*>/g, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='));
}

function isMoreThanWords(block: Block): boolean {
  if (block.kind !== 'words') return true;
  return block.runs.some(
    ({ bold, italic, struck, code, href }) => bold || italic || struck || code || href !== null,
  );
}

function read(parent: Node, style: Style, into: Block[]): void {
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) add(into, node.nodeValue ?? '', style);
    else if (node instanceof HTMLElement) readElement(node, style, into);
  }
}

function readElement(element: HTMLElement, style: Style, into: Block[]): void {
  const { tagName } = element;
  if (tagName === 'BR') add(into, '\n', style, true);
  else if (tagName === 'PRE') into.push({ kind: 'code', text: cleaned(element.textContent ?? '') });
  else if (tagName === 'BLOCKQUOTE') into.push({ kind: 'quote', blocks: within(element, style) });
  else if (tagName === 'UL' || tagName === 'OL') into.push(listOf(element, style));
  else if (isWordListItem(element)) addWordListItem(element, style, into);
  else if (blockNames.has(tagName)) into.push(...within(element, styled(element, style)));
  else {
    read(element, styled(element, style), into);
    // Cells of a table stand side by side.
    if (tagName === 'TD' || tagName === 'TH') add(into, ' ', style);
  }
}

/** The blocks of an element that begins and ends a line of its own. */
function within(element: Node, style: Style): Block[] {
  const blocks: Block[] = [];
  read(element, style, blocks);
  // Nothing goes on in what stands after it.
  return [...blocks, { kind: 'words', runs: [] }];
}

function listOf(element: HTMLElement, style: Style): Block {
  const items: Block[][] = [];
  for (const child of element.children) {
    if (child.tagName === 'LI') items.push(within(child, style));
    // Some writers put a list straight into a list.
    else if (child instanceof HTMLElement && /^[UO]L$/.test(child.tagName)) {
      const last = items.pop() ?? [];
      items.push([...last, listOf(child, style)]);
    }
  }
  return { kind: 'list', ordered: element.tagName === 'OL', items };
}

function isWordListItem(element: HTMLElement): boolean {
  return element.tagName === 'P' && /^MsoListParagraph/.test(element.className);
}

function addWordListItem(element: HTMLElement, style: Style, into: Block[]): void {
  let sign = '';
  for (const part of element.querySelectorAll<HTMLElement>('[data-style*="mso-list"]')) {
    if (!/mso-list:\s*ignore/i.test(part.dataset.style ?? '')) continue;
    sign += part.textContent ?? '';
    part.remove();
  }
  const ordered = /^\s*\(?\w{1,4}[.)]/.test(sign);
  const last = into.at(-1);
  const item = within(element, style);
  if (last?.kind === 'list' && last.ordered === ordered) last.items.push(item);
  else into.push({ kind: 'list', ordered, items: [item] });
}

function styled(element: HTMLElement, style: Style): Style {
  const { tagName } = element;
  const { style: own = '' } = element.dataset;
  const next = { ...style };
  if (tagName === 'B' || tagName === 'STRONG' || /^H[1-6]$/.test(tagName)) next.bold = true;
  if (tagName === 'I' || tagName === 'EM' || tagName === 'CITE') next.italic = true;
  if (tagName === 'S' || tagName === 'DEL' || tagName === 'STRIKE') next.struck = true;
  if (tagName === 'CODE' || tagName === 'KBD' || tagName === 'SAMP' || tagName === 'TT')
    next.code = true;
  const weight = /font-weight\s*:\s*(\w+)/i.exec(own)?.[1];
  if (weight !== undefined) next.bold = /^bold/i.test(weight) || Number(weight) >= 600;
  const slope = /font-style\s*:\s*(\w+)/i.exec(own)?.[1];
  if (slope !== undefined) next.italic = /^italic/i.test(slope);
  if (/text-decoration[\w-]*\s*:[^;]*line-through/i.test(own)) next.struck = true;
  if (tagName === 'A') {
    const href = element.getAttribute('href') ?? '';
    next.href = linkAddress(href);
  }
  return next;
}

function add(into: Block[], raw: string, style: Style, isBreak = false): void {
  const text = isBreak ? '\n' : cleaned(raw).replace(/\s+/g, ' ');
  if (text === '') return;
  let block = into.at(-1);
  if (block?.kind !== 'words') {
    block = { kind: 'words', runs: [] };
    into.push(block);
  }
  const last = block.runs.at(-1);
  if (last !== undefined && isSame(last, style)) last.text += text;
  else block.runs.push({ ...style, text });
}

function isSame(a: Style, b: Style): boolean {
  return (Object.keys(plain) as (keyof Style)[]).every((key) => a[key] === b[key]);
}

function written(blocks: readonly Block[]): string {
  return blocks
    .map(writtenBlock)
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

function writtenBlock(block: Block): string {
  switch (block.kind) {
    case 'words':
      return writtenRuns(block.runs);
    case 'code': {
      const text = block.text.replace(/\n+$/, '');
      return text.trim() === '' ? '' : `\`\`\`\n${text}\n\`\`\``;
    }
    case 'quote':
      return written(block.blocks)
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n');
    case 'list':
      return block.items
        .map((item) => written(item).replace(/\n\n/g, '\n'))
        .filter((item) => item !== '')
        .map((item, index) => {
          const sign = block.ordered ? `${index + 1}. ` : '- ';
          return sign + item.replace(/\n/g, `\n${' '.repeat(sign.length)}`);
        })
        .join('\n');
  }
}

function writtenRuns(runs: readonly Run[]): string {
  const links: { href: string | null; text: string; plain: string }[] = [];
  for (const run of runs) {
    const text = writtenRun(run);
    const last = links.at(-1);
    if (last !== undefined && last.href === run.href) {
      last.text += text;
      last.plain += run.text;
    } else links.push({ href: run.href, text, plain: run.text });
  }
  return links
    .map(({ href, text, plain: words }) => {
      if (href === null || words.trim() === '') return text;
      if (words.trim() === href) return text;
      return around(text, '[', `](${href.replace(/[()\s<>]/g, percentEncoded)})`);
    })
    .join('')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function percentEncoded(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function writtenRun({ text, bold, italic, struck, code, href }: Run): string {
  if (text.trim() === '') return text;
  if (code) {
    const mark = '`'.repeat(1 + Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)));
    return around(text, mark, mark);
  }
  let marked = href !== null && text.trim() === href ? text : asMarkdown(text);
  if (struck) marked = around(marked, '~~', '~~');
  if (italic) marked = around(marked, '*', '*');
  if (bold) marked = around(marked, '**', '**');
  return marked;
}

/** A mark counts only where it touches the words: spaces stay outside, and no mark goes over a line's end. */
function around(text: string, before: string, after: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^(\s*)(.*\S)(\s*)$/u, `$1${before}$2${after}$3`))
    .join('\n');
}
