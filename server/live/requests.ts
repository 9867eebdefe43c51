// Each request by its name: its schema, then its use case. Says nothing of how it came.
import { RequestRefused } from '../../shared/protocol/errors.ts';
import {
  type RequestName,
  type RequestOf,
  requests,
  type SentAnswerOf,
} from '../../shared/protocol/events.ts';
import { parseProblem } from '../../shared/protocol/parse-problem.ts';
import { actorIn, register, sessionMember, signIn, signOut } from '../community/accounts.ts';
import { decideAppeal, writeAppeal } from '../community/appealing.ts';
import { approveComment, rejectComment } from '../community/approving.ts';
import {
  editComment,
  postComment,
  reactToComment,
  removeComment,
} from '../community/commenting.ts';
import { deskActivity } from '../community/desk-activity.ts';
import { addNote, deleteNote, describeMember, ignoreMember } from '../community/knowing-members.ts';
import { setHolding, setModeration } from '../community/moderation-settings.ts';
import { demand } from '../community/policy.ts';
import { publishArticle, reviseArticle, setDiscussion } from '../community/publishing.ts';
import { markRead } from '../community/reading.ts';
import { dismissReports, reportComment } from '../community/reporting.ts';
import { revertAct } from '../community/reverting.ts';
import { deleteRule, saveRule, tryRule } from '../community/rules.ts';
import { banMember, muteMember, unbanMember, unmuteMember } from '../community/sanctioning.ts';
import { demandReading } from '../community/standing.ts';
import { examineComment, hideComment, restoreComment } from '../community/withholding.ts';
import { communityIdentity, readCommunity } from '../store/community.ts';
import { type Member, memberRow } from '../store/members.ts';
import { findSession } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { toWireTime } from '../store/times.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { Attendance } from './attendance.ts';
import type { Broadcast } from './broadcast.ts';
import type { CommitQueue } from './commit-queue.ts';
import { closeForBanned, closeStream, openStream } from './following.ts';
import type { PackingThread } from './packing-thread.ts';
import type { Presences } from './presences.ts';
import type { RateLimiter } from './rate-limits.ts';
import { becomeMember, endSession } from './sessions.ts';
import type { LiveServer, LiveSocket } from './sockets.ts';

/** What the requests work on. */
export type Services = {
  io: LiveServer;
  store: Store;
  queue: CommitQueue;
  broadcast: Broadcast;
  packing: PackingThread;
  attendance: Attendance;
  presences: Presences;
  limits: {
    requests: RateLimiter;
    writes: RateLimiter;
    marks: RateLimiter;
    typing: RateLimiter;
    passwords: RateLimiter;
  };
};

type Handler<N extends RequestName> = (
  services: Services,
  socket: LiveSocket,
  request: RequestOf<N>,
) => Promise<SentAnswerOf<N>>;

