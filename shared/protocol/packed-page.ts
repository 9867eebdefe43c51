// Pages of `sync.open` as a client may take them: their rows as columns, for what is alike stands side
// by side and compresses well. Knows the form alone; who sends and reads it compresses and expands it.
import { z } from 'zod';
import { revSchema } from './ids.ts';
import type { OpenAnswer } from './sync.ts';
import { streamNameSchema } from './sync.ts';

/** What a client names in its handshake that reads packed pages: columns as JSON under Brotli. */
export const packedPages = 'brotli-columns';

/** Stands in the answer in place of its fields. */
export const packedAnswerSchema = z.object({ packed: z.instanceof(Uint8Array) });
export type PackedAnswer = z.infer<typeof packedAnswerSchema>;

/** Rows that follow one another and have the same fields. */
const runSchema = z.object({
  keys: z.array(z.string()),
  /** One a key: its value in each row; `steps`, for whole numbers, from each to the next. */
  columns: z.array(z.union([z.array(z.unknown()), z.object({ steps: z.array(z.int()) })])),
});
type Run = z.infer<typeof runSchema>;
type Column = Run['columns'][number];

/** The text that was packed. */
export const packedPageSchema = z.object({
  stream: streamNameSchema,
  from: revSchema,
  to: revSchema,
  more: z.boolean(),
  rows: z.array(runSchema),
  revocations: z.array(runSchema),
});

/** Rows of which one run is made at most, so that each of its columns is soon turned into text. */
const rowsOfRun = 500;

/** The page's text in parts: between one and the next the caller may do other things. */
export function* packedParts(answer: OpenAnswer): Generator<string> {
  const { changes, more, revocations } = answer;
  const { rows, ...range } = changes;
  const head = JSON.stringify({ ...range, more });
  yield `${head.slice(0, -1)},"rows":[`;
  yield* runs(rows);
  yield '],"revocations":[';
  yield* runs(revocations);
  yield ']}';
}

function* runs(rows: readonly object[]): Generator<string> {
  let start = 0;
  while (start < rows.length) {
    const keys = Object.keys(rows[start] ?? {});
    let end = start + 1;
    while (end < rows.length && end - start < rowsOfRun && hasKeys(rows[end], keys)) end += 1;
    const same = rows.slice(start, end) as Record<string, unknown>[];
    yield `${start === 0 ? '' : ','}{"keys":${JSON.stringify(keys)},"columns":[`;
    for (const [index, key] of keys.entries()) {
      const column = JSON.stringify(columnOf(same.map((row) => row[key])));
      yield index === 0 ? column : `,${column}`;
    }
    yield ']}';
    start = end;
  }
}

function hasKeys(row: object | undefined, keys: readonly string[]): boolean {
  const own = Object.keys(row ?? {});
  return own.length === keys.length && own.every((key, index) => key === keys[index]);
}

function columnOf(values: unknown[]): Column {
  if (!values.every((value) => Number.isSafeInteger(value))) return values;
  const numbers = values as number[];
  return { steps: numbers.map((value, index) => value - (numbers[index - 1] ?? 0)) };
}

/**
 * The answer that was packed, its rows still to be parsed.
 * @throws where the text is no packed page.
 */
export function unpackedAnswer(text: string): unknown {
  const { rows, revocations, more, ...range } = packedPageSchema.parse(JSON.parse(text));
  return {
    changes: { ...range, rows: rows.flatMap(rowsOf) },
    more,
    revocations: revocations.flatMap(rowsOf),
  };
}

function rowsOf({ keys, columns }: Run): object[] {
  const values = columns.map(valuesOf);
  const count = values[0]?.length ?? 0;
  if (values.length !== keys.length || values.some(({ length }) => length !== count)) {
    throw new Error('the columns of a packed page do not belong together');
  }
  return Array.from({ length: count }, (_, index) =>
    // Not by assignment, for which a key may have a meaning of its own.
    Object.fromEntries(keys.map((key, column) => [key, values[column]?.[index]])),
  );
}

function valuesOf(column: Column): readonly unknown[] {
  if (!('steps' in column)) return column;
  let value = 0;
  return column.steps.map((step) => {
    value += step;
    return value;
  });
}
