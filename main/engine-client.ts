// The engine as main sees it: calls with answers, notices, and a process that is started again when
// it ends by itself. Knows no window and no keychain; both are given to it.
import type { ChangeNotice, CommunityId, EngineCallName } from '../shared/bridge/engine-api.ts';
import type { Answer, ErrorCode } from '../shared/protocol/errors.ts';
import { unreachable } from '../shared/unreachable.ts';
import {
  type FromEngine,
  fromEngineSchema,
  type HandedSession,
  type ToEngine,
} from './engine/messages.ts';
import type { EngineEvents, EngineProcess } from './engine-process.ts';
import type { Keychain } from './keychain.ts';

export type EngineOptions = {
  start: (events: EngineEvents) => EngineProcess;
  dataDir: string;
  clientVersion: string;
  session: HandedSession | null;
  keychain: Keychain;
  /** Which proxy the system has for an address, as `DIRECT` or `PROXY host:port`. */
  proxyFor: (url: string) => Promise<string>;
  onChange: (notice: ChangeNotice) => void;
  /** Another has taken the place of one that ended by itself, and knows nothing of what was asked before. */
  onRestart: () => void;
  /** It could not be started, or ended too often: nothing is tried any more. */
  onGone: (why: string) => void;
  log: (line: string) => void;
};

export type StoredPicture = { contentType: string; bytes: Buffer };
type PendingCall = (answer: string) => void;

/** So many ends within this time (ms) are no accident any more. */
const bound = { ends: 3, within: 60_000 };
/** Milliseconds that the engine has to open or close its caches. */
const patience = 30_000;