const handlers: { [N in RequestName]: Handler<N> } = {
  async 'community.describe'({ store, presences }, socket) {
    const { tokenHash } = socket.data;
    return store.read(async (db) => {
      const member = tokenHash === null ? null : await findSession(db, tokenHash);
      return {
        identity: await communityIdentity(db),
        community: await readCommunity(db),
        member: member && memberRow(member),
        present: presences.here(),
        now: toWireTime(Date.now()),
      };
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
  async 'presence.attend'({ presences }, socket, { articleIds }) {
    await presences.attend(socket, articleIds);
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
  'article.setHolding': async (services, socket, request) => ({
    article: await write(services, socket, request, setHolding),
  }),
  // Reading is never to take from what a member may write.
  'thread.markRead': async (services, socket, request) => ({
    read: await write(services, socket, request, markRead, services.limits.marks),
  }),
  'comment.post': async (services, socket, request) => {
    const written = await write(services, socket, request, postComment);
    services.presences.stopTyping(socket.data.memberId, request.articleId);
    return written;
  },
  'comment.edit': (services, socket, request) => write(services, socket, request, editComment),
  'comment.remove': (services, socket, request) => write(services, socket, request, removeComment),
  'comment.react': async (services, socket, request) => ({
    comment: await write(services, socket, request, reactToComment),
  }),
  'comment.hide': async (services, socket, request) => ({
    comment: await write(services, socket, request, hideComment),
  }),
  'comment.restore': async (services, socket, request) => ({
    comment: await write(services, socket, request, restoreComment),
  }),
  'comment.examine': async ({ store }, socket, request) => ({
    body: await store.read(async (db) =>
      examineComment(db, await sessionMember(db, socket.data.tokenHash), request.id),
    ),
  }),
  'comment.report': async (services, socket, request) => {
    await write(services, socket, request, reportComment);
    return {};
  },
  'report.dismiss': async (services, socket, request) => {
    await write(services, socket, request, dismissReports);
    return {};
  },
  'desk.attend': async ({ store, attendance }, socket, { commentId }) => {
    const moderator = await store.read(async (db) => {
      const member = demand(await sessionMember(db, socket.data.tokenHash), 'desk.attend');
      await demandReading(db, member, 'desk.attend');
      return member;
    });
    attendance.attend(socket, moderator, commentId);
    return {};
  },
  'desk.activity': async (services, socket) => {
    const moderator = await reader(services, socket);
    const now = Date.now();
    return {
      activity: await services.store.read((db) => deskActivity(db, moderator, now)),
    };
  },
  'comment.approve': async (services, socket, request) => ({
    comment: await write(services, socket, request, approveComment),
  }),
  'comment.reject': async (services, socket, request) => ({
    pending: await write(services, socket, request, rejectComment),
  }),
  'rule.try': async (services, socket, request) => ({
    trial: await tryRule(services.store, await reader(services, socket), request),
  }),
  'rule.save': async (services, socket, request) => {
    const { articleId, condition, enabled } = request;
    // Before the transaction, which nothing may keep waiting for so long.
    const trial = enabled
      ? await tryRule(services.store, await reader(services, socket), { articleId, condition })
      : null;
    return { rule: await write(services, socket, { ...request, trial }, saveRule) };
  },
  'rule.delete': async (services, socket, request) => ({
    rule: await write(services, socket, request, deleteRule),
  }),
  'member.mute': async (services, socket, request) => {
    const mute = await write(services, socket, request, muteMember);
    services.presences.stopTyping(request.memberId);
    return { mute };
  },
  'member.unmute': async (services, socket, request) => {
    await write(services, socket, request, unmuteMember);
    return {};
  },
  'member.ban': async (services, socket, request) => {
    const ban = await write(services, socket, request, banMember);
    services.presences.stopTyping(request.memberId);
    await closeForBanned(services, request.memberId);
    return { ban };
  },
  'member.unban': async (services, socket, request) => {
    await write(services, socket, request, unbanMember);
    return {};
  },
  'member.ignore': async (services, socket, request) => ({
    ignored: await write(services, socket, request, ignoreMember),
  }),
  'member.describe': async (services, socket, request) => {
    const actor = await reader(services, socket);
    return { member: await services.store.read((db) => describeMember(db, actor, request)) };
  },
  'appeal.write': async (services, socket, request) => ({
    sanction: await write(services, socket, request, writeAppeal),
  }),
  'appeal.decide': async (services, socket, request) => ({
    sanction: await write(services, socket, request, decideAppeal),
  }),
  'note.add': async (services, socket, request) => ({
    note: await write(services, socket, request, addNote),
  }),
  'note.delete': async (services, socket, request) => ({
    note: await write(services, socket, request, deleteNote),
  }),
  'log.revert': async (services, socket, request) => {
    const log = await write(services, socket, request, revertAct);
    // It may be that a ban holds again.
    if (log.member !== null) await closeForBanned(services, log.member.id);
    return { log };
  },
  'community.setModeration': async (services, socket, request) => ({
    community: await write(services, socket, request, setModeration),
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
): Promise<SentAnswerOf<RequestName>> {
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
): Promise<SentAnswerOf<N>> {
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
  rate: RateLimiter = limits.writes,
): Promise<Result> {
  const { tokenHash } = socket.data;
  return queue.submit(async (unit) => {
    const actor = await actorIn(unit, tokenHash);
    if (actor !== null) await rate.spend(actor.id);
    return useCase(unit, actor, request);
  });
}

/** Who asks for something that is only read, but costs as much as a write. */
async function reader({ store, limits }: Services, socket: LiveSocket): Promise<Member | null> {
  const member = await store.read((db) => sessionMember(db, socket.data.tokenHash));
  if (member !== null) await limits.writes.spend(member.id);
  return member;
}

function transactions({ store, queue }: Services) {
  return {
    read: store.read,
    write: <T>(work: (unit: UnitOfWork) => Promise<T>) => queue.submit(work),
  };
}
