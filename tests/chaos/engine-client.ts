// A client that is an engine's process, started as main starts it and spoken to in the same messages.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fromEngineSchema, type ToEngine } from '../../main/engine/messages.ts';
import type { EngineAnswer, EngineCallName } from '../../shared/bridge/engine-api.ts';
import type { Answer } from '../../shared/protocol/errors.ts';
import { type Ask, type Client, ClientGone, type Session } from './client.ts';

const engineFile = join(import.meta.dirname, '../../main/engine/engine-main.ts');

type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void };

export class EngineClient implements Client {
  readonly kind = 'engine';
  readonly #folder: string;
  readonly #session: Session;
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | null = null;
  #lastId = 0;

  /** `folder` is kept from one start to the next. */
  constructor(folder: string, session: Session) {
    this.#folder = folder;
    this.#session = session;
  }

  async start(): Promise<void> {
    const log = openSync(`${this.#folder}.log`, 'a', 0o600);
    const child = fork(engineFile, { execArgv: [], stdio: ['ignore', log, log, 'ipc'] });
    closeSync(log);
    this.#child = child;
    const ready = Promise.withResolvers<void>();
    child.on('message', (raw) => {
      const message = fromEngineSchema.parse(raw);
      if (message.type === 'ready') ready.resolve();
      else if (message.type === 'keychain') {
        // As on a system without a keychain.
        this.#say({ type: 'keychainAnswer', id: message.id, secret: null, kept: false });
      } else if (message.type === 'proxy') {
        this.#say({ type: 'proxyAnswer', id: message.id, ways: 'DIRECT' });
      } else if (message.type === 'answer') {
        this.#waiting.get(message.id)?.resolve(JSON.parse(message.answer));
        this.#waiting.delete(message.id);
      }
    });
    child.on('exit', () => {
      if (this.#child === child) this.#child = null;
      const gone = new ClientGone('the engine is gone');
      ready.reject(gone);
      for (const { reject } of this.#waiting.values()) reject(gone);
      this.#waiting.clear();
    });
    this.#say({
      type: 'start',
      dataDir: this.#folder,
      clientVersion: '0.0.1',
      session: this.#session,
    });
    await ready.promise;
  }

  readonly ask: Ask = async <N extends EngineCallName>(name: N, request: unknown) => {
    if (this.#child === null) throw new ClientGone('the engine does not run');
    this.#lastId += 1;
    const id = this.#lastId;
    const answered = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
    this.#say({ type: 'call', id, name, request });
    return (await answered) as Answer<EngineAnswer<N>>;
  };

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  // What cannot be sent any more is known by the end of the process.
  #say(message: ToEngine): void {
    this.#child?.send(message, () => undefined);
  }
}
