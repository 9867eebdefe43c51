// Makes what the storm's members say, from the grammar and from chance. Knows nothing of who may say it.
import type { Dice } from './dice.ts';
import { grammar, type Part } from './phrases.ts';

/** How something is meant: `hateful` ones are reported, a `threat` at once. */
export type Mood = 'calm' | 'sharp' | 'hateful' | 'threat' | 'spam';

/** What is answered. */
export type Heard = { name: string; body: string };

const slot = /\{(\w+)\}/g;

/** One line of the part, its own parts filled in; `{to}` is the name that is given. */
export function phrase(dice: Dice, part: Part, to = 'you there'): string {
  return dice
    .pick<string>(grammar[part])
    .replace(slot, (_, name: string) => (name === 'to' ? to : phrase(dice, name as Part, to)));
}

/** A name such as the sample's members have: "wet mitten". */
export function pseudonym(dice: Dice): string {
  return `${phrase(dice, 'adjective')} ${phrase(dice, 'noun')}`;
}

/** The body of a comment, which answers another or begins a thread of its own. */
export function speak(dice: Dice, mood: Mood, heard: Heard | null): string {
  const sentence = (part: Part) => capitalized(phrase(dice, part, heard?.name));
  switch (mood) {
    case 'calm':
      return calm(dice, heard);
    case 'sharp': {
      const said = [sentence('sharp')];
      if (dice.happens(0.5)) said.push(sentence('sharper'));
      if (dice.happens(0.3)) said.push(sentence('statement'));
      return quoting(dice, 0.25, heard) + said.join(' ');
    }
    case 'hateful':
      return dice.happens(0.3)
        ? `${sentence('sharper')} ${sentence('hateful')}`
        : sentence('hateful');
    case 'threat':
      return sentence('threat');
    case 'spam':
      return sentence('spam');
  }
}

function calm(dice: Dice, heard: Heard | null): string {
  const sentence = (part: Part) => capitalized(phrase(dice, part, heard?.name));
  const opening = heard !== null && dice.happens(0.5) ? [sentence('answer')] : [];
  if (dice.happens(0.07)) return [...opening, longOne(dice)].join(' ');
  const said = [...opening];
  for (let left = dice.between(1, 3); left > 0; left -= 1) said.push(sentence('statement'));
  if (dice.happens(0.3)) said.push(sentence('because'));
  if (dice.happens(0.25)) said.push(sentence('question'));
  if (dice.happens(0.15)) said.push(sentence('joke'));
  if (dice.happens(0.08)) said.push(sentence('link'));
  if (heard !== null && dice.happens(0.12)) said.push(sentence('mention'));
  return quoting(dice, 0.1, heard) + said.slice(dice.happens(0.3) ? -1 : 0).join(' ');
}

/** Several paragraphs, and sometimes a list. */
function longOne(dice: Dice): string {
  const sentence = (part: Part) => capitalized(phrase(dice, part));
  const paragraphs = Array.from({ length: dice.between(2, 5) }, () =>
    [
      ...Array.from({ length: dice.between(3, 7) }, () => sentence('statement')),
      sentence('because'),
    ].join(' '),
  );
  if (dice.happens(0.4)) {
    paragraphs.push(
      Array.from({ length: dice.between(2, 4) }, () => `- ${sentence('question')}`).join('\n'),
    );
  }
  return paragraphs.join('\n\n');
}

/** The first line of what is answered, as a quotation before the answer. */
function quoting(dice: Dice, share: number, heard: Heard | null): string {
  if (heard === null || !dice.happens(share)) return '';
  const line = heard.body.split('\n').find((text) => text !== '' && !text.startsWith('>'));
  return line === undefined ? '' : `> ${line.slice(0, 200)}\n\n`;
}

/** The same comment after its author has had another look at it. */
export function edited(dice: Dice, body: string): string {
  return `${body}\n\n*Edited: ${phrase(dice, 'edited')}.*`;
}

function capitalized(text: string): string {
  // Also within a line: what fills a part may begin a sentence. An address is left as it is.
  return text.replace(/(^|[.?!] )(?!https?:)(\p{Ll})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}
