// A comment of one's own, edited in its place. What is typed outlives the composer until it was sent.
import type { CommunityId, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';
import { useOnce } from '../parts/use-once.ts';
import { saveDraft, useTextDraft } from '../state/drafts.ts';
import { saveEdit } from '../thread/acts.ts';
import { Composer } from './lazy-composer.tsx';

type EditComposerProps = {
  communityId: CommunityId;
  comment: ThreadComment;
  onClose: () => void;
};

export function EditComposer({ communityId, comment, onClose }: EditComposerProps) {
  const place = { of: 'edit', commentId: comment.id } as const;
  const draft = useTextDraft(communityId, place, comment.body ?? '');
  const body = draft.text;
  const save = useOnce(async () => {
    const { articleId } = comment;
    const sending = draft.sending();
    if (!(await saveEdit({ communityId, articleId }, comment, body))) return;
    onClose();
    sending.done();
  });
  // A refused text may be sent again as it is; a sent one only when it differs.
  const unchanged = body === comment.body && comment.delivery.state === 'sent';
  return (
    <Composer
      thread={{ communityId, articleId: comment.articleId }}
      label={t('composer.edit')}
      placeholder={t('composer.edit')}
      action={t('composer.sendEdit')}
      body={body}
      kept={draft.state}
      unchanged={unchanged}
      onType={draft.type}
      onSend={save}
      onBlur={() => void saveDraft(communityId, place)}
      onClose={onClose}
      autoFocus
    />
  );
}
