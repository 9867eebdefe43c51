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

/** The page as the text that is compressed. */
export function packedText({ changes, more, revocations }: OpenAnswer): string {
  const { rows, ...range } = changes;
  return JSON.stringify({
    ...range,
    more,
    rows: runsOf(rows),
    revocations: runsOf(revocations),
  } satisfies z.input<typeof packedPageSchema>);
}

function runsOf(rows: readonly object[]): Run[] {
  const runs: Run[] = [];
  let start = 0;
  while (start < rows.length) {
    const keys = Object.keys(rows[start] ?? {});
    let end = start + 1;
    while (end < rows.length && hasKeys(rows[end], keys)) end += 1;
    const same = rows.slice(start, end) as Record<string, unknown>[];
    runs.push({ keys, columns: keys.map((key) => columnOf(same.map((row) => row[key]))) });
    start = end;
  }
  return runs;
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
