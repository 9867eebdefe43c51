// Whom one may mute or ban, so that nobody is offered what the server refuses: its policy decides.
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { Role } from '../../shared/protocol/accounts.ts';
import { roles } from '../../shared/protocol/closed-lists.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';

/** [A4] Only of a lower rank, and never oneself. A role that is not known is left to the server. */
export function maySanction(
  community: Pick<Community, 'member'>,
  subject: { id: MemberId; role?: Role },
): boolean {
  const { member } = community;
  if (member === null || member.id === subject.id) return false;
  const rank = roles.indexOf(member.role);
  if (rank < roles.indexOf('moderator')) return false;
  return subject.role === undefined || rank > roles.indexOf(subject.role);
}
