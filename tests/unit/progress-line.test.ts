// Long imports say how far they are, short ones nothing.
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProgressLine } from '../../server/import/progress-line.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function output(isTTY: boolean): { out: NodeJS.WriteStream; said: () => string } {
  const stream = new PassThrough();
  const out = Object.assign(stream, { isTTY }) as unknown as NodeJS.WriteStream;
  return { out, said: () => String(stream.read() ?? '') };
}

test('in a log, one line every few seconds', () => {
  const { out, said } = output(false);
  const line = new ProgressLine(out);
  for (let second = 1; second <= 7; second += 1) {
    vi.advanceTimersByTime(1_000);
    line.show({ phase: 'reading', done: second, total: 10 });
  }
  line.end();
  expect(said()).toBe('Reading: 30 % of the file\nReading: 60 % of the file\n');
});

test('on a terminal, one line that changes and is gone at the end', () => {
  const { out, said } = output(true);
  const line = new ProgressLine(out);
  line.show({ phase: 'reading', done: 1, total: 10 });
  vi.advanceTimersByTime(150);
  line.show({ phase: 'writing', done: 2, total: 10 });
  line.end();
  expect(said()).toBe('\r\u001B[KWriting: 2 of 10 articles\r\u001B[K');
});
