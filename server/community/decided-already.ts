// What a moderator is told who comes second: who has decided it already, how, and when.
import type { Act } from '../../shared/protocol/acts.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';

const words: Partial<Record<Act, string>> = {
  'comment.hide': 'hid this comment',
  'comment.remove': 'removed this comment',
  'comment.restore': 'restored this comment',
  'comment.approve': 'approved this comment',
  'comment.reject': 'rejected this comment',
  'report.dismiss': 'dismissed the reports of this comment',
  'member.mute': 'muted the author of this comment',
  'member.ban': 'banned the author of this comment',
  'log.revert': 'took it back',
};

/** `at` in epoch milliseconds; said in UTC, since the moderators may be anywhere. */
export function decidedAlready(
  { by, act, at }: { by: { name: string }; act: Act; at: number },
  field = 'id',
): RequestRefused {
  const [day, time = ''] = new Date(at).toISOString().split('T');
  const what = words[act] ?? 'decided about this';
  return new RequestRefused(
    'conflict',
    `${by.name} ${what} on ${day} at ${time.slice(0, 5)} UTC.`,
    { field },
  );
}
