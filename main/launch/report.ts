// How the launcher talks: plain lines of what it does, and the error that says why it cannot go on.
import { performance } from 'node:perf_hooks';

/** The launcher cannot go on; the message says why and what to do, so no stack is shown. */
export class LaunchProblem extends Error {
  override readonly name = 'LaunchProblem';
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says what is done, does it, and says how long it took when that was longer than a second. */
export async function step<T>(line: string, work: () => Promise<T>): Promise<T> {
  say(line);
  const started = performance.now();
  const result = await work();
  const seconds = (performance.now() - started) / 1000;
  if (seconds > 1) say(`  done in ${seconds.toFixed(1)} s`);
  return result;
}
