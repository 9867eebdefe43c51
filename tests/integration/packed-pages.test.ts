// Packed pages between a real server and those who take them or do not, and an engine whose server
// means it ill.
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { Server } from 'socket.io';
import { afterEach, expect, test } from 'vitest';
import { unpacked } from '../../main/engine/sync/unpack.ts';
import { limits } from '../../shared/limits.ts';
import { requests } from '../../shared/protocol/events.ts';
import type { Changes, Row, StreamName } from '../../shared/protocol/sync.ts';
import { cleanUp, eventually, openEngine } from './engine-setup.ts';
import { startPeopledServer } from './peopled-server.ts';
import type { SocketClient } from './socket-client.ts';
import { post } from './test-server.ts';

afterEach(cleanUp);

async function pagesOf(client: SocketClient, stream: StreamName, from = 0) {
  const pages: Awaited<ReturnType<typeof client.ask<'sync.open'>>>[] = [];
  for (let after = from; ; ) {
    const page = await client.ask('sync.open', { stream, after });
    pages.push(page);
    if (!page.more) return pages;
    after = page.changes.to;
  }
}

test('[P2][S8] who takes packed pages gets the same as who does not', async () => {
  const { server, admin, ann, articleId } = await startPeopledServer();
  try {
    const stream = `thread:${articleId}` as const;
    const posted: Awaited<ReturnType<typeof post>>[] = [];
    for (let start = 0; start < limits.pageRows + 40; start += 60) {
      posted.push(
        ...(await Promise.all(
          Array.from({ length: 60 }, (_, index) =>
            post(ann, articleId, `The ${start + index}th word`, posted[index]?.id ?? null),
          ),
        )),
      );
    }
    for (const { id } of posted.slice(0, 30)) {
      await admin.ask('comment.remove', { id, reason: 'spam' });
    }
    const plain = await server.connect();
    const packing = await server.connect({ packed: true });
    expect(await packing.send('sync.open', { stream, after: 0 })).toEqual({
      ok: true,
      packed: expect.any(Uint8Array),
    });
    expect(await plain.send('sync.open', { stream, after: 0 })).toHaveProperty('changes');
    for (const [name, from] of [
      [stream, 0],
      ['feed', 0],
      ['feed', 1],
    ] as const) {
      const pages = await pagesOf(plain, name, from);
      expect(await pagesOf(packing, name, from)).toEqual(pages);
    }
    const told = await packing.ask('sync.open', { stream: 'feed', after: 1 });
    expect(told.revocations).toHaveLength(30);
    const head = posted.length + 30;
    expect(await packing.send('sync.open', { stream, after: head })).toHaveProperty('changes');
  } finally {
    await server.close();
  }
});

test('[P2][S6] comments that come while a page is packed are missed by nobody', async () => {
  const { server, ann, articleId } = await startPeopledServer();
  try {
    const stream = `thread:${articleId}` as const;
    await Promise.all(
      Array.from({ length: 120 }, (_, index) => post(ann, articleId, `Comment ${index}`)),
    );
    const followers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const client = await server.connect({ packed: true });
        const [follower] = await Promise.all([
          client.follow(stream),
          post(ann, articleId, `Meanwhile ${index}`),
        ]);
        return follower;
      }),
    );
    await eventually(() => {
      for (const follower of followers) expect(follower.cursor).toBe(140);
    });
    for (const follower of followers) expect(follower.rows.size).toBe(140);
  } finally {
    await server.close();
  }
});

test('[P2][S8] no page that was packed meanwhile brings a text after the word of its removal', async () => {
  const { server, admin, ann, articleId } = await startPeopledServer();
  try {
    const stream = `thread:${articleId}` as const;
    const posted: string[] = [];
    for (let start = 0; start < limits.pageRows + 20; start += 40) {
      const some = Array.from({ length: 40 }, (_, index) =>
        post(ann, articleId, `${start + index} ${randomBytes(400).toString('hex')}`),
      );
      posted.push(...(await Promise.all(some)).map(({ id }) => id));
    }
    const reader = await server.connect({ packed: true });
    await reader.follow('feed');
    const told = new Set<string>();
    reader.socket.on('changes', ({ rows }: Changes) => {
      for (const row of rows) if (row.kind === 'revocation') told.add(row.id);
    });
    const page = () =>
      new Promise<Row[]>((resolve) => {
        const before = (raw: unknown) => {
          // In the order in which both came, before anything else is looked at.
          const known = new Set(told);
          const { changes } = requests['sync.open'].answer.parse(unpacked(raw));
          resolve(
            changes.rows.filter(
              (row) => row.kind === 'comment' && row.body !== null && known.has(row.id),
            ),
          );
        };
        reader.socket.emit('sync.open', { stream, after: 0 }, before);
      });
    const late: Row[] = [];
    for (let n = 0; n < 15; n += 1) {
      const [rows] = await Promise.all([
        page(),
        setTimeout(n % 20).then(() =>
          admin.ask('comment.remove', { id: posted[n]!, reason: 'spam' }),
        ),
      ]);
      late.push(...rows);
    }
    expect(late).toEqual([]);
  } finally {
    await server.close();
  }
});

test('[P3] an engine outlives a page that would expand without end, and reads what comes after', async () => {
  const community = {
    kind: 'community',
    id: 'community',
    rev: 1,
    name: 'The Hostile',
    description: '',
    rules: '',
    registration: 'open',
    guestsRead: true,
    holding: { hold: 'none' },
    publishesLog: false,
  };
  const bomb = brotliCompressSync(Buffer.alloc(50_000_000, ' '));
  const http = createServer();
  const io = new Server(http);
  let opened = 0;
  io.on('connection', (socket) => {
    socket.on('community.describe', (_request, acknowledge) =>
      acknowledge({
        ok: true,
        identity: randomUUID(),
        community,
        member: null,
        now: '2026-11-24T10:00:00.000Z',
      }),
    );
    socket.on('sync.open', ({ stream, after }, acknowledge) => {
      opened += 1;
      const changes = { stream, from: after, to: 1, rows: [community] };
      acknowledge(opened === 1 ? { ok: true, packed: bomb } : { ok: true, changes, more: false });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  try {
    const engine = await openEngine({});
    await engine.ask('community.add', { address: `http://127.0.0.1:${port}` });
    await eventually(() =>
      expect(engine.lines).toContainEqual(expect.stringContaining('could not be unpacked')),
    );
    await eventually(async () =>
      expect(await engine.community()).toMatchObject({ line: { state: 'online' } }),
    );
    expect(opened).toBe(2);
  } finally {
    await io.close();
  }
});
