// The engine's process: Electron's utilityProcess or a forked Node, whichever main has started. Only
// passes messages between main and the engine.
import { z } from 'zod';
import { createEngine, type Engine } from './engine.ts';
import type { Keychain } from './keychain.ts';
import { type FromEngine, type ToEngine, toEngineSchema } from './messages.ts';
import type { ProxyFor } from './sync/proxy-agent.ts';

type Port = {
  say: (message: FromEngine) => void;
  hear: (listener: (message: unknown) => void) => void;
  /** Says one last thing and ends the process. */
  end: (last: FromEngine) => void;
};

/** What Electron gives a utility process; declared here, for the engine knows no Electron. */
type ParentPort = {
  postMessage: (message: unknown) => void;
  on: (event: 'message', listener: (event: { data: unknown }) => void) => void;
};

function findPort(): Port {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (parentPort !== undefined) {
    return {
      say: (message) => parentPort.postMessage(message),
      hear: (listener) => parentPort.on('message', (event) => listener(event.data)),
      end(last) {
        parentPort.postMessage(last);
        // Electron tells nobody when a message has left; ending at once could cut it off.
        setTimeout(() => process.exit(0), 100);
      },
    };
  }
  if (process.send === undefined) throw new Error('the engine is started by the app alone');
  return {
    say: (message) => process.send?.(message),
    hear: (listener) => process.on('message', listener),
    end: (last) => process.send?.(last, () => process.disconnect()),
  };
}

const port = findPort();
const log = (line: string) => process.stderr.write(`engine: ${line}\n`);

type KeychainAnswer = Extract<ToEngine, { type: 'keychainAnswer' }>;
const questions = new Map<number, (answer: KeychainAnswer) => void>();
let lastQuestion = 0;

function ask(
  verb: Extract<FromEngine, { type: 'keychain' }>['verb'],
  key: string,
  secret: string | null,
): Promise<KeychainAnswer> {
  lastQuestion += 1;
  const id = lastQuestion;
  return new Promise((resolve) => {
    questions.set(id, resolve);
    port.say({ type: 'keychain', id, verb, key, secret });
  });
}

const keychain: Keychain = {
  read: async (key) => (await ask('read', key, null)).secret,
  write: async (key, secret) => (await ask('write', key, secret)).kept,
  async remove(key) {
    await ask('remove', key, null);
  },
};

const ways = new Map<number, (ways: string) => void>();

const proxyFor: ProxyFor = (url) => {
  lastQuestion += 1;
  const id = lastQuestion;
  return new Promise((resolve) => {
    ways.set(id, resolve);
    port.say({ type: 'proxy', id, url });
  });
};

let engine: Engine | null = null;

async function hear(message: ToEngine): Promise<void> {
  switch (message.type) {
    case 'start':
      engine ??= createEngine({
        dataDir: message.dataDir,
        clientVersion: message.clientVersion,
        session: message.session,
        keychain,
        proxyFor,
        onChange: (notice) => port.say({ type: 'change', notice }),
        log,
      });
      port.say({ type: 'ready' });
      return;
    case 'call': {
      if (engine === null) throw new Error('a call before the start');
      const answer = await engine.call(message.name, message.request);
      port.say({ type: 'answer', id: message.id, answer: JSON.stringify(answer) });
      return;
    }
    case 'picture': {
      const found = await engine?.picture(message.communityId, message.key);
      const picture = found
        ? { contentType: found.type, base64: found.bytes.toString('base64') }
        : null;
      port.say({ type: 'picture', id: message.id, picture });
      return;
    }
    case 'keychainAnswer':
      questions.get(message.id)?.(message);
      questions.delete(message.id);
      return;
    case 'proxyAnswer':
      ways.get(message.id)?.(message.ways);
      ways.delete(message.id);
      return;
    case 'stop':
      await stop();
  }
}

async function stop(): Promise<void> {
  await engine?.close();
  port.end({ type: 'stopped' });
}

port.hear((raw) => {
  const parsed = toEngineSchema.safeParse(raw);
  if (!parsed.success) {
    log(`main said what the engine does not understand:\n${z.prettifyError(parsed.error)}`);
    return;
  }
  hear(parsed.data).catch((error: unknown) => {
    log(error instanceof Error ? error.name : 'an unknown error');
    throw error;
  });
});

// Main is gone without a word: close the caches and go too.
process.on('disconnect', () => {
  void engine?.close().then(() => process.exit(0));
});
