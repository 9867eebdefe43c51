// Tells the other moderators which comment one is on. A dialog over the desk attends to its own
// comment, and what the desk attends to comes back when it closes.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { engine } from '../bridge.ts';
import { ask } from './failures.ts';

type Attended = { communityId: CommunityId; commentId: CommentId };

let attended: Attended[] = [];

function tell(communityId: CommunityId): void {
  const last = attended.findLast((each) => each.communityId === communityId);
  void ask(engine()['desk.attend']({ communityId, commentId: last?.commentId ?? null }));
}

/** Returns the way to leave it: fits an effect. */
export function attend(communityId: CommunityId, commentId: CommentId): () => void {
  const here = { communityId, commentId };
  attended.push(here);
  tell(communityId);
  return () => {
    attended = attended.filter((each) => each !== here);
    tell(communityId);
  };
}
