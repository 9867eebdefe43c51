// Turns HTML from anywhere into Markdown and into plain text. The Markdown holds no HTML and no
// address but http, https and mailto; what it cannot say it leaves out.
import { createDocument } from '@mixmark-io/domino';
import TurndownService from 'turndown';

/** What nobody reads: gone with all that it holds. */
const UNREADABLE = new Set(
  `APPLET BASE BUTTON CANVAS EMBED FRAME FRAMESET HEAD INPUT LINK MAP MATH META NOEMBED NOFRAMES
   NOSCRIPT OBJECT OPTION PARAM SCRIPT SELECT SOURCE STYLE SVG TEMPLATE TEXTAREA TITLE TRACK`.split(
    /\s+/,
  ),
);
const MEDIA = new Set(['AUDIO', 'IFRAME', 'VIDEO']);

const DEEPEST_NESTING = 200;

const BLOCKS = new Set(
  `ADDRESS ARTICLE ASIDE AUDIO BLOCKQUOTE CENTER DD DETAILS DIR DIV DL DT FIELDSET FIGCAPTION FIGURE
   FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR IFRAME LI MAIN MENU NAV OL P PRE SECTION SUMMARY
   TABLE TBODY TD TFOOT TH THEAD TR UL VIDEO`.split(/\s+/),
);
const BLOCK_SELECTOR = [...BLOCKS].join(',').toLowerCase();

/** An address in the text that a reader of WordPress would have seen as a link. */
const BARE_LINK = /(\bhttps?:\/\/[\w.-]*\w(?:[\w\-.~:/?#@!$&'+,=%]*[\w\-~/#@$&+=%])?)/i;

/** `base` is the page's address: relative links are read from it, and dropped without it. */
export function markdownFromHtml(html: string, base?: string): string {
  const service = markdownService(base);
  // An exclamation mark before a link would make a picture of it.
  if (/!(?:<[^>]*>)*<a\b/i.test(html)) {
    const escapeText = service.escape;
    service.escape = (text) => escapeText(text).replace(/!$/, '\\!');
  }
  return converted(service, html);
}

/** One line of text without any marks: for a headline, a name, a deck. */
export function textFromHtml(html: string): string {
  return converted(textService, html).replace(/\s+/g, ' ').trim();
}

const page = createDocument('');

function converted(service: TurndownService, html: string): string {
  const element = parsed(html);
  if (element === null) {
    return service.escape(html.replace(/<[^>]*>?/g, ' ').toWellFormed()).trim();
  }
  unwrapBlocks(element);
  // Turndown would work on a copy, and copying stumbles over tags with odd names.
  Object.defineProperty(element, 'cloneNode', { value: () => element });
  return service.turndown(element).toWellFormed().trim();
}

/** Null where it is nested deeper than any text: its words are then all that it gets. */
function parsed(html: string): HTMLElement | null {
  // As the content of an element: parsed as a page of its own, a frameset would take its place.
  const element = page.createElement('div');
  try {
    element.innerHTML = html;
  } catch (error) {
    // Too deep for the parser's stack even.
    if (error instanceof RangeError) return null;
    throw error;
  }
  return isTooDeep(element) ? null : element;
}

function isTooDeep(element: Element): boolean {
  let level = [element];
  for (let depth = 0; depth <= DEEPEST_NESTING && level.length > 0; depth += 1) {
    level = level.flatMap((outer) => Array.from(outer.children));
  }
  return level.length > 0;
}

/**
 * Takes away what should be within a line and yet holds whole blocks: the converter would put marks
 * round them, or set them in the middle of a line. A link may: it becomes a line.
 */
function unwrapBlocks(element: HTMLElement): void {
  for (const outer of element.querySelectorAll('*')) {
    if (outer.nodeName === 'A' || BLOCKS.has(outer.nodeName)) continue;
    if (outer.querySelector(BLOCK_SELECTOR)) outer.replaceWith(...outer.childNodes);
  }
}

const textService = new TurndownService();
textService.escape = (text) => text;
textService.addRule('text', {
  filter: () => true,
  // Turndown marks its nodes.
  replacement: (content, node: HTMLElement & { isBlock?: boolean }) => {
    if (UNREADABLE.has(node.nodeName)) return '';
    return node.isBlock || node.nodeName === 'BR' ? ` ${content} ` : content;
  },
});

function markdownService(base: string | undefined): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  });
  service.escape = (text) =>
    text
      .split(BARE_LINK)
      .map((part, index) => (index % 2 === 1 ? `<${part}>` : escapeMarks(part)))
      .join('');

  // Rules that were added last are asked first.
  service.addRule('strike', {
    filter: (node) => ['DEL', 'S', 'STRIKE'].includes(node.nodeName),
    replacement: (content) => marked('~~', content),
  });
  service.addRule('emphasis', {
    filter: ['em', 'i'],
    replacement: (content) => marked('*', content),
  });
  service.addRule('strong', {
    filter: ['strong', 'b'],
    replacement: (content) => marked('**', content),
  });
  service.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (content, node) =>
      `\n\n${'#'.repeat(Number(node.nodeName.charAt(1)))} ${oneLine(content)}\n\n`,
  });
  service.addRule('link', {
    filter: 'a',
    replacement: (content, node) => {
      const text = oneLine(content);
      const address = safeAddress(node.getAttribute('href'), base);
      if (address === null || text === '') return text;
      if (text === `<${address}>`) return text;
      // Links do not stand in links.
      const plain = text.replace(/<(https?:[^<>\s]*)>/gi, (_, inner: string) => escapeMarks(inner));
      return `[${plain}](${address})`;
    },
  });
  service.addRule('image', {
    filter: 'img',
    replacement: (_content, node) => {
      const address = safeAddress(node.getAttribute('src'), base);
      if (address === null || address.startsWith('mailto:')) return '';
      return `![${service.escape(oneLine(node.getAttribute('alt') ?? ''))}](${address})`;
    },
  });
  service.addRule('media', {
    filter: (node) => MEDIA.has(node.nodeName),
    replacement: (_content, node) => media(node, base),
  });
  service.addRule('codeBlock', {
    filter: 'pre',
    replacement: (_content, node) => fenced(node.textContent ?? ''),
  });
  addTableRules(service);
  service.addRule('unreadable', {
    filter: (node) => UNREADABLE.has(node.nodeName),
    replacement: () => '',
  });
  return service;
}

