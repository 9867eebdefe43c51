// Finds the words of the window's language for a sentence in which the server or the engine has refused:
// they speak English, and the wire carries their sentence. Loaded after the first moment.
import { clockTime, fullDay } from './dates.ts';
import { refusal } from './en/refusals.ts';
import { loadTexts, t } from './messages.ts';
import { spokenLanguage } from './spoken.ts';

await loadTexts('refusals');

type Known = keyof typeof refusal.known;
type Code = keyof typeof refusal.general;

const exactly = new Map<string, Known>();
const patterns: { known: Known; pattern: RegExp }[] = [];
for (const [name, sentence] of Object.entries(refusal.known)) {
  const known = name as Known;
  exactly.set(sentence, known);
  if (!sentence.includes('{{')) continue;
  const source = sentence
    .split(/(\{\{\w+\}\})/)
    .map((part) => {
      const named = /^\{\{(\w+)\}\}$/.exec(part)?.[1];
      return named ? `(?<${named}>.+)` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  patterns.push({ known, pattern: new RegExp(`^${source}$`) });
}

/** Of a sentence found by what it says, no type knows which names it has. */
const say = t as (key: `refusal.known.${Known}`, names: Record<string, string>) => string;

/** A moment, which the sentence tells in UTC, as the clock here has it. */
function here(names: Record<string, string>): Record<string, string> {
  const { day, time } = names;
  if (day === undefined || time === undefined) return names;
  const at = `${day}T${time}:00.000Z`;
  return { ...names, day: fullDay(at), time: clockTime(at) };
}

/** The sentence itself in English. */
export function refusalInWords(code: Code, sentence: string): string {
  if (spokenLanguage() === 'en') return sentence;
  const known = exactly.get(sentence);
  if (known) return say(`refusal.known.${known}`, {});
  for (const each of patterns) {
    const groups = each.pattern.exec(sentence)?.groups;
    if (groups) return say(`refusal.known.${each.known}`, here(groups));
  }
  return t(`refusal.general.${code}`);
}
