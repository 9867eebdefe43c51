// Each request by its name: its schema, then its use case. Says nothing of how it came.
import { RequestRefused } from '../../shared/protocol/errors.ts';
import {
  type AnswerOf,
  type RequestName,
  type RequestOf,
  requests,
} from '../../shared/protocol/events.ts';
import { parseProblem } from '../../shared/protocol/parse-problem.ts';
import { type Opened, register, signIn, signOut } from '../community/accounts.ts';
import {
  editComment,
  postComment,
  reactToComment,
  removeComment,
} from '../community/commenting.ts';
import { demand } from '../community/policy.ts';
import { publishArticle, reviseArticle, setDiscussion } from '../community/publishing.ts';
import { readCommunity } from '../store/community.ts';
import { type Member, memberRow } from '../store/members.ts';
import { findSession, hashSecret } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { Broadcast } from './broadcast.ts';
import type { CommitQueue } from './commit-queue.ts';
import { closeForGuest, closeStream, openStream } from './following.ts';
import type { RateLimiter } from './rate-limits.ts';
import { type LiveServer, type LiveSocket, sessionRoom } from './sockets.ts';

/** What the requests work on. */
export type Services = {
  io: LiveServer;
  store: Store;
  queue: CommitQueue;
  broadcast: Broadcast;
  limits: {
    requests: RateLimiter;
    writes: RateLimiter;
    passwords: RateLimiter;
  };
};

type Handler<N extends RequestName> = (
  services: Services,
  socket: LiveSocket,
  request: RequestOf<N>,
) => Promise<AnswerOf<N>>;

const handlers: { [N in RequestName]: Handler<N> } = {
  async 'community.describe'({ store }, socket) {
    const { tokenHash } = socket.data;
    return store.read(async (db) => {
      const member = tokenHash === null ? null : await findSession(db, tokenHash);
      return { community: await readCommunity(db), member: member && memberRow(member) };
    });
  },
  async 'account.register'(services, socket, request) {
    await services.limits.passwords.spend(socket.handshake.address);
    return becomeMember(services, socket, await register(transactions(services), request));
  },
  async 'account.signIn'(services, socket, request) {
    await services.limits.passwords.spend(socket.handshake.address);
    return becomeMember(services, socket, await signIn(transactions(services), request));
  },
  async 'account.signOut'(services, socket) {
    const { tokenHash } = socket.data;
    await services.queue.submit(async (unit) => {
      demand(await actorIn(unit, tokenHash), 'account.signOut');
      if (tokenHash !== null) await signOut(unit, tokenHash);
    });
    if (tokenHash !== null) await endSession(services, socket, tokenHash);
    return {};
  },
  'sync.open': (services, socket, request) => openStream(socket, request, services),
  async 'sync.close'(_services, socket, request) {
    await closeStream(socket, request.stream);
    return {};
  },
  'article.publish': async (services, socket, request) => ({
    article: await write(services, socket, request, publishArticle),
  }),
  'article.revise': async (services, socket, request) => ({
    article: await write(services, socket, request, reviseArticle),
  }),
  'article.setDiscussion': async (services, socket, request) => ({
    article: await write(services, socket, request, setDiscussion),
  }),
  'comment.post': async (services, socket, request) => ({
    comment: await write(services, socket, request, postComment),
  }),
  'comment.edit': async (services, socket, request) => ({
    comment: await write(services, socket, request, editComment),
  }),
  'comment.remove': async (services, socket, request) => ({
    comment: await write(services, socket, request, removeComment),
  }),
  'comment.react': async (services, socket, request) => ({
    comment: await write(services, socket, request, reactToComment),
  }),
};

/**
 * Parses the request and answers it.
 * @throws RequestRefused
 */
export async function answer(
  services: Services,
  socket: LiveSocket,
  name: string,
  payload: readonly unknown[],
): Promise<AnswerOf<RequestName>> {
  await services.limits.requests.spend(socket.id);
  if (!isRequestName(name)) {
    throw new RequestRefused('not_found', 'This server does not know such a request.');
  }
  return answerKnown(services, socket, name, payload);
}

async function answerKnown<N extends RequestName>(
  services: Services,
  socket: LiveSocket,
  name: N,
  payload: readonly unknown[],
): Promise<AnswerOf<N>> {
  if (payload.length !== 1) {
    throw new RequestRefused('invalid', 'A request carries exactly one object.');
  }
  const parsed = requests[name].request.safeParse(payload[0], { reportInput: true });
  if (!parsed.success) throw RequestRefused.with(parseProblem(parsed.error));
  // The schema under the name is the one that has just parsed it.
  return handlers[name](services, socket, parsed.data as RequestOf<N>);
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name);
}

/** Runs a use case in the next commit, as whoever the connection's token says. */
async function write<Request, Result>(
  { queue, limits }: Services,
  socket: LiveSocket,
  request: Request,
  useCase: (unit: UnitOfWork, actor: Member | null, request: Request) => Promise<Result>,
): Promise<Result> {
  const { tokenHash } = socket.data;
  return queue.submit(async (unit) => {
    const actor = await actorIn(unit, tokenHash);
    if (actor !== null) await limits.writes.spend(actor.id);
    return useCase(unit, actor, request);
  });
}

/** @throws RequestRefused `unauthenticated` for a session that is dead. */
async function actorIn(unit: UnitOfWork, tokenHash: string | null): Promise<Member | null> {
  if (tokenHash === null) return null;
  const member = await unit.signedIn(tokenHash);
  if (member === null) {
    throw new RequestRefused('unauthenticated', 'You were signed out. Sign in again.');
  }
  return member;
}

function transactions({ store, queue }: Services) {
  return {
    read: store.read,
    write: <T>(work: (unit: UnitOfWork) => Promise<T>) => queue.submit(work),
  };
}

/** From now on the connection is the member's. */
async function becomeMember(
  { store }: Services,
  socket: LiveSocket,
  { token, member }: Opened,
): Promise<AnswerOf<'account.signIn'>> {
  const before = socket.data.tokenHash;
  if (before !== null) {
    await socket.leave(sessionRoom(before));
    await closeForGuest(socket, store);
  }
  socket.data.tokenHash = hashSecret(token);
  await socket.join(sessionRoom(socket.data.tokenHash));
  return { token, member: memberRow(member) };
}

/** The session is dead: this connection goes on as a guest's, the others of the session end. */
async function endSession(
  { io, store }: Services,
  socket: LiveSocket,
  tokenHash: string,
): Promise<void> {
  if (socket.data.tokenHash === tokenHash) socket.data.tokenHash = null;
  await socket.leave(sessionRoom(tokenHash));
  await closeForGuest(socket, store);
  const others = io.in(sessionRoom(tokenHash));
  others.emit('notice', { code: 'signed_out', message: 'You were signed out on another device.' });
  others.disconnectSockets(true);
}
