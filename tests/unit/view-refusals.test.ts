// A refusal of the server or the engine, said in the window's language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { refusal } from '../../renderer/messages/en/refusals.ts';
import { speak } from '../../renderer/messages/messages.ts';
import { refusalInWords } from '../../renderer/messages/refusals.ts';

afterEach(() => speak('en'));

const codes = Object.keys(refusal.general).join('|');
const refused = new RegExp(
  `'(?:${codes})',?\\s*(?:message:\\s*)?'((?:[^'\\\\]|\\\\.)+ (?:[^'\\\\]|\\\\.)+)'`,
  'g',
);

test('every sentence with which the server and the engine refuse is known', () => {
  const said = ['server', 'main/engine', 'shared'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(refused)])
      .map(([, sentence]) => sentence ?? ''),
  );
  const known = new Set<string>(Object.values(refusal.known));
  expect(said.length).toBeGreaterThan(50);
  // Of a request that our own view never makes.
  const never = new Set([
    'A request carries exactly one object.',
    'This server does not know such a request.',
    'The request is not valid.',
  ]);
  expect(said.filter((sentence) => !known.has(sentence) && !never.has(sentence))).toEqual([]);
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
  expect(refusalInWords('forbidden', window)).toBe('يمكن تعديل التعليق خلال 15 دقيقة من نشره.');
});

test('of a sentence that nobody knows says what its code says', async () => {
  await speak('de');
  expect(refusalInWords('conflict', 'A newer server says this.')).toBe(
    'Inzwischen ist etwas anderes geschehen.',
  );
});
