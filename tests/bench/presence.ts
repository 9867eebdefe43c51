// What it costs the server to tell a thousand readers of one thread who is there: what it uses of a core
// while some come and go and some write, beside the same thousand sitting still.
import { type Figure, told, within } from './figures.ts';
import { connectAll } from './listeners.ts';
import { joinWriters, openThread, request } from './parley-writers.ts';
import { startServerProcess } from './server-process.ts';

const readerCount = 1_000;
const writerCount = 10;
/** As many look away for a moment. */
const turnsPerSecond = 20;
const seconds = 10;
/** As the app does while somebody writes. */
const typedEveryMs = 400;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function presenceFigures(say: (line: string) => void): Promise<Figure[]> {
  say(`presence: ${readerCount} readers of one thread`);
  const server = await startServerProcess('parley');
  try {
    const { admin, articleId } = await openThread(server.url, server.claim ?? '');
    const writers = [admin, ...(await joinWriters(server.url, writerCount - 1))];
    const thread = `thread:${articleId}`;
    for (const { socket } of writers) {
      await request(socket, 'sync.open', { stream: thread, after: 0 });
      await request(socket, 'presence.attend', { articleIds: [articleId] });
    }
    let packets = 0;
    const readers = await connectAll(
      { url: server.url, dialect: 'parley', count: readerCount, streams: [thread, 'feed'] },
      (packet) => {
        if (packet.includes('presence')) packets += 1;
      },
    );
    const look = (index: number, articleIds: string[]) =>
      readers.ask(index, 'presence.attend', { articleIds });
    const usedWhile = async (work: () => Promise<unknown>) => {
      const before = await server.cpuSeconds();
      const start = performance.now();
      await work();
      const lasted = (performance.now() - start) / 1_000;
      return { cpu: (await server.cpuSeconds()) - before, lasted };
    };

    const arriving = await usedWhile(async () => {
      for (let index = 0; index < readerCount; index += 1) look(index, [articleId]);
      while (packets < readerCount) await pause(5);
    });
    await pause(2_000);
    const still = await usedWhile(() => pause(seconds * 1_000));
    packets = 0;
    const busy = await usedWhile(async () => {
      const end = performance.now() + seconds * 1_000;
      const typing = setInterval(() => {
        for (const { socket } of writers) socket.emit('typing', { articleId, parentId: null });
      }, typedEveryMs);
      for (let turn = 0; performance.now() < end; turn += 1) {
        const index = (turn * 7) % readerCount;
        look(index, []);
        await pause(1_000 / turnsPerSecond);
        look(index, [articleId]);
      }
      clearInterval(typing);
    });
    say(`${packets} packets in ${seconds} s`);
    readers.close();
    for (const { socket } of writers) socket.close();
    const share = ({ cpu, lasted }: { cpu: number; lasted: number }) => (100 * cpu) / lasted;
    return [
      within(
        `of a core for who is there among ${readerCount} readers`,
        '%',
        share(busy),
        { what: 'the same readers sitting still', value: share(still) },
        10,
      ),
      told(`${readerCount} readers coming at once`, 'CPU-ms', arriving.cpu * 1_000),
    ];
  } finally {
    await server.stop();
  }
}
