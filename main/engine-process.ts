// Starts the engine's process. Where it runs differs with the age of the runtime; what is said to it
// does not, and nobody else knows the difference.
import { fork } from 'node:child_process';
import { utilityProcess } from 'electron';
import type { ToEngine } from './engine/messages.ts';

export type EngineProcess = {
  send: (message: ToEngine) => void;
  /** Ends it without waiting for anything. */
  kill: () => void;
};

export type EngineEvents = {
  onMessage: (message: unknown) => void;
  /** Once, however it ended; `why` in words for the log. */
  onEnd: (why: string) => void;
};

// better-sqlite3 needs Node-API 10.
const oldestNode = { major: 22, minor: 14 };

/** The runtime cannot run the engine and no other Node was named. */
export class NoNodeForEngine extends Error {
  override readonly name = 'NoNodeForEngine';
}

/** Throws NoNodeForEngine where the app's own Node is too old and `node` is not given. */
export function startEngineProcess(
  file: string,
  node: string | undefined,
  events: EngineEvents,
): EngineProcess {
  if (canRunEngine(process.versions.node)) return inUtilityProcess(file, events);
  if (node !== undefined) return onOtherNode(file, node, events);
  throw new NoNodeForEngine(
    `This build of Parley carries Node ${process.versions.node}, which is too old for its engine. ` +
      'Name a newer one: PARLEY_ENGINE_NODE=/path/to/node',
  );
}

export function canRunEngine(nodeVersion: string): boolean {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  return major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor);
}

function inUtilityProcess(file: string, events: EngineEvents): EngineProcess {
  const child = utilityProcess.fork(file, [], { serviceName: 'Parley engine', stdio: 'inherit' });
  child.on('message', events.onMessage);
  child.on('exit', (code) => events.onEnd(`exit code ${code}`));
  return { send: (message) => child.postMessage(message), kill: () => child.kill() };
}

function onOtherNode(file: string, node: string, events: EngineEvents): EngineProcess {
  const child = fork(file, [], { execPath: node, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let ended = false;
  const end = (why: string) => {
    if (ended) return;
    ended = true;
    events.onEnd(why);
  };
  child.on('message', events.onMessage);
  child.on('error', (error) => end(error.message));
  child.on('exit', (code, signal) => end(signal ?? `exit code ${code}`));
  return {
    // What cannot be sent is known by the end of the process, which is told separately.
    send: (message) => child.send(message, () => undefined),
    kill: () => child.kill('SIGKILL'),
  };
}
