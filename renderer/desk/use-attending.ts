// Tells the other moderators which comment one is on, as one moves through a list of the desk.
import { useEffect } from 'react';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { attend } from '../state/attending.ts';
import { useDesk } from '../state/desk.ts';
import type { Section } from './desk-keys.ts';

export function useAttending<T extends { id: string }>(
  communityId: CommunityId,
  section: Section,
  items: readonly T[],
  commentOf: (item: T) => CommentId | null,
): void {
  const currentId = useDesk((state) => state.currentIds[section]);
  const current = items.find(({ id }) => id === currentId);
  const commentId = current ? commentOf(current) : null;
  useEffect(
    () => (commentId === null ? undefined : attend(communityId, commentId)),
    [communityId, commentId],
  );
}
