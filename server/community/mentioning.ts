// Whom a comment calls by name, and what they are told of it. Part of the transaction that writes the
// comment; refuses nothing.
import { limits } from '../../shared/limits.ts';
import { callsInMarkdown } from '../../shared/members/mentions.ts';
import { nameKey } from '../../shared/members/name-key.ts';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { CommentId, MemberId } from '../../shared/protocol/ids.ts';
import { findIgnored } from '../store/ignores.ts';
import { membersNamed } from '../store/members.ts';
import { storeMention, toldOf } from '../store/mentions.ts';
import type { AnyHandle } from '../store/schema.ts';
import { storedMe } from '../store/streams.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';

/** The members whom the text calls, each once, in its order; no more than one comment may. */
export async function mentionedIn(db: AnyHandle, body: string): Promise<NamedMember[]> {
  const calls = callsInMarkdown(body).map(({ names }) => names.map(nameKey));
  const members = await membersNamed(db, [...new Set(calls.flat())]);
  const called = new Map<MemberId, NamedMember>();
  for (const names of calls) {
    const key = names.find((name) => members.has(name));
    const member = key === undefined ? undefined : members.get(key);
    if (member !== undefined) called.set(member.id, member);
    if (called.size === limits.mentions) break;
  }
  return [...called.values()];
}

/**
 * Those whom the comment calls now have it in their own stream, once; from the others it is withdrawn.
 * `isKnown`: those whom it called before already, and who are not told again.
 */
export async function callMembers(
  unit: UnitOfWork,
  comment: { id: CommentId; authorId: MemberId },
  mentions: readonly NamedMember[],
  isKnown: (id: MemberId) => boolean = () => false,
): Promise<void> {
  const told = await toldOf(unit.db, comment.id);
  const called = new Set(mentions.map(({ id }) => id));
  for (const { member_id: memberId, at, is_on: isOn } of told) {
    const isCalled = called.delete(memberId) && !(await ignores(unit, memberId, comment.authorId));
    if (isCalled === (isOn === 1)) continue;
    await storeMention(unit, {
      comment_id: comment.id,
      member_id: memberId,
      at,
      is_on: isCalled ? 1 : 0,
    });
    if (!isCalled) unit.urgent(storedMe(memberId));
  }
  // Whoever was told once counts for good: else one would go on telling others by edits.
  let room = limits.mentions - told.length;
  for (const memberId of called) {
    if (room <= 0) break;
    if (memberId === comment.authorId || isKnown(memberId)) continue;
    if (await ignores(unit, memberId, comment.authorId)) continue;
    await storeMention(unit, {
      comment_id: comment.id,
      member_id: memberId,
      at: unit.now,
      is_on: 1,
    });
    room -= 1;
  }
}

async function ignores(unit: UnitOfWork, memberId: MemberId, authorId: MemberId): Promise<boolean> {
  return (await findIgnored(unit.db, memberId, authorId))?.on === true;
}
