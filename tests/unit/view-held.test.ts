// What a held reply says of what it answers, and how two wordings are marked.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordChanges } from '../../renderer/parts/changed-text.tsx';
import { answeredWords, isHeldAnswer, isReleasable } from '../../renderer/thread/held-words.ts';
import type { Answered } from '../../shared/bridge/answered.ts';
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import { answeredChanges } from '../../shared/protocol/answered-change.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';

function answered(more: Partial<Answered> = {}): Answered {
  return {
    number: '2.1',
    author: { id: 'ferry' as MemberId, name: 'late ferry', role: 'member' },
    state: 'visible',
    removal: null,
    what: ['edited'],
    before: 'The boat leaves at nine.',
    after: 'The boat leaves at eight.',
    ...more,
  };
}

function refused(code: 'changed' | 'closed', of: Answered | null): ThreadComment {
  const error = { code, message: '' };
  return { delivery: { state: 'refused', entryId: 'x', error }, answered: of } as ThreadComment;
}

test('each change is told in a sentence that names what is answered and whose it is', () => {
  for (const kind of answeredChanges) {
    const [sentence, ...more] = answeredWords(answered({ what: [kind] }));
    expect(sentence).toContain('late ferry');
    expect(more).toEqual([]);
  }
  expect(answeredWords(answered({ what: ['edited', 'muted'] }))).toHaveLength(2);
});

test('a removal is told with who did it and why', () => {
  const told = (by: 'author' | 'moderator', reason: string) =>
    answeredWords(answered({ what: ['removed'], state: 'removed', removal: { by, reason } }))[0];
  expect(told('moderator', 'hate')).toBe('2.1 by late ferry was removed by a moderator: hate.');
  expect(told('moderator', 'Rude.')).toBe('2.1 by late ferry was removed by a moderator: Rude.');
  expect(told('moderator', '')).toBe('2.1 by late ferry was removed by a moderator.');
  expect(told('author', '')).toBe('2.1 was removed by its author, late ferry.');
});

test('what is back again is told so', () => {
  expect(answeredWords(answered({ what: [] }))).toEqual([
    '2.1 by late ferry was gone for a while and is back.',
  ]);
});

test('only a held reply to what can be read can go all the same', () => {
  expect(isReleasable(refused('changed', answered()))).toBe(true);
  const gone = refused('changed', answered({ state: 'removed', what: ['removed'] }));
  expect(isHeldAnswer(gone)).toBe(true);
  expect(isReleasable(gone)).toBe(false);
  expect(isHeldAnswer(refused('closed', answered({ what: [] })))).toBe(false);
  expect(isHeldAnswer(refused('changed', null))).toBe(false);
});

test('two wordings are marked word by word', () => {
  expect(wordChanges('The boat leaves at nine.', 'The boat leaves at eight.')).toEqual([
    { text: 'The boat leaves at ', in: 'both' },
    { text: 'nine', in: 'before' },
    { text: 'eight', in: 'after' },
    { text: '.', in: 'both' },
  ]);
});

test('property: each side of the marks is the text itself, however it was written', () => {
  const text = fc
    .array(fc.constantFrom('boat', 'late', 'ä', '🙂', ' ', '\n', '. ', '> '))
    .map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordChanges(before, after);
      const side = (other: 'before' | 'after') =>
        pieces
          .filter((piece) => piece.in !== other)
          .map((piece) => piece.text)
          .join('');
      expect(side('after')).toBe(before);
      expect(side('before')).toBe(after);
    }),
    { seed: 20_261_127 },
  );
});

test('two long texts with nothing in common are marked whole, and soon', () => {
  const words = (seed: number) =>
    Array.from({ length: 3_000 }, (_, index) => (index * seed * 7_919) % 9_973).join(' ');
  const began = performance.now();
  const pieces = wordChanges(words(3), words(5));
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(
    pieces
      .filter(({ in: where }) => where !== 'after')
      .map(({ text }) => text)
      .join(''),
  ).toBe(words(3));
});
