// A comment of one's own, edited in its place.
import type { CommunityId, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';
import { finishEdit, typeEdit, useWriting } from '../state/writing.ts';
import { saveEdit } from '../thread/acts.ts';
import { Composer } from './composer.tsx';

type EditComposerProps = {
  communityId: CommunityId;
  comment: ThreadComment;
  onClose: () => void;
};

export function EditComposer({ communityId, comment, onClose }: EditComposerProps) {
  const body = useWriting((state) => state.edits.get(comment.id)) ?? '';
  const save = async () => {
    const { articleId } = comment;
    if (!(await saveEdit({ communityId, articleId }, comment, body))) return;
    onClose();
    finishEdit(comment.id);
  };
  // A refused text may be sent again as it is; a sent one only when it differs.
  const unchanged = body === comment.body && comment.delivery.state === 'sent';
  return (
    <Composer
      label={t('composer.edit')}
      placeholder={t('composer.edit')}
      action={t('composer.sendEdit')}
      body={body}
      unchanged={unchanged}
      onType={(typed) => typeEdit(comment.id, typed)}
      onSend={() => void save()}
      onClose={onClose}
      autoFocus
    />
  );
}
