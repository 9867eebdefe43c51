// Pictures of a test served by a real HTTP server, and, where one is named, a community's server behind
// it under the same origin.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export type PictureOrigin = {
  url: string;
  /** What was asked for, in order. */
  asked: { path: string; headers: IncomingMessage['headers'] }[];
  /** What is answered under a path; everything else is the community's, or is not there. */
  files: Map<string, (response: ServerResponse) => void>;
  close: () => Promise<void>;
};

export async function servePictures(community?: string): Promise<PictureOrigin> {
  const asked: PictureOrigin['asked'] = [];
  const files: PictureOrigin['files'] = new Map();
  const sockets = new Set<Socket>();
  const server = createServer((incoming, response) => {
    const path = incoming.url ?? '';
    const answer = files.get(path);
    if (answer !== undefined) {
      asked.push({ path, headers: incoming.headers });
      answer(response);
    } else if (community !== undefined) pass(new URL(path, community), incoming, response);
    else response.writeHead(404).end();
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (incoming, socket, head) => {
    if (community === undefined) {
      socket.destroy();
      return;
    }
    const behind = connect(Number(new URL(community).port), '127.0.0.1', () => {
      const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
      for (let at = 0; at < incoming.rawHeaders.length; at += 2) {
        lines.push(`${incoming.rawHeaders[at]}: ${incoming.rawHeaders[at + 1]}`);
      }
      behind.write(`${lines.join('\r\n')}\r\n\r\n`);
      behind.write(head);
      socket.pipe(behind).pipe(socket);
    });
    behind.on('error', () => socket.destroy());
    behind.on('close', () => socket.destroy());
    socket.on('error', () => behind.destroy());
    socket.on('close', () => behind.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    files,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function pass(to: URL, incoming: IncomingMessage, response: ServerResponse): void {
  const { method = 'GET', headers } = incoming;
  const behind = request(to, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  behind.on('error', () => response.destroy());
  incoming.pipe(behind);
}
