// The beginning of a comment as one line of plain words. Pure.

const MOST = 200;

/** Quotes of others are left out, and the marks of Markdown. */
export function firstLine(body: string): string {
  const lines = body.split('\n').map((line) => line.trim());
  const own = lines.find(
    (line) => line !== '' && !line.startsWith('>') && /[\p{L}\p{N}]/u.test(line),
  );
  const plain = (own ?? lines.find((line) => line !== '') ?? '')
    .replace(/^(?:#{1,6}|[-*+]|\d+[.)])\s+/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)/g, '')
    .trim();
  if (plain.length <= MOST) return plain;
  return `${plain.slice(0, MOST).replace(/\s+\S*$/, '')}…`;
}
