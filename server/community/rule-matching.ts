// What a rule catches in a text: words and phrases, links, mentions. Pure; there are no patterns, so
// the work grows with the text and never faster.
import { createDocument } from '@mixmark-io/domino';
import unhomoglyph from 'unhomoglyph';
import type { RuleCondition } from '../../shared/protocol/rules.ts';

/** What is asked about: the text, and how many comments of its author could be read before it. */
export type Writing = { text: ReadText; commentsBefore: number };

export type Matcher = (writing: Writing) => boolean;

/** A text as the matchers read it; made once for all the rules that are asked. */
export type ReadText = {
  /** As it is shown: character references decoded, compatibility forms and unseen characters gone. */
  plain: string;
  glyphs: readonly Glyph[];
};

/**
 * One place of a text. It stands for a letter of a rule if it is that letter, in any case and under
 * any accent, or if it looks like it or like its capital.
 */
type Glyph = {
  /** What it is: without case, accents and compatibility forms. "ß" is two letters. */
  is: string;
  /** What it looks like; null for a to z, which are what they are: else "heil" would catch "hell". */
  looks: string | null;
  /** Whether it makes a word together with a neighbour that does. */
  inWord: boolean;
  /** A mark that sits on the letter before it. */
  mark: boolean;
  /** Marks on it are accents; in other scripts they may be vowels. */
  bearsAccents: boolean;
};

