// The thread of its own in which pages are read and packed. Started by packing-thread.ts alone; writes nothing.
import { parentPort, workerData } from 'node:worker_threads';
import { readOpening } from '../store/opening.ts';
import { openStoreReader } from '../store/store.ts';
import { packed } from './packing.ts';
import type { FromThread, OpeningAsked, PackedOpening, ToThread } from './packing-thread.ts';

const store = openStoreReader(workerData as string, (slow) => say({ slow }));

function say(message: FromThread, transferred: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transferred);
}

async function open({ stream, after, told }: OpeningAsked): Promise<PackedOpening> {
  const { page, withheld } = await store.read((db) => {
    goOn();
    return readOpening(db, stream, after, told);
  });
  goOn();
  return {
    answer: await packed({ ...page, revocations: withheld?.rows ?? [] }),
    to: page.changes.to,
    more: page.more,
    withheldUpTo: withheld?.upTo ?? null,
  };
}

async function answer(asked: OpeningAsked): Promise<void> {
  const { id } = asked;
  try {
    const opening = await open(asked);
    const { answer } = opening;
    say({ id, opening }, 'packed' in answer ? [answer.packed.buffer as ArrayBuffer] : []);
  } catch (error) {
    say({ id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

const underWay = new Set<Promise<void>>();
let isEnding = false;

/** Nobody waits any more for what has hardly begun. */
function goOn(): void {
  if (isEnding) throw new Error('The thread is ending.');
}

parentPort?.on('message', async (message: ToThread) => {
  if (message !== 'end') {
    const answering = answer(message).finally(() => underWay.delete(answering));
    underWay.add(answering);
    return;
  }
  isEnding = true;
  await Promise.all(underWay);
  await store.close();
  parentPort?.close();
});
