// The server side of the sync bench, in a process of its own: Parley as it ships, or the obvious way,
// which answers with all rows at once as JSON. Tells what its loop, its CPU and its sockets had to do.
// Never run by hand.
import diagnostics from 'node:diagnostics_channel';
import { createServer } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import { Server } from 'socket.io';
import { z } from 'zod';
import { commentsAfter } from '../../server/store/comments.ts';
import { openDataFolder } from '../../server/store/data-folder.ts';
import { articleIdSchema } from '../../shared/protocol/ids.ts';
import { watchLoop } from './loop-watch.ts';
import { startParley } from './parley-server.ts';

const argumentsSchema = z.tuple([z.enum(['parley', 'obvious']), z.string(), z.coerce.number()]);
const [way, dataDir, port] = argumentsSchema.parse(process.argv.slice(2));

let sockets: TcpSocket[] = [];
let takenAt = 0;
diagnostics.subscribe('net.server.socket', (message) => {
  takenAt = performance.timeOrigin + performance.now();
  sockets.push((message as { socket: TcpSocket }).socket);
});

async function startObvious(): Promise<string> {
  const store = await openDataFolder(dataDir);
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'] });
  io.on('connection', (socket) => {
    socket.on('open', async (request: unknown, acknowledge: (answer: unknown) => void) => {
      const { articleId, after } = z
        .object({ articleId: articleIdSchema, after: z.int() })
        .parse(request);
      acknowledge(await store.read((db) => commentsAfter(db, articleId, after, 1_000_000)));
    });
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

const url = way === 'parley' ? (await startParley(dataDir, port)).url : await startObvious();
let loop: ReturnType<typeof watchLoop> | null = null;
let cpuBefore = process.cpuUsage();

process.on('message', (message) => {
  if (message === 'begin' || message === 'begin unwatched') {
    loop?.stop();
    loop = message === 'begin' ? watchLoop() : null;
    sockets = [];
    takenAt = 0;
    cpuBefore = process.cpuUsage();
    process.send?.({ begun: true });
    return;
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  process.send?.({
    takenAt,
    bytes: sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    cpuMs: (user + system) / 1_000,
    held: loop?.since() ?? null,
  });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url });
