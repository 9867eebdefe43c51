// The desk as it was read last, for whatever shows a part of it: marks at names, who is on what, and the
// desk itself. Followed for the community that is shown; empty for whoever is no moderator.
import { create } from 'zustand';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { Desk, SanctionView } from '../../shared/bridge/moderation-views.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { engine, onChange } from '../bridge.ts';
import { listInWords } from '../messages/numbers.ts';
import { catchUp } from './catching-up.ts';
import { ask } from './failures.ts';

type Glance = {
  communityId: CommunityId | null;
  /** Null until it was read. */
  desk: Desk | null;
};

const nothing: Glance = { communityId: null, desk: null };

export const useGlance = create<Glance>(() => nothing);

/** Returns the way to stop: fits an effect. */
export function followGlance(communityId: CommunityId): () => void {
  let followed = true;
  useGlance.setState({ communityId, desk: null });
  const read = catchUp<null>(async () => {
    const desk = await ask(engine()['desk.read']({ communityId }));
    if (desk && followed) useGlance.setState({ desk });
  });
  read(null);
  const stop = onChange((notice) => {
    if (notice.topic === 'desk' && notice.communityId === communityId) read(null);
  });
  return () => {
    followed = false;
    stop();
    useGlance.setState(nothing);
  };
}

const noSanctions: readonly SanctionView[] = [];

/** Whom a mute or ban binds. */
export function sanctionsOf({ desk }: Glance): readonly SanctionView[] {
  return desk?.sanctions ?? noSanctions;
}

/** The names of the others who are on the comment, joined; empty where nobody is. */
export function useOthersOn(commentId: CommentId | null, selfId: string | undefined): string {
  return useGlance(({ desk }) =>
    listInWords(
      (desk?.attendance.moderators ?? [])
        .filter((each) => each.commentId === commentId && each.id !== selfId)
        .map((each) => each.name),
    ),
  );
}
