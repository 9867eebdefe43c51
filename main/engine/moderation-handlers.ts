// The calls of moderators, and the published log: each routed to its community.
import type { CommunityId, EngineAnswer, EngineRequest } from '../../shared/bridge/engine-api.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { AnswerOf, RequestName, RequestOf } from '../../shared/protocol/events.ts';
import type { ActId } from '../../shared/protocol/ids.ts';
import { readCommunity } from './cache/members.ts';
import type { CommunitySession } from './community-session.ts';
import type { EngineHandlers } from './door.ts';
import { refusalOf } from './failure.ts';
import {
  actOnArticle,
  actOnComment,
  actOnDesk,
  addNote,
  approveComment,
  deleteNote,
  deleteRule,
  saveRule,
  undoAct,
} from './moderating.ts';
import type { Replica } from './replica.ts';
import { deskToRead, memberProfile } from './views/desk-view.ts';
import { logToRead, publicLogToRead } from './views/log-view.ts';

/** A profile shows what is cached when the server's own count has not come by then. */
const describeWaitMs = 1_000;

type Name =
  | Extract<keyof EngineHandlers, `desk.${string}` | `log.${string}` | `publicLog.${string}`>
  | Extract<keyof EngineHandlers, `rule.${string}` | `note.${string}` | `act.${string}`>
  | 'article.setDiscussion'
  | 'article.setHolding'
  | 'community.setModeration'
  | 'comment.hide'
  | 'comment.restore'
  | 'comment.approve'
  | 'comment.reject'
  | 'comment.examine'
  | 'report.dismiss'
  | 'member.mute'
  | 'member.unmute'
  | 'member.ban'
  | 'member.unban'
  | 'member.profile'
  | 'appeal.decide';

export function moderationHandlers(
  sessionOf: (id: CommunityId) => CommunitySession,
): Pick<EngineHandlers, Name> {
  function act(id: CommunityId, work: (replica: Replica) => ActId): { actId: ActId } {
    return { actId: sessionOf(id).use(work) };
  }

  /** Throws `RequestRefused`, `unavailable` where the server does not answer. */
  async function ask<N extends RequestName>(
    id: CommunityId,
    name: N,
    request: RequestOf<N>,
  ): Promise<AnswerOf<N>> {
    const answer = await sessionOf(id).ask(name, request);
    if (!answer.ok) throw refusalOf(answer.error);
    return answer.value;
  }

  async function profile({
    communityId,
    memberId,
  }: EngineRequest<'member.profile'>): Promise<EngineAnswer<'member.profile'>> {
    const session = sessionOf(communityId);
    const described = await soon(session.ask('member.describe', { memberId }));
    const counted = described?.ok === true ? described.value.member : null;
    const found = await session.read((replica) =>
      memberProfile(replica.db, memberId, replica.viewer(), counted, session.serverNow()),
    );
    if (found === null) {
      throw new RequestRefused('unavailable', 'Nothing can be learnt of this member offline.');
    }
    return found;
  }

  return {
    'article.setDiscussion': ({ communityId, actId: _actId, ...request }) =>
      act(communityId, (replica) =>
        actOnArticle(replica, { kind: 'article.setDiscussion', request }),
      ),
    'article.setHolding': ({ communityId, articleId: id, holding }) =>
      act(communityId, (replica) =>
        actOnArticle(replica, { kind: 'article.setHolding', request: { id, holding } }),
      ),
    'community.setModeration': ({ communityId, ...request }) =>
      act(communityId, (replica) =>
        actOnDesk(replica, { kind: 'community.setModeration', request }),
      ),

    'comment.hide': ({ communityId, commentId: id, reason }) =>
      act(communityId, (replica) =>
        actOnComment(replica, { kind: 'comment.hide', request: { id, reason } }),
      ),
    'comment.restore': ({ communityId, commentId: id }) =>
      act(communityId, (replica) =>
        actOnComment(replica, { kind: 'comment.restore', request: { id } }),
      ),
    'comment.approve': ({ communityId, commentId: id }) =>
      act(communityId, (replica) => approveComment(replica, id)),
    'comment.reject': ({ communityId, commentId: id, reason }) =>
      act(communityId, (replica) =>
        actOnComment(replica, { kind: 'comment.reject', request: { id, reason } }),
      ),
    'report.dismiss': ({ communityId, commentId: id }) =>
      act(communityId, (replica) =>
        actOnComment(replica, { kind: 'report.dismiss', request: { id } }),
      ),
    'comment.examine': ({ communityId, commentId: id }) =>
      ask(communityId, 'comment.examine', { id }),

    'member.mute': ({ communityId, ...request }) =>
      act(communityId, (replica) => actOnDesk(replica, { kind: 'member.mute', request })),
    'member.unmute': ({ communityId, ...request }) =>
      act(communityId, (replica) => actOnDesk(replica, { kind: 'member.unmute', request })),
    'member.ban': ({ communityId, ...request }) =>
      act(communityId, (replica) => actOnDesk(replica, { kind: 'member.ban', request })),
    'member.unban': ({ communityId, ...request }) =>
      act(communityId, (replica) => actOnDesk(replica, { kind: 'member.unban', request })),
    'appeal.decide': ({ communityId, ...request }) =>
      act(communityId, (replica) => actOnDesk(replica, { kind: 'appeal.decide', request })),
    'member.profile': profile,
    'note.add': ({ communityId, ...note }) => ({
      noteId: sessionOf(communityId).use((replica) => addNote(replica, note)),
    }),
    'note.delete'({ communityId, noteId }) {
      sessionOf(communityId).use((replica) => deleteNote(replica, noteId));
      return null;
    },

    'rule.try': async ({ communityId, ...request }) =>
      (await ask(communityId, 'rule.try', request)).trial,
    'rule.save': ({ communityId, ruleId, ...fields }) =>
      sessionOf(communityId).use((replica) => saveRule(replica, ruleId, fields)),
    'rule.delete': ({ communityId, ruleId: id }) =>
      act(communityId, (replica) => deleteRule(replica, id)),

    'act.undo'({ communityId, actId }) {
      sessionOf(communityId).use((replica) => undoAct(replica, actId));
      return null;
    },
    'desk.read'({ communityId }) {
      const session = sessionOf(communityId);
      return session.read((replica) => {
        const viewer = replica.viewer();
        const others = session.attending.others(viewer.member?.id ?? null);
        return deskToRead(replica.db, viewer, others, session.serverNow());
      });
    },
    async 'desk.activity'({ communityId }) {
      const answer = await sessionOf(communityId).ask('desk.activity', {});
      if (!answer.ok) throw refusalOf(answer.error);
      return answer.value.activity;
    },
    'desk.attend'({ communityId, commentId }) {
      sessionOf(communityId).attending.attend(commentId);
      return null;
    },
    'log.read': ({ communityId, before, filter }) =>
      sessionOf(communityId).read((replica) =>
        logToRead(replica.db, before, filter, replica.viewer()),
      ),
    'publicLog.read': ({ communityId, before }) =>
      sessionOf(communityId).read((replica) => {
        if (readCommunity(replica.db)?.publishesLog === false) {
          throw new RequestRefused('forbidden', 'This community does not publish its log.');
        }
        if (replica.member() === null) {
          throw new RequestRefused('unauthenticated', 'Sign in to read the log.');
        }
        replica.followLog();
        return publicLogToRead(replica.db, before);
      }),
  };
}

/** The answer, or null where it has not come in a moment. */
async function soon<T>(answer: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), describeWaitMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