export class EngineClient {
  readonly #options: EngineOptions;
  readonly #pending = new Map<number, PendingCall>();
  readonly #pictures = new Map<number, (picture: StoredPicture | null) => void>();
  /** Calls made before the engine is ready, in their order. */
  #waiting: ToEngine[] = [];
  #process: EngineProcess | null = null;
  #ready = false;
  #stopping: (() => void) | null = null;
  #gone: string | null = null;
  #ends: number[] = [];
  #timer: NodeJS.Timeout | undefined;
  #nextId = 1;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#start();
  }

  /** The JSON text of the answer. Never rejects: what the engine cannot do now is answered `unavailable`. */
  call(name: EngineCallName, request: unknown): Promise<string> {
    if (this.#gone !== null || this.#stopping !== null) {
      return Promise.resolve(refusal('unavailable', 'Parley has to be started again.'));
    }
    return new Promise((resolve) => {
      const id = this.#takeId();
      this.#pending.set(id, resolve);
      this.#send({ type: 'call', id, name, request });
    });
  }

  /** A stored picture, or null where it is not here. Never rejects. */
  picture(communityId: CommunityId, key: string): Promise<StoredPicture | null> {
    if (this.#gone !== null || this.#stopping !== null) return Promise.resolve(null);
    return new Promise((resolve) => {
      const id = this.#takeId();
      this.#pictures.set(id, resolve);
      this.#send({ type: 'picture', id, communityId, key });
    });
  }

  #takeId(): number {
    this.#nextId += 1;
    return this.#nextId - 1;
  }

  #send(message: ToEngine): void {
    if (this.#ready) this.#process?.send(message);
    else this.#waiting.push(message);
  }

  /** Resolves when the engine has closed its caches, or was ended because it did not. */
  stop(): Promise<void> {
    const running = this.#process;
    if (running === null) return Promise.resolve();
    return new Promise((resolve) => {
      this.#stopping = resolve;
      running.send({ type: 'stop' });
      this.#giveTime(running, 'did not close its caches in time');
    });
  }

  #start(): void {
    const { dataDir, clientVersion, session } = this.#options;
    this.#ready = false;
    try {
      const started: EngineProcess = this.#options.start({
        onMessage: (message) => this.#receive(message),
        onEnd: (why) => this.#ended(why),
      });
      this.#process = started;
      started.send({ type: 'start', dataDir, clientVersion, session });
      this.#giveTime(started, 'did not open its caches in time');
    } catch (error) {
      this.#giveUp(error instanceof Error ? error.message : String(error));
    }
  }

  #giveTime(running: EngineProcess, why: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#options.log(`the engine ${why}`);
      running.kill();
    }, patience);
  }

  #receive(raw: unknown): void {
    const message = fromEngineSchema.safeParse(raw);
    if (message.success) this.#take(message.data);
    else this.#options.log(`the engine said what is no message: ${message.error.message}`);
  }

  #take(message: FromEngine): void {
    switch (message.type) {
      case 'ready':
        clearTimeout(this.#timer);
        this.#ready = true;
        for (const waiting of this.#waiting) this.#process?.send(waiting);
        this.#waiting = [];
        return;
      case 'answer':
        this.#pending.get(message.id)?.(message.answer);
        this.#pending.delete(message.id);
        return;
      case 'picture': {
        const { id, picture } = message;
        this.#pictures.get(id)?.(
          picture && {
            contentType: picture.contentType,
            bytes: Buffer.from(picture.base64, 'base64'),
          },
        );
        this.#pictures.delete(id);
        return;
      }
      case 'change':
        this.#options.onChange(message.notice);
        return;
      case 'keychain':
        this.#askKeychain(message);
        return;
      case 'proxy':
        void this.#findProxy(message);
        return;
      case 'stopped':
        // The process ends next, and its end settles everything.
        return;
      default:
        unreachable(message);
    }
  }

  /** Where the system does not say, the straight way is tried. */
  async #findProxy({ id, url }: Extract<FromEngine, { type: 'proxy' }>): Promise<void> {
    const asking = this.#process;
    const ways = await this.#options.proxyFor(url).catch(() => 'DIRECT');
    // Another engine that was started meanwhile counts its questions from the beginning again.
    if (asking === this.#process) asking?.send({ type: 'proxyAnswer', id, ways });
  }

  #askKeychain({ id, verb, key, secret }: Extract<FromEngine, { type: 'keychain' }>): void {
    const { keychain } = this.#options;
    const answer = (found: string | null, kept: boolean) =>
      this.#process?.send({ type: 'keychainAnswer', id, secret: found, kept });
    switch (verb) {
      case 'read': {
        const found = keychain.read(key);
        answer(found.secret, found.kept);
        return;
      }
      case 'write':
        answer(null, keychain.write(key, secret ?? ''));
        return;
      case 'remove':
        keychain.remove(key);
        answer(null, false);
        return;
      default:
        unreachable(verb);
    }
  }

  #ended(why: string): void {
    clearTimeout(this.#timer);
    this.#process = null;
    this.#ready = false;
    this.#refuseAll('The app was interrupted. Please try that again.');
    if (this.#stopping !== null) {
      this.#stopping();
      return;
    }
    this.#options.log(`the engine ended by itself: ${why}`);
    const now = performance.now();
    this.#ends = [...this.#ends.filter((end) => now - end < bound.within), now];
    if (this.#ends.length >= bound.ends) {
      this.#giveUp(`Its engine ended ${bound.ends} times within a minute, last with ${why}.`);
      return;
    }
    this.#start();
    this.#options.onRestart();
  }

  #giveUp(why: string): void {
    this.#gone = why;
    this.#refuseAll('Parley has to be started again.');
    this.#options.onGone(why);
  }

  #refuseAll(message: string): void {
    for (const settle of this.#pending.values()) settle(refusal('unavailable', message));
    this.#pending.clear();
    for (const settle of this.#pictures.values()) settle(null);
    this.#pictures.clear();
    this.#waiting = [];
  }
}

function refusal(code: ErrorCode, message: string): string {
  return JSON.stringify({ ok: false, error: { code, message } } satisfies Answer<never>);
}
