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
  try {
    // As the content of an element: parsed as a page of its own, a frameset would take its place.
    const element = page.createElement('div');
    element.innerHTML = html;
    // Turndown would work on a copy, and copying stumbles over tags with odd names.
    Object.defineProperty(element, 'cloneNode', { value: () => element });
    return service.turndown(element).toWellFormed().trim();
  } catch (error) {
    // Nested deeper than the stack is: only hostile text is, and its words are all it gets.
    if (!(error instanceof RangeError)) throw error;
    return service.escape(html.replace(/<[^>]*>?/g, ' ').toWellFormed()).trim();
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
  const escapeMarks = service.escape.bind(service);
  service.escape = (text) =>
    text
      .split(BARE_LINK)
      .map((part, index) => (index % 2 === 1 ? `<${part}>` : escapeRest(escapeMarks(part))))
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

/** What Turndown lets pass though GitHub's Markdown, which the app speaks, reads it as a mark. */
function escapeRest(text: string): string {
  return (
    text
      .replace(/[<~|]/g, '\\$&')
      .replace(/&(?=#?\w+;)/g, '\\&')
      .replace(/(www)\./gi, '$1\\.')
      // At the start of a line, and with nothing after it, these too begin a list or a heading.
      .replace(/^(\d+)([.)])$/, '$1\\$2')
      .replace(/^(\d+)\) /, '$1\\) ')
      .replace(/^(#{1,6}|\+)$/, '\\$1')
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
  service.addRule('cell', {
    filter: ['td', 'th'],
    replacement: (content, node) => {
      if (!isTextTable(node)) return `\n\n${content}\n\n`;
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
      if (!isTextTable(node)) return content;
      const isFirst = node.closest('table')?.querySelector('tr') === node;
      return `${content}|\n${isFirst ? `${'| --- '.repeat(node.children.length)}|\n` : ''}`;
    },
  });
  service.addRule('rows', {
    filter: ['thead', 'tbody', 'tfoot'],
    replacement: (content) => content,
  });
}

/** Tables within tables are there for the layout: their cells are paragraphs. */
function isTextTable(node: HTMLElement): boolean {
  const table = node.closest('table');
  if (!table || table.parentElement?.closest('table')) return false;
  return !table.querySelector('table, pre, ul, ol, blockquote');
}
