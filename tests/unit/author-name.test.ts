// Whatever stood under a comment elsewhere becomes a name that a member can have.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memberNameFrom, numberedName } from '../../server/community/author-name.ts';
import { memberNameSchema } from '../../shared/protocol/accounts.ts';

test.each([
  ['Jane Doe', 'Jane Doe'],
  ['John Γιάννης Doe Κάποιος', 'John Γιάννης Doe Κάποιος'],
  ["Miles O'Brien", "Miles O'Brien"],
  ['  Letzter :/ ', 'Letzter'],
  ['Dr. Who -- esq.', 'Dr Who esq'],
  ['jane@mail.example', 'jane'],
  ['<b>🚲</b>', 'b b'],
  ['🚲', 'Anonymous'],
  ['', 'Anonymous'],
  ['x'.repeat(50), 'x'.repeat(32)],
])('%s', (written, name) => expect(memberNameFrom(written)).toBe(name));

test('always a valid name, numbered or not', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'binary' })),
      fc.integer({ min: 1, max: 99_999 }),
      (written, number) => {
        const name = memberNameFrom(written);
        expect(
          memberNameSchema.safeParse(`${name}${[...name].length < 2 ? 'x' : ''}`).success,
        ).toBe(true);
        expect(memberNameSchema.safeParse(numberedName(name, number)).success).toBe(true);
      },
    ),
    { seed: 20_261_124, numRuns: 3_000 },
  );
});
