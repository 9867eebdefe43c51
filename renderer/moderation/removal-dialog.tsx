// Asks a moderator why a comment is removed.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';
import type { ShownComment } from '../state/moderating.ts';
import { commentInWords, removeComment } from './acts.ts';
import { ReasonDialog } from './reason-dialog.tsx';

type RemovalDialogProps = {
  communityId: CommunityId;
  comment: ShownComment;
  onClose: () => void;
};

export function RemovalDialog({ communityId, comment, onClose }: RemovalDialogProps) {
  return (
    <ReasonDialog
      communityId={communityId}
      commentId={comment.id}
      title={t('moderation.removal.title', { comment: commentInWords(comment) })}
      text={t('moderation.removal.text')}
      action={t('moderation.removal.action')}
      cancel={t('moderation.removal.cancel')}
      onReason={(reason) => removeComment(communityId, comment, reason)}
      onClose={onClose}
    />
  );
}
