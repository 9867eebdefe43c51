// A refusal of the server or the engine, said in the window's language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { refusal } from '../../renderer/messages/en/refusals.ts';
import { speak } from '../../renderer/messages/messages.ts';
import { refusalInWords } from '../../renderer/messages/refusals.ts';
import { decidedAlready } from '../../server/community/decided-already.ts';
import { actSchema } from '../../shared/protocol/acts.ts';

afterEach(() => speak('en'));

const codes = Object.keys(refusal.general).join('|');
const refused = new RegExp(
  `'(?:${codes})',?\\s*(?:message:\\s*)?(['\`])((?:(?!\\1)[^\\\\]|\\\\.)+ (?:(?!\\1)[^\\\\]|\\\\.)+)\\1`,
  'g',
);

test('every sentence with which the server and the engine refuse is known', () => {
  const said = ['server', 'main/engine', 'shared'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(refused)])
      .map(([, , sentence]) => sentence ?? ''),
  );
  // What stands in a sentence for a name or a number stands for one in any of ours too.
  const shape = (sentence: string) => sentence.replaceAll(/\$\{.+?\}|\{\{\w+\}\}/g, '…');
  const known = new Set(Object.values(refusal.known).map(shape));
  expect(said.length).toBeGreaterThan(50);
  // Of a request that our own view never makes.
  const never = new Set([
    'A request carries exactly one object.',
    'This server does not know such a request.',
    'The request is not valid.',
  ]);
  // Put together of parts: see the test of what was decided already, and parse-problem.ts, whose
  // complaints the view's own forms forestall.
  const composed = /^\$\{(?:by\.name\} \$\{what|field ===)/;
  // Of these the view takes the reason alone, and has a sentence of its own for it.
  const byReason = /^You (?:are|were) (?:muted|banned) /;
  expect(
    said.filter(
      (sentence) =>
        !known.has(shape(sentence)) &&
        !never.has(sentence) &&
        !byReason.test(sentence) &&
        !composed.test(sentence),
    ),
  ).toEqual([]);
});

test('is the sentence itself in English, and its translation in the others, names included', async () => {
  const wrong = 'The name or the password is wrong.';
  const window = 'A comment can be edited for 15 minutes after it was posted.';
  expect(refusalInWords('unauthenticated', wrong)).toBe(wrong);
  await speak('de');
  expect(refusalInWords('unauthenticated', wrong)).toBe('Der Name oder das Passwort ist falsch.');
  expect(refusalInWords('forbidden', window)).toBe(
    'Ein Kommentar lässt sich nach dem Senden 15 Minuten lang bearbeiten.',
  );
  await speak('ar');
  expect(refusalInWords('forbidden', window)).toBe(
    'يمكن تعديل التعليق بعد نشره لمدة محدودة (بالدقائق: 15).',
  );
});

test('of what was decided already says by whom and when, by the clock here', async () => {
  const at = Date.UTC(2026, 10, 27, 12, 4);
  const decided = actSchema.options.map(
    (act) => decidedAlready({ by: { name: 'Mo' }, act, at }).wire.message,
  );
  const clock = `${String(new Date(at).getHours()).padStart(2, '0')}:04`;
  for (const language of ['de', 'ar'] as const) {
    await speak(language);
    for (const sentence of decided) {
      const words = refusalInWords('conflict', sentence);
      expect(words).toMatch(/^[^{}]*Mo[^{}]*\.$/u);
      expect(words).toContain(clock);
    }
  }
});

test('of a decision that somebody else has made says who', async () => {
  await speak('de');
  expect(refusalInWords('conflict', 'Mo has declined it already.')).toBe(
    'Mo hat den Widerspruch schon zurückgewiesen.',
  );
});

test('of a sentence that nobody knows says what its code says', async () => {
  await speak('de');
  expect(refusalInWords('conflict', 'A newer server says this.')).toBe(
    'Inzwischen ist etwas anderes geschehen.',
  );
});