/**
 * Everything that GitHub's Markdown, which the app speaks, would read as a mark. Turndown's own list
 * lacks several.
 */
function escapeMarks(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]<~|]/g, '\\$&')
      .replace(/&(?=#?\w+;)/g, '\\&')
      .replace(/(www)\./gi, '$1\\.')
      // Only where a line begins with it.
      .replace(/^(?:[-=>]|:-|(?:#{1,6}|\+)(?=\s|$))/, '\\$&')
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
  );
}

/** A mark cannot reach over the end of a paragraph; it is left out rather than shown. */
function marked(mark: string, content: string): string {
  return content.trim() === '' || /\n\s*\n/.test(content) ? content : `${mark}${content}${mark}`;
}

function oneLine(content: string): string {
  return content.replace(/\s*\n\s*/g, ' ').trim();
}

function media(node: HTMLElement, base: string | undefined): string {
  const source = node.getAttribute('src') ?? node.querySelector('source')?.getAttribute('src');
  const address = safeAddress(source ?? null, base);
  return address === null || address.startsWith('mailto:') ? '' : `\n\n<${address}>\n\n`;
}

/** The address in a form that no Markdown reader can misread; null where it must not be followed. */
function safeAddress(address: string | null, base: string | undefined): string | null {
  const url = address === null ? null : URL.parse(address.trim(), base);
  if (url === null || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return null;
  return url.href.replace(
    /[()<>[\]\\`*|"'\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function fenced(code: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `\n\n${fence}\n${code.replace(/^\n|\n$/g, '')}\n${fence}\n\n`;
}

// Turndown's own plug-in for tables is one more dependency for what these few lines do.
function addTableRules(service: TurndownService): void {
  /** The first row of the table that the node is in; null in a table that is there for the layout. */
  const headRow = (node: HTMLElement): Element | null => {
    const table = node.closest('table');
    if (!table) return null;
    let row = headRows.get(table);
    if (row === undefined) {
      row = isForLayout(table) ? null : table.querySelector('tr');
      headRows.set(table, row);
    }
    return row;
  };
  const headRows = new WeakMap<Element, Element | null>();

  service.addRule('cell', {
    filter: ['td', 'th'],
    replacement: (content, node) => {
      if (!headRow(node)) return `\n\n${content}\n\n`;
      // Whatever stands before a bar, an odd number of backslashes keeps it from ending the cell.
      const text = oneLine(content).replace(/(\\*)\|/g, (bar, slashes: string) =>
        slashes.length % 2 === 1 ? bar : `${slashes}\\|`,
      );
      return `| ${text} `;
    },
  });
  service.addRule('row', {
    filter: 'tr',
    replacement: (content, node) => {
      const head = headRow(node);
      if (!head) return content;
      return `${content}|\n${head === node ? `${'| --- '.repeat(node.children.length)}|\n` : ''}`;
    },
  });
  service.addRule('rows', {
    filter: ['thead', 'tbody', 'tfoot'],
    replacement: (content) => content,
  });
}

/** Its cells are then paragraphs. */
function isForLayout(table: Element): boolean {
  return (
    Boolean(table.parentElement?.closest('table')) ||
    Boolean(table.querySelector('table, pre, ul, ol, blockquote'))
  );
}
