// Runs one of the launcher's commands to its end, however it ends, and leaves no process behind.
import { stopAll } from './processes.ts';
import { LaunchProblem } from './report.ts';

/** Where a shell says that Ctrl-C was the end. */
const interrupted = 130;

/**
 * The command's answer is the exit code; a LaunchProblem is said without a stack, and 1.
 * `whenAsked` is what is still done when somebody wishes it to end, while its processes run.
 */
export async function runCommand(
  command: () => Promise<number>,
  whenAsked: () => Promise<number> = async () => interrupted,
): Promise<void> {
  const asked = askedToEnd();
  // Even what nobody catches may leave no process behind.
  const broke = Promise.withResolvers<never>();
  process.on('uncaughtException', broke.reject);
  let code = 1;
  try {
    code = await Promise.race([command(), asked.then(whenAsked), broke.promise]);
  } catch (error) {
    if (!(error instanceof LaunchProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
  } finally {
    await stopAll();
    process.off('uncaughtException', broke.reject);
  }
  process.stdout.write('', () => process.exit(code));
}

/**
 * Resolves at the first wish to end: a signal, or the end of the process that started this one.
 * Later ones do nothing, since Ctrl-C arrives both from the terminal and from prepare.mjs.
 */
function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve());
    }
    process.on('disconnect', () => resolve());
  });
}
