// Which of one's own mutes and bans binds at a place and a moment. Pure.
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { OwnSanction, SanctionView } from '../../shared/bridge/moderation-views.ts';
import { binds } from '../../shared/protocol/binding.ts';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';

function end({ kind, until }: SanctionView): number {
  // A ban outlasts every mute.
  if (kind === 'ban') return Infinity;
  return until === null ? Number.MAX_VALUE : Date.parse(until);
}

/**
 * The one that holds longest in the article's discussion, or null where one may write; `now` in epoch
 * milliseconds of the server's clock.
 */
export function bindingHere(
  sanctions: readonly OwnSanction[],
  articleId: ArticleId,
  now: number,
): OwnSanction | null {
  let longest: OwnSanction | null = null;
  for (const own of sanctions) {
    const { sanction } = own;
    const here = sanction.articleId === null || sanction.articleId === articleId;
    if (!here || !binds(sanction, now)) continue;
    if (longest === null || end(sanction) > end(longest.sanction)) longest = own;
  }
  return longest;
}

export type SanctionMark = 'banned' | 'muted' | 'mutedHere';

/** How a member is marked for moderators at their comments there; `now` of the server's clock. */
export function markOf(
  sanctions: readonly SanctionView[],
  memberId: MemberId,
  articleId: ArticleId,
  now: number,
): SanctionMark | null {
  let mark: SanctionMark | null = null;
  for (const sanction of sanctions) {
    if (sanction.member.id !== memberId || !binds(sanction, now)) continue;
    if (sanction.kind === 'ban') return 'banned';
    if (sanction.articleId === null) mark = 'muted';
    else if (sanction.articleId === articleId) mark ??= 'mutedHere';
  }
  return mark;
}

/** Whether a mute or ban keeps one from writing there; `now` as above. */
export function isBound(community: Community, articleId: ArticleId, now: number): boolean {
  return bindingHere(community.sanctions, articleId, now) !== null;
}

/** Whether one is banned, which leaves nothing but reading and an appeal. */
export function isBanned(community: Community): boolean {
  return community.sanctions.some(
    ({ sanction }) => sanction.kind === 'ban' && sanction.endedAt === null,
  );
}
