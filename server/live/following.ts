// `sync.open` and `sync.close`: who may follow a stream, its pages, and the step from the last page to
// what comes live, at which nothing may be missed.
import { limits } from '../../shared/limits.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { OpenAnswer, StreamName } from '../../shared/protocol/sync.ts';
import { articleOfStream } from '../../shared/protocol/sync.ts';
import { can, demand } from '../community/policy.ts';
import { articleExists } from '../store/articles.ts';
import { readCommunity } from '../store/community.ts';
import type { Member } from '../store/members.ts';
import { type Page, readPage } from '../store/pages.ts';
import type { ReadHandle } from '../store/schema.ts';
import { findSession } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { type StoredStream, storedMe, storedThread } from '../store/streams.ts';
import type { Broadcast } from './broadcast.ts';
import type { LiveSocket } from './sockets.ts';

/** @throws RequestRefused */
export async function openStream(
  socket: LiveSocket,
  request: { stream: StreamName; after: number },
  { store, broadcast }: { store: Store; broadcast: Broadcast },
): Promise<OpenAnswer> {
  const { tokenHash, streams } = socket.data;
  for (;;) {
    const { stream, page } = await store.read((db) =>
      readPermitted(db, tokenHash, request.stream, request.after),
    );
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
    if (page.more) return page;
    await socket.join(stream);
    // What was sent between the reading and the joining did not come here: read again.
    if (broadcast.follows(stream, page.changes.to)) return page;
  }
}

export async function closeStream(socket: LiveSocket, name: StreamName): Promise<void> {
  for (const stream of socket.data.streams) {
    const matches = name === 'me' ? stream.startsWith('me:') : stream === name;
    if (!matches) continue;
    socket.data.streams.delete(stream);
    await socket.leave(stream);
  }
}

/** Ends what the connection may no longer follow now that it is a guest's. */
export async function closeForGuest(socket: LiveSocket, store: Store): Promise<void> {
  const { guestsRead } = await store.read(readCommunity);
  const guestMayRead = can(null, 'community.read', { guestsRead });
  for (const stream of socket.data.streams) {
    if (guestMayRead && !stream.startsWith('me:')) continue;
    socket.data.streams.delete(stream);
    await socket.leave(stream);
  }
}

async function readPermitted(
  db: ReadHandle,
  tokenHash: string | null,
  name: StreamName,
  after: number,
): Promise<{ stream: StoredStream; page: Page }> {
  const reader = tokenHash === null ? null : await demandSession(db, tokenHash);
  const stream = await permittedStream(db, reader, name);
  return { stream, page: await readPage(db, stream, after) };
}

async function permittedStream(
  db: ReadHandle,
  reader: Member | null,
  name: StreamName,
): Promise<StoredStream> {
  if (name === 'me') {
    // The name says "me", so whose it is comes from the token alone.
    const owner = demand(reader, 'me.read', reader === null ? {} : { ownerId: reader.id });
    return storedMe(owner.id);
  }
  const { guestsRead } = await readCommunity(db);
  if (!can(reader, 'community.read', { guestsRead })) {
    throw new RequestRefused('unauthenticated', 'Only members read here: sign in first.');
  }
  const articleId = articleOfStream(name);
  if (articleId === null) return 'feed';
  if (!(await articleExists(db, articleId))) {
    throw new RequestRefused('not_found', 'There is no such article.', { field: 'stream' });
  }
  return storedThread(articleId);
}

async function demandSession(db: ReadHandle, tokenHash: string): Promise<Member> {
  const member = await findSession(db, tokenHash);
  if (member === null) {
    throw new RequestRefused('unauthenticated', 'You were signed out. Sign in again.');
  }
  return member;
}