/** Zero-width marks, fillers, variation selectors, soft hyphens: what a renderer leaves out. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
/** The accents that are of no script, such as those that are stacked up by the dozen. */
const ACCENTS = /[\p{Me}[\p{M}&&\p{Script=Inherited}]]/gv;
/** Markdown leaves these out of what is read: "id**i**ot". */
const MARKUP = /[*~`\\]/;
/** What may stand between the words of a phrase; a run of it counts as one space. */
const SEPARATOR = /[\s\p{Z}\p{Cc}\p{Pd}\p{Pc}.,·:;/+\u2800]/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;
/** Written without spaces: each letter may begin and end a word. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const SMALL_LATIN = /^[a-z]$/;

const SPACE: Glyph = { is: ' ', looks: null, inWord: false, mark: false, bearsAccents: false };

/**
 * Without case, accents and compatibility forms, and in Latin letters where they look the same. Upper
 * case first: only it knows that "ß" is "ss".
 */
function folded(text: string): string {
  const small = flat(flat(text).toUpperCase().toLowerCase());
  let letters = '';
  for (const letter of small) {
    const looks = letter > '\u007f' ? skeleton(letter) : letter;
    letters += SMALL_LATIN.test(looks) ? looks : letter;
  }
  return letters;
}

/** The same for all characters that look alike. */
function skeleton(character: string): string {
  return flat(unhomoglyph(character.normalize('NFD').replace(ACCENTS, '')));
}

function flat(text: string): string {
  return text.normalize('NFKD').replace(ACCENTS, '');
}

/** Readings of characters: nearly all texts share a few hundred. Null for what is not seen. */
const known = new Map<string, Glyph | null>();
const KNOWN_MOST = 20_000;

function glyphOf(character: string): Glyph | null {
  let glyph = known.get(character);
  if (glyph === undefined) {
    glyph = readGlyph(character);
    if (known.size >= KNOWN_MOST) known.clear();
    known.set(character, glyph);
  }
  return glyph;
}

function readGlyph(character: string): Glyph | null {
  if (SEPARATOR.test(character)) return SPACE;
  const is = MARKUP.test(character) ? '' : folded(character);
  if (is === '') return null;
  return {
    is,
    looks: SMALL_LATIN.test(character) ? null : skeleton(character),
    inWord: WORD.test(is) && !UNSPACED.test(character),
    mark: /^\p{M}/u.test(is),
    bearsAccents: /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u.test(is),
  };
}

/** Never throws, whatever the text. */
export function readText(body: string): ReadText {
  const shown = decoded(body).replace(UNSEEN, '');
  const glyphs: Glyph[] = [];
  let before: Glyph | undefined;
  for (const character of shown) {
    const glyph = glyphOf(character);
    if (glyph === null || (glyph === SPACE && before === SPACE)) continue;
    if (glyph.mark && before?.bearsAccents) continue;
    glyphs.push(glyph);
    before = glyph;
  }
  return { plain: shown.normalize('NFKC'), glyphs };
}

const CHARACTER_REFERENCE = /&(?:#x?[\da-f]{1,8}|[a-z][a-z\d]{1,32});/i;

/** Markdown shows "idi&shy;ot" without the reference: HTML's own reader knows them all. */
function decoded(body: string): string {
  if (!CHARACTER_REFERENCE.test(body)) return body;
  return createDocument(body.replaceAll('<', '&lt;')).body?.textContent ?? body;
}

/** The letters of a rule's word; empty where nothing of it could be found in a text. */
export function ruleLetters(word: string): string {
  return readText(word)
    .glyphs.map(({ is }) => is)
    .join('')
    .trim();
}

/** The condition, ready to be asked about many texts. */
export function matcherOf(condition: RuleCondition): Matcher {
  switch (condition.on) {
    case 'words':
      return wordMatcher(condition.words, condition.match);
    case 'links':
      return ({ text, commentsBefore }) =>
        commentsBefore < condition.fewerComments && hasLink(text.plain);
    case 'mentions':
      return ({ text }) => mentionCount(text.plain) > condition.moreThan;
  }
}

type Node = { next: Map<string, Node>; ends: boolean };

function wordMatcher(words: readonly string[], match: 'whole' | 'anywhere'): Matcher {
  const root: Node = { next: new Map(), ends: false };
  const alphabet = new Set<string>();
  for (const word of words) {
    let node = root;
    for (const letter of ruleLetters(word)) {
      alphabet.add(letter);
      let next = node.next.get(letter);
      if (next === undefined) {
        next = { next: new Map(), ends: false };
        node.next.set(letter, next);
      }
      node = next;
    }
    // A word of which nothing is left would be found everywhere.
    node.ends = node !== root;
  }
  const lookAlikes = new Map<string, string[]>();
  for (const letter of alphabet) {
    for (const looks of new Set([skeleton(letter), skeleton(letter.toUpperCase())])) {
      lookAlikes.set(looks, [...(lookAlikes.get(looks) ?? []), letter]);
    }
  }
  const whole = match === 'whole';

  return ({ text: { glyphs } }) => {
    for (let start = 0; start < glyphs.length; start += 1) {
      if (whole && !isBoundary(glyphs, start)) continue;
      // Each step goes one level down the tree, so none looks further than the longest word.
      let nodes: Node[] = [root];
      for (let at = start; at < glyphs.length && nodes.length > 0; at += 1) {
        nodes = stepped(nodes, glyphs[at] ?? SPACE, lookAlikes);
        if (nodes.some(({ ends }) => ends) && (!whole || isBoundary(glyphs, at + 1))) return true;
      }
    }
    return false;
  };
}

/** Where one can be after the glyph: as what it is, or as one of the letters that it looks like. */
function stepped(
  nodes: readonly Node[],
  glyph: Glyph,
  lookAlikes: ReadonlyMap<string, string[]>,
): Node[] {
  const reached = new Set<Node>();
  const looks = glyph.looks === null ? undefined : lookAlikes.get(glyph.looks);
  for (const node of nodes) {
    let itself: Node | undefined = node;
    for (const letter of glyph.is) itself = itself?.next.get(letter);
    if (itself !== undefined) reached.add(itself);
    for (const letter of looks ?? []) {
      const next = letter === glyph.is ? undefined : node.next.get(letter);
      if (next !== undefined) reached.add(next);
    }
  }
  return [...reached];
}

/** Whether a word may begin or end before the glyph at that place. */
function isBoundary(glyphs: readonly Glyph[], at: number): boolean {
  return !(glyphs[at - 1]?.inWord && glyphs[at]?.inWord);
}

/**
 * What counts as a link: an address with its scheme or "www.", a Markdown link, image, autolink or
 * reference, and a bare domain that ends in one of the endings that no word has ("shop.example.com"),
 * or that is followed by a path ("t.me/somebody"). Not every dot without a space after it: people
 * write like.this.
 */
const LINKS: readonly RegExp[] = [
  /https?:\/\/[^\s/]/iu,
  /(?<![\p{L}\p{N}])www[.。][\p{L}\p{N}]/iu,
  /\]\(\s*[^\s)]/u,
  /^ {0,3}\[[^\]\n]{1,200}\]:[^\S\n]*\S/mu,
  /<[a-z][a-z\d+.-]{1,31}:[^\s<>]/iu,
  /[\p{L}\p{N}][.。](?:com|net|org|info|biz|io|co|tv|gg|ly|cc|xyz|icu|ru|cn|tk)(?![\p{L}\p{N}-])/iu,
  /[\p{L}\p{N}][.。]\p{L}{2,24}\/[\p{L}\p{N}]/u,
];

function hasLink(text: string): boolean {
  return LINKS.some((link) => link.test(text));
}

/** As a name is written. What stands before the "@" of a mail address makes it none. */
const MENTION = /(?<![\p{L}\p{M}\p{N}._-])@([\p{L}\p{M}\p{N}]+(?:[._'’-][\p{L}\p{M}\p{N}]+)*)/gu;

/** How many different names are called. */
function mentionCount(text: string): number {
  const names = new Set<string>();
  for (const [, name = ''] of text.matchAll(MENTION)) names.add(folded(name));
  return names.size;
}
