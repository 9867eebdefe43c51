// A thousand clients that cost little: bare WebSockets that speak as much of Socket.IO as it takes
// to join and to listen. They hand over what arrives, or count it, and never parse it.
import { WebSocket } from 'ws';
import { protocolVersion } from '../../shared/protocol/version.ts';

export type Listeners = {
  /** Comments received by all of them together. */
  received: () => number;
  /** Milliseconds from the post to its arrival, as seen by every fiftieth listener. */
  delays: () => readonly number[];
  close: () => void;
};

export type Dialect = 'parley' | 'socket.io' | 'ws';

const handshake = JSON.stringify({
  protocol: protocolVersion,
  client: { name: 'bench', version: '0' },
});

/** What a comment's body begins with, so that its age can be read from the bare packet. */
export function stamped(text: string): string {
  return `sent@${Date.now()} ${text}`;
}

const stamp = Buffer.from('sent@');

/** Counts in the bytes: making a string of each packet would cost more than the server spends. */
function stamps(packet: Buffer): number {
  let count = 0;
  for (let at = packet.indexOf(stamp); at !== -1; at = packet.indexOf(stamp, at + stamp.length)) {
    count += 1;
  }
  return count;
}

function addressOf(url: string, dialect: Dialect): string {
  const socket = url.replace(/^http/, 'ws');
  return dialect === 'ws' ? socket : `${socket}/socket.io/?EIO=4&transport=websocket`;
}

/** Connects listeners that count; `delays` are those of every fiftieth. */
export async function connectListeners(
  url: string,
  dialect: Dialect,
  count: number,
  streams: readonly string[],
): Promise<Listeners> {
  const delays: number[] = [];
  let received = 0;
  const { close } = await connectAll({ url, dialect, count, streams }, (packet, index) => {
    received += stamps(packet);
    if (index % 50 !== 0) return;
    const now = Date.now();
    for (const match of packet.toString().matchAll(/sent@(\d+) /g)) {
      delays.push(now - Number(match[1]));
    }
  });
  return { received: () => received, delays: () => delays, close };
}

export type Crowd = {
  /** One of them asks for something, and does not wait for the answer. */
  ask: (index: number, name: string, object: unknown) => void;
  close: () => void;
};

/**
 * Connects `count` listeners to the streams, some fifty at a time; resolves when all have joined. `hear`
 * gets the bytes of each live packet and which listener it came to.
 */
export async function connectAll(
  {
    url,
    dialect,
    count,
    streams,
  }: { url: string; dialect: Dialect; count: number; streams: readonly string[] },
  hear: (packet: Buffer, index: number) => void,
): Promise<Crowd> {
  const sockets: WebSocket[] = [];

  function connect(index: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(addressOf(url, dialect), { perMessageDeflate: false });
      sockets.push(socket);
      let waiting = streams.length;
      socket.on('error', reject);
      if (dialect === 'ws') socket.on('open', () => resolve());
      socket.on('message', (data: Buffer) => {
        const kind = dialect === 'ws' ? '42' : data.toString('latin1', 0, 2);
        if (kind === '42') hear(data, index);
        else if (kind === '2') socket.send('3');
        else if (kind === '40') {
          if (waiting === 0) resolve();
          streams.forEach((stream, id) => {
            socket.send(`42${id}${JSON.stringify(['sync.open', { stream, after: 0 }])}`);
          });
        } else if (kind === '43') {
          waiting -= 1;
          if (waiting === 0) resolve();
        } else if (kind === '44') reject(new Error(`refused: ${data.toString()}`));
        else if (kind.startsWith('0')) socket.send(dialect === 'parley' ? `40${handshake}` : '40');
      });
    });
  }

  for (let start = 0; start < count; start += 50) {
    const batch = Array.from({ length: Math.min(50, count - start) }, (_, i) => connect(start + i));
    await Promise.all(batch);
  }
  let asked = streams.length;
  return {
    ask(index, name, object) {
      asked += 1;
      sockets[index]?.send(`42${asked}${JSON.stringify([name, object])}`);
    },
    close() {
      for (const socket of sockets) socket.terminate();
    },
  };
}
