// The engine as the app runs it, bundled and in a process of its own, for measuring: what is asked
// goes through the same messages, and what comes is parsed as main and the view parse it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'vite';
import { fromEngineSchema, type HandedSession, type ToEngine } from '../../main/engine/messages.ts';
import type {
  EngineAnswer,
  EngineCallName,
  EngineRequest,
} from '../../shared/bridge/engine-api.ts';
import type { Answer } from '../../shared/protocol/errors.ts';

const project = join(import.meta.dirname, '..', '..');

/** The bundle as electron.vite.config.ts makes it. Beside the project, for it loads a binary from there. */
export async function buildEngine(): Promise<string> {
  const outDir = join(project, '.parley', 'bench');
  await build({
    configFile: false,
    root: project,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(project, 'main', 'engine', 'engine-main.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node18',
      rollupOptions: {
        external: ['better-sqlite3', /^node:/],
        output: { format: 'cjs', entryFileNames: 'engine.cjs' },
      },
    },
  });
  return join(outDir, 'engine.cjs');
}

export type EngineProcess = {
  /** Throws where the engine refuses. */
  ask: <N extends EngineCallName>(name: N, request: EngineRequest<N>) => Promise<EngineAnswer<N>>;
  stop: () => Promise<void>;
};

/** Starts it and says where its caches are; does not wait until it is ready, nor does the app. */
export async function startEngine(
  file: string,
  dataDir: string,
  session: HandedSession | null = null,
): Promise<EngineProcess> {
  const child = fork(file, [], { stdio: ['ignore', 'inherit', 'ignore', 'ipc'] });
  const say = (message: ToEngine) => child.send(message);
  const pending = new Map<number, (answer: Answer<unknown>) => void>();
  let lastId = 0;
  child.on('message', (raw) => {
    const message = fromEngineSchema.parse(raw);
    if (message.type === 'keychain') {
      say({ type: 'keychainAnswer', id: message.id, secret: null, kept: false });
    } else if (message.type === 'proxy') {
      say({ type: 'proxyAnswer', id: message.id, ways: 'DIRECT' });
    } else if (message.type === 'answer') {
      pending.get(message.id)?.(JSON.parse(message.answer));
      pending.delete(message.id);
    }
  });
  say({ type: 'start', dataDir, clientVersion: '0.0.1', session });
  return {
    async ask<N extends EngineCallName>(name: N, request: EngineRequest<N>) {
      lastId += 1;
      const id = lastId;
      const answered = new Promise<Answer<unknown>>((resolve) => pending.set(id, resolve));
      say({ type: 'call', id, name, request });
      const answer = await answered;
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
      return answer.value as EngineAnswer<N>;
    },
    async stop() {
      const ended = once(child, 'exit');
      say({ type: 'stop' });
      await ended;
    },
  };
}
