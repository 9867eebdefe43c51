// Rows as columns and back, and what a client does with an answer that is not what it says.
import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpacked } from '../../main/engine/sync/unpack.ts';
import { packed } from '../../server/live/packing.ts';
import { limits } from '../../shared/limits.ts';
import { packedText, unpackedAnswer } from '../../shared/protocol/packed-page.ts';
import { type OpenAnswer, openAnswerSchema, type Row } from '../../shared/protocol/sync.ts';
import { fakeComment } from './fake-streams.ts';
import { thread } from './followed-line.ts';

function page(rows: readonly object[], revocations: readonly object[] = []): OpenAnswer {
  const changes = { stream: thread, from: 2, to: 9_000_000_000_000_000, rows: rows as Row[] };
  return { changes, more: true, revocations: revocations as OpenAnswer['revocations'] };
}

const valueArbitrary = fc.oneof(
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(null, true, {}, [], { by: 'author', reason: '' }),
);
// Few kinds of rows, so that many that follow one another are alike.
const rowArbitrary = fc
  .uniqueArray(fc.constantFrom('id', 'rev', 'body', '__proto__', 'length'), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((keys) => fc.tuple(...keys.map((key) => fc.tuple(fc.constant(key), valueArbitrary))))
  .map((fields) => Object.fromEntries(fields));
const rowsArbitrary = fc.array(fc.array(rowArbitrary, { maxLength: 4 })).map((runs) => runs.flat());

test('[P2] whatever the rows are, they come back in their order', () => {
  fc.assert(
    fc.property(rowsArbitrary, rowsArbitrary, (rows, revocations) => {
      const answer = page(rows, revocations);
      const text = packedText(answer);
      // As JSON would have carried them: it knows no -0.
      expect(unpackedAnswer(text)).toEqual(JSON.parse(JSON.stringify(answer)));
    }),
    { seed: 20_261_127 },
  );
});

test('[P2] a large page is packed, and smaller than it was; a small one is not', async () => {
  const rows = Array.from({ length: 200 }, (_, index) =>
    fakeComment(thread, index, `The ${index}th to say so.`),
  );
  const large = await packed(page(rows));
  if (!('packed' in large)) throw new Error('it was not packed');
  expect(large.packed.length * 10).toBeLessThan(JSON.stringify(page(rows)).length);
  expect(openAnswerSchema.parse(unpacked({ ok: true, ...large }))).toEqual(page(rows));
  const small = page(rows.slice(0, 3));
  expect(await packed(small)).toBe(small);
  expect(unpacked(small)).toBe(small);
});

test('[P3] what a client would not expand is not packed', async () => {
  const article = { kind: 'article', body: 'x'.repeat(limits.packedPageBytes) };
  const enormous = page([article]);
  expect(await packed(enormous)).toBe(enormous);
});

test('[P3] an answer that expands to more than the limit is refused unexpanded', () => {
  const bomb = brotliCompressSync(Buffer.alloc(limits.packedPageBytes + 1, ' '));
  expect(bomb.length).toBeLessThan(1_000);
  expect(() => unpacked({ ok: true, packed: bomb })).toThrow(RangeError);
});

test.each([
  ['no Brotli', Buffer.from('plain text')],
  ['no JSON', brotliCompressSync('{"stream":')],
  ['no page', brotliCompressSync('[]')],
  [
    'columns of two lengths',
    brotliCompressSync(
      JSON.stringify({
        stream: thread,
        from: 0,
        to: 1,
        more: false,
        rows: [{ keys: ['id', 'rev'], columns: [['a', 'b'], { steps: [1] }] }],
        revocations: [],
      }),
    ),
  ],
])('[P3] an answer that is packed as %s is an error', (_what, bytes) => {
  expect(() => unpacked({ ok: true, packed: bytes })).toThrow();
});
