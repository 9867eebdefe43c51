// What a moderator sees of the desk while reading: whom a mute or ban binds, and who is on what.
// Followed for the community that is shown; empty for whoever is no moderator.
import { create } from 'zustand';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { SanctionView } from '../../shared/bridge/moderation-views.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import type { Attendance } from '../../shared/protocol/reports.ts';
import { engine, onChange } from '../bridge.ts';
import { catchUp } from './catching-up.ts';
import { ask } from './failures.ts';

type Glance = {
  sanctions: readonly SanctionView[];
  moderators: Attendance['moderators'];
};

const nothing: Glance = { sanctions: [], moderators: [] };

export const useGlance = create<Glance>(() => nothing);

/** Returns the way to stop: fits an effect. */
export function followGlance(communityId: CommunityId): () => void {
  let followed = true;
  const read = catchUp<null>(async () => {
    const desk = await ask(engine()['desk.read']({ communityId }));
    if (!desk || !followed) return;
    const { sanctions, attendance } = desk;
    useGlance.setState({ sanctions, moderators: attendance.moderators });
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

/** The names of the others who are on the comment, joined; empty where nobody is. */
export function useOthersOn(commentId: CommentId | null, selfId: string | undefined): string {
  return useGlance(({ moderators }) =>
    moderators
      .filter((each) => each.commentId === commentId && each.id !== selfId)
      .map((each) => each.name)
      .join(', '),
  );
}
