// Which comment of the desk each moderator is on at this moment. Nothing of it is stored: it is told
// anew on each connection and forgotten with it.
import type { CommentId, MemberId } from '../../shared/protocol/ids.ts';
import type { Attendance } from '../../shared/protocol/reports.ts';

export type AttendingPorts = {
  /** Tells the other moderators; what becomes of it is not waited for. */
  tell: (commentId: CommentId | null) => void;
  /** What others are on is not as before. */
  onChange: () => void;
};

export function createAttending({ tell, onChange }: AttendingPorts) {
  let mine: CommentId | null = null;
  let isOnline = false;
  let others: Attendance = { moderators: [] };
  return {
    /** The comment that one is on from now on; null when on none. */
    attend(commentId: CommentId | null): void {
      if (commentId === mine) return;
      mine = commentId;
      if (isOnline) tell(mine);
    },
    online(): void {
      isOnline = true;
      if (mine !== null) tell(mine);
    },
    offline(): void {
      isOnline = false;
      if (others.moderators.length === 0) return;
      others = { moderators: [] };
      onChange();
    },
    take(attendance: Attendance): void {
      others = attendance;
      onChange();
    },
    /** Who else is on what. */
    others(myself: MemberId | null): Attendance {
      return { moderators: others.moderators.filter(({ id }) => id !== myself) };
    },
  };
}
