// A process of a bench that is spoken to in messages: each question has one answer, in order.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type BenchProcess = {
  child: ChildProcess;
  /** Rejects where the process ends without having answered. */
  heard: () => Promise<unknown>;
  ask: (question: string) => Promise<unknown>;
  stop: () => Promise<void>;
};

export function startProcess(file: string, args: readonly string[]): BenchProcess {
  const child = fork(join(import.meta.dirname, file), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new AbortController();
  child.once('exit', (code) => ended.abort(new Error(`${file} ended with ${code}`)));
  const heard = async () => {
    const [message] = await once(child, 'message', { signal: ended.signal });
    return message as unknown;
  };
  return {
    child,
    heard,
    ask(question) {
      const answer = heard();
      child.send(question);
      return answer;
    },
    async stop() {
      if (ended.signal.aborted) return;
      if (child.connected) child.disconnect();
      await once(child, 'exit');
    },
  };
}
