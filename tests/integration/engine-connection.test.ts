// The engine's line to a server that takes its time: what is waited for, and for how long.
import { randomUUID } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Connection, createConnection } from '../../main/engine/sync/connection.ts';

type Acknowledge = (answer: object) => void;

let http: HttpServer;
let io: Server;
let connection: Connection;
/** What was asked, still to be answered. */
let isUp: boolean;
let asked: Map<string, Acknowledge>;

const community = {
  kind: 'community',
  id: 'community',
  rev: 1,
  name: 'The Slow',
  description: '',
  rules: '',
  registration: 'open',
  guestsRead: true,
  holding: { hold: 'none' },
  publishesLog: false,
};

const described = {
  identity: randomUUID(),
  community,
  member: null,
  now: '2026-11-24T10:00:00.000Z',
  present: 0,
};

beforeEach(async () => {
  isUp = false;
  asked = new Map();
  http = createServer();
  io = new Server(http);
  io.on('connection', (socket) => {
    socket.onAny((name: string, _request: unknown, acknowledge: Acknowledge) => {
      // The first question of a connection: without its answer the line does not stand.
      if (name === 'community.describe' && !isUp) acknowledge({ ok: true, ...described });
      else asked.set(name, acknowledge);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  // Before the library takes its own.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const ignored = () => undefined;
  connection = createConnection({
    url: `http://127.0.0.1:${port}`,
    clientVersion: '0',
    token: () => null,
    identity: () => null,
    connections: null,
    onConnected: ignored,
    onUp: () => {
      isUp = true;
    },
    onDown: ignored,
    onRefused: ignored,
    onChanges: ignored,
    onUnreadable: ignored,
    onNotice: ignored,
    onAttendance: ignored,
    onPresence: ignored,
    log: ignored,
  });
});
afterEach(async () => {
  vi.useRealTimers();
  connection.close();
  await io.close();
});

/** Lets the network run, which no clock holds up. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

test('a page that takes long on a slow line is waited for, as long as the line stands', async () => {
  connection.reconnect();
  await until(() => isUp);
  const read = connection.request('community.describe', {});
  const opened = connection.request('sync.open', { stream: 'feed', after: 0 });
  await until(() => asked.size === 2);
  vi.advanceTimersByTime(20_000);
  expect(await read).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  const changes = { stream: 'feed', from: 0, to: 1, rows: [community] };
  asked.get('sync.open')!({ ok: true, changes, more: false, revocations: [] });
  expect(await opened).toMatchObject({ ok: true, value: { changes: { to: 1 } } });
});
