// How well words answer what somebody typed: beginnings of words first, then their initials, then parts,
// then letters in their order. Pure.

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Letters in their order, near one another: "pblish" finds "publish". */
function scattered(token: string, text: string): number {
  let best = 0;
  for (let start = text.indexOf(token.charAt(0)); start >= 0; ) {
    let at = start;
    for (const letter of token.slice(1)) {
      at = text.indexOf(letter, at + 1);
      if (at < 0) return best;
    }
    const near = token.length / (at - start + 1);
    if (near >= 0.5) best = Math.max(best, 0.4 * near);
    start = text.indexOf(token.charAt(0), start + 1);
  }
  return best;
}

function scoreOf(token: string, text: string, words: readonly string[]): number {
  if (text.startsWith(token)) return 1;
  if (words.some((word) => word.startsWith(token))) return 0.9;
  if (
    token.length > 1 &&
    words
      .map((word) => word.charAt(0))
      .join('')
      .includes(token)
  )
    return 0.7;
  if (text.includes(token)) return 0.6;
  return token.length > 2 ? scattered(token, text) : 0;
}

/** From 0, not at all, to 1; every word that was typed has to be found. */
export function matchScore(typed: string, text: string): number {
  const tokens = folded(typed).split(/\s+/).filter(Boolean);
  if (tokens.length === 0) return 1;
  const where = folded(text);
  const words = where.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  let sum = 0;
  for (const token of tokens) {
    const score = scoreOf(token, where, words);
    if (score === 0) return 0;
    sum += score;
  }
  return sum / tokens.length;
}
