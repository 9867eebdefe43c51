// What moderation lays over the window: the dialog that is open, and the offer to undo the last act.
import { useEffect, useState } from 'react';
import { moderates } from '../articles/authority.ts';
import { useCommunities, useCommunity } from '../state/communities.ts';
import { followGlance } from '../state/desk-glance.ts';
import { useModerating } from '../state/moderating.ts';
import { UndoToast } from './undo-toast.tsx';

type Dialogs = typeof import('./dialogs.tsx');

export function ModerationLayer() {
  const opened = useModerating((state) => state.opened);
  const communities = useCommunities((state) => state.communities);
  const community = communities.find(({ id }) => id === opened?.communityId);
  const [dialogs, setDialogs] = useState<Dialogs | null>(null);
  const soon = communities.some(moderates) || opened !== null;

  // A moderator types on at once after the key that opens one: it has to be drawn by the next key.
  useEffect(() => {
    if (soon) void import('./dialogs.tsx').then(setDialogs);
  }, [soon]);

  const shown = useCommunity();
  const watchedId = shown && moderates(shown) ? shown.id : null;
  useEffect(() => (watchedId === null ? undefined : followGlance(watchedId)), [watchedId]);

  // What the dialog was opened from may be gone by then: a menu, a row that was drawn anew.
  const commentId = opened && 'comment' in opened ? opened.comment?.id : undefined;
  useEffect(() => {
    if (commentId === undefined) return;
    return () => {
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const places = document.querySelectorAll<HTMLElement>(`[data-id="${commentId}"]`);
        // It may stand in its thread, on the desk, or in both: one of them is out of sight.
        [...places].find((place) => place.checkVisibility())?.focus();
      });
    };
  }, [commentId]);

  return (
    <>
      {dialogs && opened && community && (
        <dialogs.OpenedDialog opened={opened} community={community} />
      )}
      <UndoToast />
    </>
  );
}
