// Each act of a moderator as one call: stores it in the outbox and offers to undo it. What becomes of
// it shows on the thing itself. Answers the act's id, or undefined where it was refused at once.
import type {
  CommunityId,
  EngineAnswer,
  EngineCallName,
  EngineRequest,
  ThreadComment,
} from '../../shared/bridge/engine-api.ts';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { Answer } from '../../shared/protocol/errors.ts';
import type { ActId, ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import { engine } from '../bridge.ts';
import { duration, shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { serverNow } from '../state/clock.ts';
import { findCommunity } from '../state/communities.ts';
import { ask } from '../state/failures.ts';
import { offerUndo } from '../state/undo.ts';

/** What an act names of a comment; a thread's comment, a report and a pending one all have it. */
export type ActedComment = Pick<ThreadComment, 'id' | 'author'> & { number?: string | null };

/** For so many seconds from the commit, until a moment, or without end (`until: null`). */
export type MuteEnd = { forSeconds: number } | { until: string | null };

export type MuteTerms = MuteEnd & {
  /** The thread it holds in; null for the whole community. */
  articleId: ArticleId | null;
  commentId: CommentId | null;
  reason: string;
  removeLastHour: boolean;
};

export type BanTerms = Pick<MuteTerms, 'commentId' | 'reason' | 'removeLastHour'>;

type Acted = { actId: ActId } | null;
/** The calls of moderators that answer with their act. */
type ActName = {
  [N in EngineCallName]: EngineAnswer<N> extends Acted
    ? EngineRequest<N> extends { communityId: CommunityId }
      ? N
      : never
    : never;
}[EngineCallName];

/** "2.1 by late ferry" */
export function commentInWords({ number, author }: ActedComment): string {
  return number
    ? t('moderation.did.comment', { number, name: author.name })
    : t('moderation.did.commentUnnumbered', { name: author.name });
}

/** Offers to undo what was done in one stroke; acts without an id were refused or need no undo. */
function offer(communityId: CommunityId, actIds: readonly (ActId | undefined)[], words: string) {
  const done = actIds.filter((id) => id !== undefined);
  if (done.length === 0) return;
  const online = findCommunity(communityId)?.line.state === 'online';
  const said = online ? words : t('moderation.did.later', { words });
  offerUndo({ communityId, actIds: done, words: said });
}

async function idOf(call: Promise<Answer<Acted>>): Promise<ActId | undefined> {
  return (await ask(call))?.actId;
}

async function act<N extends ActName>(
  name: N,
  request: EngineRequest<N>,
  words: string,
): Promise<ActId | undefined> {
  const call = engine()[name] as (request: EngineRequest<N>) => Promise<Answer<Acted>>;
  const actId = await idOf(call(request));
  offer(request.communityId, [actId], words);
  return actId;
}

export function hideComment(
  communityId: CommunityId,
  comment: ActedComment,
  reason: string = 'review',
): Promise<ActId | undefined> {
  const words = t('moderation.did.hidden', { comment: commentInWords(comment) });
  return act('comment.hide', { communityId, commentId: comment.id, reason }, words);
}

export function removeComment(
  communityId: CommunityId,
  comment: ActedComment,
  reason: string,
): Promise<ActId | undefined> {
  const words = t('moderation.did.removed', { comment: commentInWords(comment) });
  return act('comment.remove', { communityId, commentId: comment.id, reason }, words);
}

export function restoreComment(
  communityId: CommunityId,
  comment: ActedComment,
): Promise<ActId | undefined> {
  const words = t('moderation.did.restored', { comment: commentInWords(comment) });
  return act('comment.restore', { communityId, commentId: comment.id }, words);
}

export function approveComment(
  communityId: CommunityId,
  comment: ActedComment,
): Promise<ActId | undefined> {
  const words = t('moderation.did.approved', { name: comment.author.name });
  return act('comment.approve', { communityId, commentId: comment.id }, words);
}

export function rejectComment(
  communityId: CommunityId,
  comment: ActedComment,
  reason: string,
): Promise<ActId | undefined> {
  const words = t('moderation.did.rejected', { name: comment.author.name });
  return act('comment.reject', { communityId, commentId: comment.id, reason }, words);
}

export function dismissReports(
  communityId: CommunityId,
  comment: ActedComment,
): Promise<ActId | undefined> {
  const words = t('moderation.did.dismissed', { comment: commentInWords(comment) });
  return act('report.dismiss', { communityId, commentId: comment.id }, words);
}

function muteInWords(name: string, end: MuteEnd): string {
  if ('forSeconds' in end) {
    return t('moderation.did.mutedFor', { name, wait: duration(end.forSeconds * 1_000) });
  }
  return end.until === null
    ? t('moderation.did.mutedForever', { name })
    : t('moderation.did.mutedUntil', { name, time: shortTime(end.until, serverNow()) });
}

/** Mutes, and removes the comment that it is for where one is named to be removed: undone together. */
export async function muteMember(
  communityId: CommunityId,
  member: NamedMember,
  terms: MuteTerms,
  alsoRemove: ActedComment | null = null,
): Promise<ActId | undefined> {
  const removal = await removalOf(communityId, alsoRemove, terms.reason);
  const request = { communityId, memberId: member.id, ...terms };
  const mute = await idOf(engine()['member.mute'](request));
  offerBoth(communityId, removal, alsoRemove, mute, muteInWords(member.name, terms));
  return mute;
}

export function unmuteMember(
  communityId: CommunityId,
  member: NamedMember,
  articleId: ArticleId | null,
): Promise<ActId | undefined> {
  const words = t('moderation.did.unmuted', { name: member.name });
  const request = { communityId, memberId: member.id, articleId, reason: '' };
  return act('member.unmute', request, words);
}

/** Bans, and removes the comment that it is for where one is named to be removed: undone together. */
export async function banMember(
  communityId: CommunityId,
  member: NamedMember,
  terms: BanTerms,
  alsoRemove: ActedComment | null = null,
): Promise<ActId | undefined> {
  const removal = await removalOf(communityId, alsoRemove, terms.reason);
  const request = { communityId, memberId: member.id, ...terms };
  const ban = await idOf(engine()['member.ban'](request));
  const words = t('moderation.did.banned', { name: member.name });
  offerBoth(communityId, removal, alsoRemove, ban, words);
  return ban;
}

export function unbanMember(
  communityId: CommunityId,
  member: NamedMember,
): Promise<ActId | undefined> {
  const words = t('moderation.did.unbanned', { name: member.name });
  return act('member.unban', { communityId, memberId: member.id, reason: '' }, words);
}

async function removalOf(
  communityId: CommunityId,
  comment: ActedComment | null,
  reason: string,
): Promise<ActId | undefined> {
  if (!comment) return undefined;
  return idOf(engine()['comment.remove']({ communityId, commentId: comment.id, reason }));
}

function offerBoth(
  communityId: CommunityId,
  removal: ActId | undefined,
  removed: ActedComment | null,
  sanction: ActId | undefined,
  sanctionWords: string,
): void {
  const words = sanction ? [sanctionWords] : [];
  if (removal && removed) {
    words.unshift(t('moderation.did.removed', { comment: commentInWords(removed) }));
  }
  offer(communityId, [removal, sanction], words.join(' '));
}

export function decideAppeal(
  communityId: CommunityId,
  sanction: { id: ActId; member: NamedMember },
  accept: boolean,
  answer: string,
): Promise<ActId | undefined> {
  const words = t(accept ? 'moderation.did.appealAccepted' : 'moderation.did.appealDeclined', {
    name: sanction.member.name,
  });
  return act('appeal.decide', { communityId, sanctionId: sanction.id, accept, answer }, words);
}

const discussionWords = {
  open: 'moderation.did.opened',
  slow: 'moderation.did.slowed',
  closed: 'moderation.did.closed',
} as const;

export function setDiscussion(
  request: EngineRequest<'article.setDiscussion'>,
): Promise<ActId | undefined> {
  return act('article.setDiscussion', request, t(discussionWords[request.mode]));
}

export function setHolding(
  request: EngineRequest<'article.setHolding'>,
): Promise<ActId | undefined> {
  return act('article.setHolding', request, t('moderation.did.holdingSet'));
}

export function setModeration(
  request: EngineRequest<'community.setModeration'>,
): Promise<ActId | undefined> {
  return act('community.setModeration', request, t('moderation.did.moderationSet'));
}

export function saveRule(request: EngineRequest<'rule.save'>): Promise<ActId | undefined> {
  return act('rule.save', request, t('moderation.did.ruleSaved', { name: request.name }));
}

export function deleteRule(
  communityId: CommunityId,
  rule: Pick<EngineRequest<'rule.delete'>, 'ruleId'> & { name: string },
): Promise<ActId | undefined> {
  const words = t('moderation.did.ruleDeleted', { name: rule.name });
  return act('rule.delete', { communityId, ruleId: rule.ruleId }, words);
}
