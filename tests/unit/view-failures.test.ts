// What could not be done, as the status line says it: the last of it, until it is waved away.
import { expect, test } from 'vitest';
import { ask, dismissFailure, sayFailure, useFailure } from '../../renderer/state/failures.ts';

const error = { code: 'unavailable', message: 'interrupted' } as const;

test('of a refusal and of what was not found the later one is said', async () => {
  expect(await ask(Promise.resolve({ ok: false, error }))).toBeUndefined();
  expect(useFailure.getState()).toEqual({ error, words: null });
  sayFailure('Comment 99 is not here.');
  expect(useFailure.getState()).toEqual({ error: null, words: 'Comment 99 is not here.' });
  await ask(Promise.resolve({ ok: false, error }));
  expect(useFailure.getState()).toEqual({ error, words: null });
  dismissFailure();
  expect(useFailure.getState()).toEqual({ error: null, words: null });
});

test('what is done says nothing, and leaves what was said', async () => {
  sayFailure('Comment 99 is not here.');
  expect(await ask(Promise.resolve({ ok: true, value: 3 }))).toBe(3);
  expect(useFailure.getState().words).toBe('Comment 99 is not here.');
});
