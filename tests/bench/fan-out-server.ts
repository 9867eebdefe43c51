// The server side of the fan-out bench, in a process of its own so that its CPU time can be read:
// Parley itself, or one of the two plain ways that it is compared with. Never run by hand.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { startParley } from './parley-server.ts';

const argumentsSchema = z.tuple([z.enum(['parley', 'socket.io', 'ws']), z.string()]);
const [dialect, dataDir] = argumentsSchema.parse(process.argv.slice(2));

/** What a comment weighs on the wire with its row's fields, so that all three ways send as much. */
const rowOf = (body: string) => ({
  kind: 'comment',
  id: '019ab0c4-4f00-7000-8000-000000000000',
  rev: 1,
  articleId: '019ab0c4-4f00-7000-8000-000000000001',
  parentId: null,
  number: '1',
  seq: 1,
  author: { id: '019ab0c4-4f00-7000-8000-000000000002', name: 'quiet oar', role: 'member' },
  body,
  createdAt: '2026-11-01T12:00:00.000Z',
  editedAt: null,
  articleRevision: 1,
  state: 'visible',
  removal: null,
  reactions: {},
});

async function listening(http: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** One `emit` a comment to the room: what a Socket.IO application does without further thought. */
async function startSocketIo(): Promise<string> {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
  io.on('connection', (socket) => {
    socket.join('thread');
    socket.on('post', (body: string, acknowledge: () => void) => {
      io.to('thread').emit('comment', rowOf(body));
      acknowledge();
    });
  });
  return listening(http);
}

/** One encoded frame, written to each socket in a loop: the limit of one packet a comment. */
async function startWs(): Promise<string> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      const packet = JSON.stringify(['comment', rowOf(data.toString())]);
      for (const client of sockets.clients) client.send(packet);
    });
  });
  return listening(http);
}

type Started = { url: string; claim: string | null };

async function start(): Promise<Started> {
  if (dialect === 'parley') return startParley(dataDir);
  return { url: await (dialect === 'ws' ? startWs() : startSocketIo()), claim: null };
}

const { url, claim } = await start();
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }));
process.on('disconnect', () => process.exit(0));
process.send?.({ url, claim });
