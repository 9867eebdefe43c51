// A TCP proxy before a server, for tests of the line: it can hold back what the server says, and cut.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type CuttingProxy = {
  url: string;
  /** From now on nothing that the server says comes through. */
  muteServer: () => void;
  /** From now on whatever the server says comes so much later. */
  slowServer: (ms: number) => void;
  /** Cuts every connection, and lets new ones through again. */
  cut: () => void;
  /** Cuts every connection, and lets none through until it is mended. */
  sever: () => void;
  mend: () => void;
  close: () => Promise<void>;
};

export async function startProxy(targetUrl: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let isMute = false;
  let lateByMs = 0;
  let isSevered = false;
  const server = createServer((client) => {
    if (isSevered) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // A connection that is cut is what the test wants.
      socket.on('error', () => undefined);
    }
    client.on('data', (bytes) => upstream.write(bytes));
    upstream.on('data', (bytes) => {
      if (lateByMs > 0) setTimeout(() => client.write(bytes), lateByMs);
      else if (!isMute) client.write(bytes);
    });
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    isMute = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    muteServer() {
      isMute = true;
    },
    slowServer(ms) {
      lateByMs = ms;
    },
    cut,
    sever() {
      isSevered = true;
      cut();
    },
    mend() {
      isSevered = false;
    },
    close() {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
