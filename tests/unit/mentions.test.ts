// Where a text calls somebody by name, and where it does not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../shared/limits.ts';
import { callsIn, callsInMarkdown, mentionsIn } from '../../shared/members/mentions.ts';
import { memberNameSchema } from '../../shared/protocol/accounts.ts';

const first = (body: string) => callsInMarkdown(body).map(({ names }) => names[0]);

test('[G1] what may be a name is tried from the longest on, at the ends of its words alone', () => {
  expect(callsIn('Ask @Ada King-Noël, please')).toEqual([
    { at: 4, names: ['Ada King-Noël', 'Ada King', 'Ada'] },
  ]);
  expect(callsIn('@O’Brien’s idea')[0]?.names).toEqual([
    'O’Brien’s idea',
    'O’Brien’s',
    'O’Brien',
    'O',
  ]);
  expect(first(`@${'a'.repeat(limits.memberName + 1)}`)).toEqual([]);
});

describe('[G1] nobody is called', () => {
  test.each([
    ['by an address', 'write to ada@example.org or https://social.example/@ada'],
    ['after a backslash', 'the sign \\@Ada is plain'],
    ['by a sign alone', '@ Ada, @, and @@Ada'],
    ['from a quotation', '> @Ada said so\n > and @Ben too'],
    ['from code', 'the decorator `@Ada` and ``a ` @Ben``'],
    ['from a block of code', '```\n@Ada\n> no quote\n```\n~~~ts\n@Ben\n```\n@Cem'],
  ])('%s', (_, body) => expect(first(body)).toEqual([]));
});

test('[G1] after a quotation or code one calls again', () => {
  expect(first('> @Ada said\n\n@Ben, see `x`\n```\n@Cem\n```\n(@Dee) **@Eli**')).toEqual([
    'Ben',
    'Dee',
    'Eli',
  ]);
});

test('[G1] a text is looked at in no more places than a comment may have', () => {
  expect(callsIn('@Ada '.repeat(500))).toHaveLength(limits.mentionCalls);
});

test('[G1] whatever name a member may have is found behind its sign, and ends where it ends', () => {
  const part = fc.stringMatching(/^[\p{L}\p{N}]{1,6}$/u);
  const name = fc
    .tuple(
      part,
      fc.array(fc.tuple(fc.constantFrom(' ', '.', '-', '_', "'", '’'), part), { maxLength: 3 }),
    )
    .map(([head, rest]) => head + rest.flat().join(''))
    .filter((made) => memberNameSchema.safeParse(made).success);
  fc.assert(
    fc.property(name, fc.constantFrom('', '!', ', and', '\n'), (made, after) => {
      const text = `So, @${made}${after}`;
      expect(
        mentionsIn(text, [{ name: made.toUpperCase().toLowerCase() }, { name: made }]),
      ).toEqual([{ start: 4, end: 5 + made.length, mention: { name: made } }]);
    }),
    { seed: 6, numRuns: 300 },
  );
});

test('[G1] any text is read in a moment', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('`', '``', '@', 'a', '\n', '> ', '~~~', ' ', '\\'),
        maxLength: 5_000,
      }),
      (body) => {
        const begun = performance.now();
        callsInMarkdown(body);
        return performance.now() - begun < 200;
      },
    ),
    { seed: 6, numRuns: 100 },
  );
});
