// One form in two windows: what both have typed, as one draft.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinedDrafts } from '../../shared/bridge/joined-drafts.ts';

const text = (of: string) => ({ text: of });

test('[D6] where only one has typed, its text stands', () => {
  expect(joinedDrafts(text('one'), text('one two'), text('one'))).toEqual(text('one two'));
  expect(joinedDrafts(text('one two'), text('one'), text('one'))).toEqual(text('one two'));
  expect(joinedDrafts({}, text('one'), {})).toEqual(text('one'));
  // Forgotten there, unchanged here.
  expect(joinedDrafts({}, text('one'), text('one'))).toEqual({});
  expect(joinedDrafts(text('one'), {}, text('one'))).toEqual({});
});

test('[D6] where both have, both texts stand, and the same words once', () => {
  expect(joinedDrafts(text('one two'), text('one three'), text('one'))).toEqual(
    text('one two\n\none three'),
  );
  expect(joinedDrafts(text('one two'), text('one two three'), text('one'))).toEqual(
    text('one two three'),
  );
  expect(joinedDrafts(text('one two three'), text('one two'), text('one'))).toEqual(
    text('one two three'),
  );
  // Sent in the other window, and typed on in this one.
  expect(joinedDrafts({}, text('one two'), text('one'))).toEqual(text('one two'));
});

test('[D6] the fields of a form are joined one by one', () => {
  const known = { headline: 'Old', body: 'Old text', note: '' };
  const stored = { ...known, headline: 'New' };
  const typed = { headline: 'Old', body: 'New text', note: 'Why' };
  expect(joinedDrafts(stored, typed, known)).toEqual({
    headline: 'New',
    body: 'New text',
    note: 'Why',
  });
});

test('[D6] nothing that somebody has typed is lost', () => {
  const words = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(words, words, words, (known, stored, typed) => {
      const { text: joined = '' } = joinedDrafts(text(stored), text(typed), text(known));
      if (stored !== known) expect(joined).toContain(stored.trimEnd());
      if (typed !== known) expect(joined).toContain(typed.trimEnd());
    }),
    { seed: 6 },
  );
});
