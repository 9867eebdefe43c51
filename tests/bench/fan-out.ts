// How many deliveries a CPU-second of the server makes when a storm of comments goes to a thousand
// clients: Parley beside one `emit` a comment and beside a bare WebSocket loop, on the same storm.
import { once } from 'node:events';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { compared, type Figure, percentile, told } from './figures.ts';
import { connectListeners, type Dialect, stamped } from './listeners.ts';
import { openParleyWriters } from './parley-writers.ts';
import { startServerProcess } from './server-process.ts';

const listenerCount = 1_000;
const writerCount = 20;
/**
 * What batching gains depends on how many comments share a window, so on the rate: a storm, for which
 * the target is set, and a busy evening, which is told beside it so that nobody takes one for the other.
 */
const loads = [
  { name: 'a storm', commentsPerSecond: 250, comments: 1_000, mustBe: 6 },
  { name: 'a busy evening', commentsPerSecond: 50, comments: 300, mustBe: null },
] as const;
type Load = (typeof loads)[number];
/** A comment of 400 bytes, as the design's measurements took it. */
const text = 'The trial begins in March, and somebody has to stand there and count. '
  .repeat(6)
  .slice(0, 380);

export type Writer = (body: string) => void;
export type Writers = { streams: string[]; write: Writer[]; close: () => void };

type Storm = { deliveriesPerCpuSecond: number; p50: number; p99: number; wholeSeconds: number };

function openPlainWriters(url: string, dialect: Dialect): Promise<Writers> {
  if (dialect === 'socket.io') {
    const sockets = Array.from({ length: writerCount }, () =>
      io(url, { transports: ['websocket'], forceNew: true }),
    );
    const write = sockets.map((socket) => (body: string) => {
      socket.emit('post', body, () => undefined);
    });
    return Promise.resolve({
      streams: [],
      write,
      close: () => {
        for (const socket of sockets) socket.close();
      },
    });
  }
  const sockets = Array.from(
    { length: writerCount },
    () => new WebSocket(url.replace('http', 'ws')),
  );
  return Promise.all(sockets.map((socket) => once(socket, 'open'))).then(() => ({
    streams: [],
    write: sockets.map((socket) => (body: string) => socket.send(body)),
    close: () => {
      for (const socket of sockets) socket.terminate();
    },
  }));
}

/** Waits until the condition holds; throws after `mostMs` milliseconds. */
async function until(what: string, mostMs: number, condition: () => boolean): Promise<void> {
  const end = Date.now() + mostMs;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`${what} took more than ${mostMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function storm(
  dialect: Dialect,
  { commentsPerSecond, comments }: Load,
  say: (line: string) => void,
): Promise<Storm> {
  const server = await startServerProcess(dialect);
  try {
    const { url, claim } = server;
    const writers =
      claim === null
        ? await openPlainWriters(url, dialect)
        : await openParleyWriters(url, claim, writerCount);
    const listeners = await connectListeners(url, dialect, listenerCount, writers.streams);
    const expected = comments * listenerCount;
    const before = await server.cpuSeconds();
    const start = Date.now();
    for (let sent = 0; sent < comments; ) {
      const due = Math.min(
        comments,
        Math.floor(((Date.now() - start) / 1_000) * commentsPerSecond),
      );
      for (; sent < due; sent += 1) writers.write[sent % writerCount]?.(stamped(`${sent} ${text}`));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await until(`the storm by ${dialect}`, 120_000, () => listeners.received() >= expected);
    const wholeSeconds = (Date.now() - start) / 1_000;
    const used = (await server.cpuSeconds()) - before;
    const delays = listeners.delays();
    const result = {
      deliveriesPerCpuSecond: expected / used,
      p50: percentile(delays, 0.5),
      p99: percentile(delays, 0.99),
      wholeSeconds,
    };
    say(
      `${dialect}: ${used.toFixed(2)} CPU-seconds for ${expected} deliveries in ${wholeSeconds.toFixed(1)} s`,
    );
    listeners.close();
    writers.close();
    return result;
  } finally {
    await server.stop();
  }
}

export async function fanOutFigures(say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const load of loads) figures.push(...(await figuresOf(load, say)));
  return figures;
}

async function figuresOf(load: Load, say: (line: string) => void): Promise<Figure[]> {
  const what = `${load.name}, ${load.commentsPerSecond} comments/s to ${listenerCount} clients`;
  say(`${what}, three ways`);
  const parley = await storm('parley', load, say);
  const plain = await storm('socket.io', load, say);
  const loop = await storm('ws', load, say);
  const unit = 'deliveries per CPU-second';
  const value = parley.deliveriesPerCpuSecond;
  return [
    compared(
      `fan-out in ${what}`,
      unit,
      value,
      { what: 'Socket.IO, one emit a comment', value: plain.deliveriesPerCpuSecond },
      load.mustBe,
    ),
    compared(
      `fan-out in ${what}`,
      unit,
      value,
      { what: 'bare ws, one frame in a loop', value: loop.deliveriesPerCpuSecond },
      null,
    ),
    told(`delay p50 in ${load.name}`, 'ms', parley.p50),
    told(`delay p99 in ${load.name}`, 'ms', parley.p99),
    told(`delay p99 of Socket.IO in ${load.name}`, 'ms', plain.p99),
  ];
}
