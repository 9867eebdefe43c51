// `sync.open` and `sync.close`: who may follow a stream, its pages, and the step from the last page to
// what comes live, at which nothing may be missed.
import { limits } from '../../shared/limits.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import type { PackedAnswer } from '../../shared/protocol/packed-page.ts';
import type { OpenAnswer, StreamName } from '../../shared/protocol/sync.ts';
import { articleOfStream } from '../../shared/protocol/sync.ts';
import { sessionMember } from '../community/accounts.ts';
import { can, demand } from '../community/policy.ts';
import { demandReading } from '../community/standing.ts';
import { articleExists } from '../store/articles.ts';
import { readCommunity } from '../store/community.ts';
import type { Member } from '../store/members.ts';
import { type Opening, type RevocationsTold, readOpening } from '../store/opening.ts';
import type { ReadHandle } from '../store/schema.ts';
import { findSession } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { type StoredStream, storedMe, storedThread, streamHead } from '../store/streams.ts';
import type { Broadcast } from './broadcast.ts';
import type { PackedOpening, PackingThread } from './packing-thread.ts';
import { type LiveServer, type LiveSocket, memberRoom } from './sockets.ts';

/** Packing takes its time, in which a busy stream has moved on: after so many tries a page goes plain. */
const mostPackings = 3;

type Parts = { store: Store; broadcast: Broadcast; packing: PackingThread };

/** @throws RequestRefused */
export async function openStream(
  socket: LiveSocket,
  { stream: name, after }: { stream: StreamName; after: number },
  parts: Parts,
): Promise<OpenAnswer | PackedAnswer> {
  const { store, broadcast } = parts;
  const { tokenHash, streams, takesPacked } = socket.data;
  for (let tries = 0; ; tries += 1) {
    const { stream, isBehind } = await store.read(async (db) => {
      const reader = await sessionMember(db, tokenHash);
      const stream = await permittedStream(db, reader, name);
      return { stream, isBehind: (await streamHead(db, stream)) > after };
    });
    if (socket.data.tokenHash !== tokenHash) {
      throw new RequestRefused('unauthenticated', 'The session has changed meanwhile.');
    }
    if (!streams.has(stream) && streams.size >= limits.openStreams) {
      throw new RequestRefused(
        'rate_limited',
        `One connection can follow ${limits.openStreams} streams at a time.`,
      );
    }
    streams.add(stream);
    const told = socket.data.revocationsTold;
    // Before the room is joined, so that nothing is pushed meanwhile that goes on from this page.
    const isPacked = takesPacked && isBehind && tries < mostPackings;
    const opening = await readPage(parts, { stream, after, told }, isPacked);
    if (opening === null) continue;
    const { answer, to, more, withheldUpTo } = opening;
    // Closed meanwhile: it may be that the reader may not follow it any more.
    if (!streams.has(stream)) continue;
    if (!more) {
      await socket.join(stream);
      // What was sent between the reading and the joining did not come here: read again.
      if (!broadcast.follows(stream, to)) continue;
    }
    if (withheldUpTo !== null) socket.data.revocationsTold = { upTo: withheldUpTo, pageTo: to };
    return answer;
  }
}

/** Null where something was withheld of the stream after the page was read: it is to be read again. */
async function readPage(
  { store, broadcast, packing }: Parts,
  asked: { stream: StoredStream; after: number; told: RevocationsTold | null },
  isPacked: boolean,
): Promise<PackedOpening | null> {
  const { stream, after, told } = asked;
  const isOvertaken = broadcast.reading(stream);
  try {
    const opening = isPacked
      ? await packing.open(asked)
      : plain(await store.read((db) => readOpening(db, stream, after, told)));
    return isOvertaken() ? null : opening;
  } finally {
    isOvertaken();
  }
}

function plain({ page, withheld }: Opening): PackedOpening {
  return {
    answer: { ...page, revocations: withheld?.rows ?? [] },
    to: page.changes.to,
    more: page.more,
    withheldUpTo: withheld?.upTo ?? null,
  };
}

