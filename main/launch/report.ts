// How the launcher talks: plain lines of what it does, and how it ends when it cannot go on.
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

/** Runs a command to its end; its answer is the process's exit code. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof LaunchProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
  // Left open by prepare.mjs, and would keep this process alive.
  if (process.connected) process.disconnect();
}
