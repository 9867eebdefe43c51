// Which of moderation's dialogs is open, and on whom or what: opened from the thread and from the desk
// alike, drawn once over the window. Never acts.
import { create } from 'zustand';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { Role } from '../../shared/protocol/accounts.ts';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import { moderates } from '../articles/authority.ts';
import { findCommunity, onOtherReader, useCommunities } from './communities.ts';

/** What the dialogs show of a comment; a thread's comment, a report and a pending one all have it. */
export type ShownComment = Pick<CommentRow, 'id' | 'articleId' | 'author' | 'body' | 'state'> & {
  number: string | null;
};

export type ActSubject = {
  communityId: CommunityId;
  /** The role where it is known: nobody mutes their own rank. */
  member: { id: MemberId; name: string; role?: Role };
  /** What it is about; null where one acts on the member alone. */
  comment: ShownComment | null;
};

export type Opened =
  | ({ dialog: 'act' } & ActSubject)
  | { dialog: 'remove' | 'report'; communityId: CommunityId; comment: ShownComment }
  | { dialog: 'ignored'; communityId: CommunityId };

export const useModerating = create<{ opened: Opened | null }>(() => ({ opened: null }));

/** The sheet in which a moderator sees who a member is, and mutes or bans. */
export function openActSheet(subject: ActSubject): void {
  useModerating.setState({ opened: { dialog: 'act', ...subject } });
}

/** Asks a moderator for the reason and removes. */
export function askToRemove(communityId: CommunityId, comment: ShownComment): void {
  useModerating.setState({ opened: { dialog: 'remove', communityId, comment } });
}

/** Asks for a reason and a note and reports. */
export function askToReport(communityId: CommunityId, comment: ShownComment): void {
  useModerating.setState({ opened: { dialog: 'report', communityId, comment } });
}

/** Those whom this account ignores. */
export function showIgnored(communityId: CommunityId): void {
  useModerating.setState({ opened: { dialog: 'ignored', communityId } });
}

export function closeDialog(): void {
  useModerating.setState({ opened: null });
}

// Opened by another account, or in a community that was left.
onOtherReader((ids) => {
  const { opened } = useModerating.getState();
  if (opened !== null && ids.has(opened.communityId)) closeDialog();
});

// Whoever moderates no more sees no longer what moderators know of somebody.
useCommunities.subscribe(() => {
  const { opened } = useModerating.getState();
  if (opened?.dialog !== 'act' && opened?.dialog !== 'remove') return;
  const community = findCommunity(opened.communityId);
  if (community !== null && !moderates(community)) closeDialog();
});