export async function closeStream(socket: LiveSocket, name: StreamName): Promise<void> {
  for (const stream of socket.data.streams) {
    const matches = name === 'me' ? stream.startsWith('me:') : stream === name;
    if (matches) await leave(socket, stream);
  }
}

/** Ends what the member's connections may no longer follow, since they were banned. */
export async function closeForBanned(
  { io, store }: { io: LiveServer; store: Store },
  memberId: MemberId,
): Promise<void> {
  await closeForbidden(socketsIn(io, memberRoom(memberId)), store);
}

/** Ends for those who follow the stream what they may no longer: asked before each sending. */
export async function closeForDismissed(
  io: LiveServer,
  store: Store,
  stream: 'desk' | 'log',
): Promise<void> {
  await closeForbidden(socketsIn(io, stream), store);
}

function socketsIn(io: LiveServer, room: string): LiveSocket[] {
  const { adapter, sockets } = io.of('/');
  return [...(adapter.rooms.get(room) ?? [])]
    .map((id) => sockets.get(id))
    .filter((socket) => socket !== undefined);
}

/** Ends what the connections may no longer follow, since their session, role or standing has changed. */
export async function closeForbidden(sockets: Iterable<LiveSocket>, store: Store): Promise<void> {
  await store.read(async (db) => {
    for (const socket of sockets) {
      const { tokenHash } = socket.data;
      const reader = tokenHash === null ? null : await findSession(db, tokenHash);
      const refused = new Map<string, boolean>();
      for (const stream of socket.data.streams) {
        // Who may read the feed may read each thread.
        const area = stream.startsWith('thread:') ? 'feed' : stream;
        const isRefused = refused.get(area) ?? !(await isPermitted(db, reader, stream));
        refused.set(area, isRefused);
        if (isRefused) await leave(socket, stream);
      }
    }
  });
}

async function leave(socket: LiveSocket, stream: StoredStream): Promise<void> {
  socket.data.streams.delete(stream);
  await socket.leave(stream);
}

/** @throws RequestRefused */
async function permittedStream(
  db: ReadHandle,
  reader: Member | null,
  name: StreamName,
): Promise<StoredStream> {
  const articleId = articleOfStream(name);
  const stream = storedName(reader, name, articleId);
  await demandPermitted(db, reader, stream);
  if (articleId !== null && !(await articleExists(db, articleId))) {
    throw new RequestRefused('not_found', 'There is no such article.', { field: 'stream' });
  }
  return stream;
}

function storedName(
  reader: Member | null,
  name: StreamName,
  articleId: ArticleId | null,
): StoredStream {
  if (articleId !== null) return storedThread(articleId);
  if (name !== 'me') return name as Exclude<StoredStream, `me:${string}`>;
  // The name says "me", so whose it is comes from the token alone.
  return storedMe(demand(reader, 'me.read', reader === null ? {} : { ownerId: reader.id }).id);
}

/** @throws RequestRefused */
async function demandPermitted(
  db: ReadHandle,
  reader: Member | null,
  stream: StoredStream,
): Promise<void> {
  if (stream.startsWith('me:')) {
    demand(reader, 'me.read', { ownerId: stream.slice('me:'.length) as MemberId });
    return;
  }
  const { guestsRead, publishesLog } = await readCommunity(db);
  if (stream === 'desk' || stream === 'log') {
    const action = stream === 'desk' ? 'desk.read' : 'log.read';
    await demandReading(db, demand(reader, action, { publishesLog }), action);
    return;
  }
  const openToGuests = can(null, 'community.read', { guestsRead });
  if (reader === null && !openToGuests) {
    throw new RequestRefused('unauthenticated', 'Only members read here: sign in first.');
  }
  if (reader !== null) await demandReading(db, reader, 'community.read', openToGuests);
}

async function isPermitted(
  db: ReadHandle,
  reader: Member | null,
  stream: StoredStream,
): Promise<boolean> {
  try {
    await demandPermitted(db, reader, stream);
    return true;
  } catch (refusal) {
    if (refusal instanceof RequestRefused) return false;
    throw refusal;
  }
}
