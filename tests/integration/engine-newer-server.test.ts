// A server of a later version of the same protocol: it says more than this app knows.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, expect, test } from 'vitest';
import { articleId, commentId, memberId } from '../unit/fake-streams.ts';
import { cleanUp, eventually, openEngine, untilOnline } from './engine-setup.ts';

afterEach(cleanUp);

const identity = randomUUID();
const community = {
  kind: 'community',
  id: 'community',
  rev: 1,
  name: 'The Newer',
  description: '',
  rules: '',
  registration: 'open',
  guestsRead: true,
  holding: { hold: 'none' },
  publishesLog: false,
  motto: 'more than this app knows',
};
const article = {
  kind: 'article',
  id: articleId(1),
  rev: 3,
  headline: 'From the future',
  deck: '',
  body: 'Text',
  byline: '',
  sources: [],
  publishedAt: '2026-11-24T10:00:00.000Z',
  revisedAt: null,
  revisions: [],
  mode: 'open',
  slowSeconds: 0,
  holding: null,
  commentCount: 1,
  lastSeq: 1,
  lastCommentAt: '2026-11-24T10:01:00.000Z',
  mood: 'cheerful',
};
const now = '2026-11-24T10:02:00.000Z';
const poll = { kind: 'poll', id: articleId(2), rev: 2, question: 'Shall we?' };
const comment = {
  kind: 'comment',
  id: commentId(1),
  rev: 1,
  articleId: articleId(1),
  parentId: null,
  number: '1',
  seq: 1,
  author: { id: memberId(1), name: 'Ada', role: 'member', badge: 'early bird' },
  body: 'Hello',
  createdAt: '2026-11-24T10:01:00.000Z',
  editedAt: null,
  articleRevision: 1,
  state: 'visible',
  removal: null,
  reactions: {},
  attachments: [],
};

async function startNewer() {
  const http = createServer();
  const io = new Server(http);
  io.on('connection', (socket) => {
    socket.on('community.describe', (_request, acknowledge) =>
      acknowledge({ ok: true, identity, community, member: null, now, features: ['polls'] }),
    );
    socket.on('sync.open', ({ stream, after }, acknowledge) => {
      const rows = stream === 'feed' ? [community, poll, article] : [comment];
      const changes = { stream, from: after, to: rows.length, rows };
      acknowledge({ ok: true, changes, more: false });
    });
    socket.emit('weather', { tomorrow: 'fine' });
    socket.emit('changes', { stream: 'desk:new', from: 0, to: 1, rows: [] });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => io.close() };
}

test('[E7] fields, rows and pushes that this app does not know are read past', async () => {
  const server = await startNewer();
  try {
    const engine = await openEngine({});
    await engine.ask('community.add', { address: server.url });
    await untilOnline(engine);
    const communityId = await engine.id();
    await eventually(async () =>
      expect(await engine.ask('article.list', { communityId })).toMatchObject([
        { headline: 'From the future', newCount: 1 },
      ]),
    );
    await eventually(async () =>
      expect(await engine.comments(articleId(1))).toMatchObject([{ body: 'Hello', number: '1' }]),
    );
    // Streams of a kind that only a newer app follows are nothing to this one but a line in the log.
    expect(engine.lines.every((text) => text.includes('could not be read'))).toBe(true);
  } finally {
    await server.close();
  }
});
