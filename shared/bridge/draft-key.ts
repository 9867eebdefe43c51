// How a draft is found again, and put before another text. Pure, and without any schema.
import type { DraftPlace } from './drafts.ts';

/** The place as one string: the same for the same form, and for no other. */
export function draftKey(place: DraftPlace): string {
  switch (place.of) {
    case 'comment':
      return `comment/${place.articleId}/${place.parentId ?? ''}`;
    case 'edit':
    case 'report':
    case 'removal':
      return `${place.of}/${place.commentId}`;
    case 'appeal':
    case 'answer':
      return `${place.of}/${place.sanctionId}`;
    case 'note':
    case 'sanction':
      return `${place.of}/${place.memberId}`;
    case 'article':
      return `article/${place.articleId ?? ''}`;
    case 'rule':
      return `rule/${place.ruleId ?? ''}`;
  }
}

/** The text before what the draft holds already, as a paragraph of its own; once where it holds it. */
export function beforeDraft(added: string, draft: string): string {
  if (draft.includes(added.trimEnd())) return draft;
  return draft === '' ? added : `${added.trimEnd()}\n\n${draft}`;
}
