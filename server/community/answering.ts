// Whether a reply answers what its writer saw: asked in the transaction that would post it. Never changes
// anything.
import type { AnsweredChangeKind } from '../../shared/protocol/answered-change.ts';
import type { Answering } from '../../shared/protocol/comments.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import { commentRow, type StoredComment } from '../store/comments.ts';
import type { Member } from '../store/members.ts';
import { toWireTime } from '../store/times.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { can } from './policy.ts';
import { heavierSince } from './standing.ts';

/** @throws RequestRefused `changed`, with everything that became of the parent and how it is now. */
export async function demandAsSeen(
  unit: UnitOfWork,
  author: Member,
  parent: StoredComment,
  answering: Answering,
): Promise<void> {
  const [first, ...others] = await changesSince(unit, author, parent, answering);
  if (first === undefined) return;
  throw new RequestRefused('changed', 'What you answer was changed after you wrote.', {
    field: 'parentId',
    change: {
      what: [first, ...others],
      asOf: toWireTime(unit.now),
      comment: commentRow(parent),
    },
  });
}

async function changesSince(
  unit: UnitOfWork,
  author: Member,
  parent: StoredComment,
  { editedAt, asOf }: Answering,
): Promise<AnsweredChangeKind[]> {
  // Nothing is left of it that could be looked at beside what it was.
  if (parent.state !== 'visible') return [parent.state];
  // What becomes of one's own words one knows; an edit may even wait before the reply in one's outbox.
  if (parent.author_id === author.id) return [];
  const changes: AnsweredChangeKind[] = [];
  const seenEdit = editedAt === null ? null : Date.parse(editedAt);
  if (parent.edited_at !== seenEdit) changes.push('edited');
  // Whoever reads the desk knows who is muted, and answers them as part of the work.
  if (!can(author, 'desk.read')) {
    const { author_id: parentAuthor, article_id: articleId } = parent;
    const standing = await heavierSince(unit, parentAuthor, articleId, Date.parse(asOf));
    if (standing !== null) changes.push(standing);
  }
  return changes;
}
