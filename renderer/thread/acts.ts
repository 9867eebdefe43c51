// What one can do to a comment, each as one call over the bridge; what becomes of it shows on the
// comment itself.
import type { Community, CommunityId, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { articleLink } from '../../shared/links.ts';
import type { Reaction } from '../../shared/protocol/comments.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import { engine, system } from '../bridge.ts';
import { addToDraft } from '../state/drafts.ts';
import { ask } from '../state/failures.ts';
import { noteWritten } from '../state/just-written.ts';
import { useThread } from '../state/thread.ts';
import { startEdit, startReply, useWriting } from '../state/writing.ts';
import { quotableArticle } from './selected-text.ts';

type Place = { communityId: CommunityId; articleId: ArticleId };

export function react(place: Place, comment: ThreadComment, reaction: Reaction): void {
  const { communityId } = place;
  const on = !comment.myReactions.includes(reaction);
  void ask(engine()['comment.react']({ communityId, commentId: comment.id, reaction, on }));
}

export function reply(comment: ThreadComment): void {
  const field = openReply(comment);
  if (field) field.focus();
  else startReply(comment.id);
}

/** Where one answers this comment already. */
function openReply({ id }: ThreadComment): HTMLTextAreaElement | null {
  if (useWriting.getState().replyingTo !== id) return null;
  return document.querySelector<HTMLTextAreaElement>(`[data-id="${id}"] form textarea`);
}

/** Answers with what is selected in the comment, or else with all of it. */
export async function quote(place: Place, comment: ThreadComment): Promise<void> {
  const { communityId, articleId } = place;
  const { quotationFrom, quoted } = await import('./quotation.ts');
  const selected = quotationFrom(document.getElementById(`comment-${comment.id}`));
  const quotation = selected ?? quoted(comment.body ?? '');
  const field = openReply(comment);
  if (field) {
    await writeInto(field, quotation);
    return;
  }
  await addToDraft(communityId, { of: 'comment', articleId, parentId: comment.id }, quotation);
  startReply(comment.id);
}

/** Quotes what is selected in the article in the field for a comment on it. */
export async function quoteArticle(field: HTMLTextAreaElement): Promise<void> {
  const { quotationFrom } = await import('./quotation.ts');
  const quotation = quotationFrom(quotableArticle());
  if (quotation) await writeInto(field, quotation);
}

async function writeInto(field: HTMLTextAreaElement, quotation: string): Promise<void> {
  const { writeQuotation } = await import('../composer/field-edits.ts');
  writeQuotation(field, quotation);
}

export function edit(comment: ThreadComment): void {
  startEdit(comment.id);
}

/** One's own; a moderator's removal of another's is an act, in moderation/acts.ts. */
export function removeOwn(place: Place, comment: ThreadComment): void {
  const { communityId } = place;
  void ask(engine()['comment.remove']({ communityId, commentId: comment.id }));
}

/** Folds somebody's comments away for oneself, or shows them again. */
export function ignore(place: Place, comment: ThreadComment, on: boolean): void {
  const { communityId } = place;
  void ask(engine()['member.ignore']({ communityId, memberId: comment.author.id, on }));
}

/** What leads to the comment from outside the app as well. */
export function copyLink({ url }: Pick<Community, 'url'>, comment: ThreadComment): void {
  const text = articleLink(url, comment.articleId, comment.number);
  if (comment.number) void ask(system()['system.copyText']({ text }));
}

/** The text itself, such as of a reply that can go nowhere. */
export function copyText(comment: ThreadComment): void {
  if (comment.body) void ask(system()['system.copyText']({ text: comment.body }));
}

export function retry(place: Place, entryId: string): void {
  void ask(engine()['outbox.retry']({ communityId: place.communityId, entryId }));
}

/** Gives a write up. The text of a comment that was never sent is in a draft again, and shown there. */
export async function discard(place: Place, comment: ThreadComment): Promise<void> {
  if (comment.delivery.state === 'sent') return;
  const { communityId } = place;
  const { entryId } = comment.delivery;
  const answer = await ask(engine()['outbox.discard']({ communityId, entryId }));
  if (answer?.body && answer.draft) await addToDraft(communityId, answer.draft, answer.body);
}

/** Stores a changed text: of a comment that was not sent yet, or of one that was. */
export async function saveEdit(
  place: Place,
  comment: ThreadComment,
  body: string,
): Promise<boolean> {
  const { communityId } = place;
  // The comment as it is now: it may have been sent while its text was edited.
  const current = useThread.getState().comments.get(comment.id) ?? comment;
  const { delivery, pending } = current;
  const isText = pending === 'post' || pending === 'edit';
  const call =
    isText && (delivery.state === 'waiting' || delivery.state === 'refused')
      ? engine()['outbox.rewrite']({ communityId, entryId: delivery.entryId, body })
      : engine()['comment.edit']({ communityId, commentId: comment.id, body });
  return (await ask(call)) !== undefined;
}

/** Stores a comment to be sent. */
export async function post(
  place: Place,
  parentId: CommentId | null,
  body: string,
): Promise<boolean> {
  const posted = await ask(engine()['comment.post']({ ...place, parentId, body }));
  if (posted) noteWritten({ id: posted.commentId, isReply: parentId !== null });
  return posted !== undefined;
}
