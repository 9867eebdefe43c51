// Makes of a text as WordPress stores it the HTML that it would show: block marks, shortcodes and
// the paragraphs that WordPress adds on display. Never cleans anything: the converter does.

const BLOCK_TAG =
  /^<\/?(?:address|article|aside|blockquote|body|br|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|html|iframe|legend|li|main|menu|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|video)\b/i;
/** Inside these a line break is just that. */
const VERBATIM_TAG = /^<(\/?)(?:pre|script|style|textarea)\b/i;
const MARKUP = /(<!--[\s\S]*?-->|<\/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>)/i;

export function htmlOfWordPress(stored: string): string {
  const isBlocks = stored.includes('<!-- wp:');
  const html = withoutShortcodes(stored)
    .replace(/<!--\s*\/?wp:[\s\S]*?-->/g, '')
    .replace(/<!--\s*(?:more|nextpage|noteaser)\b[\s\S]*?-->/g, '\n\n');
  // The block editor writes its paragraphs; all else gets them from blank lines.
  return isBlocks ? html : withParagraphs(html);
}

function withoutShortcodes(text: string): string {
  if (!text.includes('[')) return text;
  return (
    text
      .replace(/\[caption\b([^\]]*)\]([\s\S]*?)\[\/caption\]/gi, (_, attributes, content) =>
        figure(String(content), /\bcaption="([^"]*)"/i.exec(String(attributes))?.[1]),
      )
      // The pictures of a gallery stand elsewhere in the export, by number.
      .replace(/\[(?:gallery|playlist)\b[^\]]*\]/gi, '\n\n')
      .replace(/\[embed\b[^\]]*\]([\s\S]*?)\[\/embed\]/gi, '\n\n$1\n\n')
      .replace(/\[(?:audio|video)\b([^\]]*)\](?:\s*\[\/(?:audio|video)\])?/gi, (_, attributes) => {
        const address = /https?:\/\/[^\s"'\]]+/.exec(String(attributes))?.[0] ?? '';
        return `\n\n${address}\n\n`;
      })
  );
}

function figure(content: string, caption: string | undefined): string {
  const [, picture = '', rest = content] =
    /^\s*((?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:<\/a>)?)([\s\S]*)$/i.exec(content) ?? [];
  return `<figure>${picture}<figcaption>${caption ?? rest.trim()}</figcaption></figure>`;
}

/** Blank lines part paragraphs and single ones break lines, as readers of the site saw them. */
function withParagraphs(html: string): string {
  const pieces = html.replace(/\r\n?/g, '\n').split(MARKUP);
  let verbatim = 0;
  return pieces
    .map((piece, index) => {
      if (index % 2 === 1) {
        const mark = VERBATIM_TAG.exec(piece);
        if (mark) verbatim = Math.max(0, verbatim + (mark[1] === '/' ? -1 : 1));
        return piece;
      }
      if (verbatim > 0 || !piece.includes('\n')) return piece;
      const afterBlock = BLOCK_TAG.test(pieces[index - 1] ?? '');
      const beforeBlock = BLOCK_TAG.test(pieces[index + 1] ?? '');
      const text = afterBlock ? piece.trimStart() : piece;
      return (beforeBlock ? text.trimEnd() : text)
        .replace(/\n\s*\n\s*/g, '</p><p>')
        .replaceAll('\n', '<br>');
    })
    .join('');
}
