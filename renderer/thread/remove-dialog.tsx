// Asks before one's own comment is removed, since nobody can bring it back.
import type { Community } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';
import { Confirm } from '../parts/dialog.tsx';
import { removeOwn } from './acts.ts';
import type { ThreadRow } from './rows.ts';

type RemoveDialogProps = {
  row: Pick<ThreadRow, 'comment'>;
  community: Community;
  onClose: () => void;
};

export function RemoveDialog({ row, community, onClose }: RemoveDialogProps) {
  const { comment } = row;
  const confirm = () => {
    removeOwn({ communityId: community.id, articleId: comment.articleId }, comment);
    onClose();
  };
  // One that waits leaves the queue; one that was not approved was nobody else's to read.
  const words = comment.held?.state ?? 'visible';
  return (
    <Confirm
      open
      onClose={onClose}
      onConfirm={confirm}
      title={t(`moderation.removeOwn.${words}.title`)}
      text={t(`moderation.removeOwn.${words}.text`)}
      action={t(`moderation.removeOwn.${words}.action`)}
      cancel={t('comment.cancel')}
    />
  );
}
