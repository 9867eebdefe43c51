// Long-running children, each in a process group of its own, so that none is left behind.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

const windows = process.platform === 'win32';

export type RunningProcess = {
  child: ChildProcess;
  /** The exit code; 128 for an end by signal. Never rejects: a command that is not there ends with 127. */
  ended: Promise<number>;
  /** Asks it to end, waits, then ends whatever is left of its group. */
  stop: () => Promise<void>;
};

export type ProcessOptions = {
  env?: NodeJS.ProcessEnv;
  /** Where output goes that is not read here; null for the terminal. */
  logFile: string | null;
  /** Whether standard output is read here (else it goes to the log). */
  readOutput?: boolean;
  /** Milliseconds that it has for an orderly end. */
  patience?: number;
};

const running = new Set<RunningProcess>();

export function startProcess(
  command: string,
  args: readonly string[],
  { env = process.env, logFile, readOutput = false, patience = 10_000 }: ProcessOptions,
): RunningProcess {
  if (logFile !== null) mkdirSync(dirname(logFile), { recursive: true });
  const log = logFile === null ? 'inherit' : openSync(logFile, 'a', 0o600);
  const child = spawn(command, args, {
    // A group of its own: the terminal's Ctrl-C reaches the launcher alone, which ends it in order.
    detached: !windows,
    stdio: ['ignore', readOutput ? 'pipe' : log, log],
    env,
  });
  if (typeof log === 'number') closeSync(log);
  const ended = new Promise<number>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 128));
  });
  const process_: RunningProcess = {
    child,
    ended,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        if (windows) endTree(child);
        else child.kill('SIGTERM');
        const timer = setTimeout(() => child.kill('SIGKILL'), patience);
        await ended;
        clearTimeout(timer);
      }
      endTree(child);
    },
  };
  running.add(process_);
  void ended.then(() => {
    endTree(child);
    running.delete(process_);
  });
  return process_;
}

/** Stops everything that was started here, the newest first. */
export async function stopAll(): Promise<void> {
  for (const process_ of [...running].reverse()) await process_.stop();
}

/** The first line that passes, of a process whose output is read; waits for ever if there is none. */
export function firstLine(
  { child }: RunningProcess,
  passes: (line: string) => boolean = () => true,
): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('the output of this process is not read');
  return new Promise((resolve) => {
    createInterface({ input: stdout }).on('line', (line) => {
      if (passes(line)) resolve(line);
    });
  });
}

/** Ends at once what is left of the child's group. */
function endTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
