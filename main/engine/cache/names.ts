// What a member is called, as far as this cache has met them. SQL alone.
import type { MemberId } from '../../../shared/protocol/ids.ts';
import { type Cache, prepared } from './database.ts';
import { moderationOfMember } from './moderation.ts';

/** The name under which the member wrote last, or stands on the desk; null for a stranger. */
export function nameOf(db: Cache, id: MemberId): string | null {
  const comment = prepared<[MemberId], { author_name: string }>(
    db,
    'select author_name from comments where author_id = ? order by created_at desc limit 1',
  ).get(id);
  return (
    comment?.author_name ??
    moderationOfMember(db, 'pending', id, 1)[0]?.author.name ??
    moderationOfMember(db, 'report', id, 1)[0]?.author.name ??
    moderationOfMember(db, 'mute', id, 1)[0]?.member.name ??
    moderationOfMember(db, 'ban', id, 1)[0]?.member.name ??
    moderationOfMember(db, 'log', id, 1)[0]?.member?.name ??
    null
  );
}
