// Which reply or edit is open in the thread. What is typed in it is a draft, in drafts.ts.
import { create } from 'zustand';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { onOtherReader } from './communities.ts';
import { stopWriting, useNavigation } from './navigation.ts';

type Writing = { replyingTo: CommentId | null; editing: CommentId | null };

export const useWriting = create<Writing>(() => ({ replyingTo: null, editing: null }));

export function startReply(replyingTo: CommentId): void {
  useWriting.setState({ replyingTo, editing: null });
}

export function startEdit(editing: CommentId): void {
  useWriting.setState({ editing, replyingTo: null });
}

/** Closes the reply or edit that is open; its text stays. */
export function closeWriting(): void {
  useWriting.setState({ editing: null, replyingTo: null });
}

// Whoever signs in next has not begun it, and a guest could not send it.
onOtherReader((ids) => {
  const { communityId } = useNavigation.getState();
  if (communityId === null || !ids.has(communityId)) return;
  closeWriting();
  stopWriting();
});
