// Texts as people write them, for caches to measure: few words very often and many seldom (Zipf).
// Deterministic; means nothing.

/** Draws from 0 to 1, the same ones for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The commonest words first: these are in nearly every text. */
export const commonWords = (
  'the of and to in a is that it was for on you with as he be at by I this had not are but from or ' +
  'have an they which one were her all she there would their we him been has when who will no more if'
).split(' ');

const vocabularySize = 20_000;
const onsets = 'b br c ch cl d dr f fl g gr h j k l m n p pl qu r s sh sl st t th tr v w'.split(
  ' ',
);
const vowels = 'a e i o u ai ea ee oo ou'.split(' ');
const codas = ['', '', 'n', 'r', 's', 't', 'l', 'nd', 'ck', 'mp', 'rn'];

function makeVocabulary(): string[] {
  const draw = seeded(20_261_127);
  const pick = (from: readonly string[]) => from[Math.floor(draw() * from.length)] ?? '';
  const words = new Set(commonWords);
  while (words.size < vocabularySize) {
    const syllables = 1 + Math.floor(draw() * 3.2);
    let word = '';
    for (let at = 0; at < syllables; at += 1) word += pick(onsets) + pick(vowels) + pick(codas);
    words.add(word);
  }
  return [...words];
}

const vocabulary = makeVocabulary();

/** So that a draw is one look: entry after entry, each rank as often as Zipf has it. */
const drawn = new Uint16Array(1 << 18);
{
  const total = vocabulary.reduce((sum, _word, rank) => sum + 1 / (rank + 1), 0);
  let filled = 0;
  let reached = 0;
  for (let rank = 0; rank < vocabulary.length; rank += 1) {
    reached += 1 / (rank + 1) / total;
    const to = Math.round(reached * drawn.length);
    drawn.fill(rank, filled, to);
    filled = to;
  }
}

/** The word that stands at this place among all, the commonest being 0. */
export const wordOfRank = (rank: number): string => vocabulary[rank] ?? '';

/** A text of about so many characters, in sentences. */
export function textOf(length: number, draw: () => number): string {
  let text = '';
  let left = 0;
  while (text.length < length) {
    let word = vocabulary[drawn[Math.floor(draw() * drawn.length)] ?? 0] ?? '';
    if (left === 0) {
      left = 5 + Math.floor(draw() * 14);
      word = word.charAt(0).toUpperCase() + word.slice(1);
    }
    left -= 1;
    text += left === 0 ? `${word}. ` : `${word} `;
  }
  return text.trimEnd();
}
