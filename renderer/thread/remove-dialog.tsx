// Asks before a comment is removed, since it cannot be brought back; a moderator gives a reason.
import { useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { limits } from '../../shared/limits.ts';
import { t } from '../messages/messages.ts';
import { Confirm } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { remove } from './acts.ts';
import type { ThreadRow } from './rows.ts';

type RemoveDialogProps = { row: ThreadRow; community: Community; onClose: () => void };

export function RemoveDialog({ row, community, onClose }: RemoveDialogProps) {
  const { comment } = row;
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState(false);
  const giveReason = !comment.mine;
  const confirm = () => {
    const given = reason.trim();
    setWrong(giveReason && given === '');
    if (giveReason && given === '') return;
    remove({ communityId: community.id, articleId: comment.articleId }, comment, given);
    onClose();
  };
  return (
    <Confirm
      open
      onClose={onClose}
      onConfirm={confirm}
      title={
        comment.mine
          ? t('comment.removeTitle')
          : t('comment.removeTitleOther', { author: comment.author.name })
      }
      text={t('comment.removeText')}
      action={t('comment.removeAction')}
      cancel={t('comment.cancel')}
    >
      {giveReason && (
        <TextField
          label={t('comment.removeReason')}
          hint={t('comment.removeReasonHint')}
          placeholder={t('comment.removeReasonPlaceholder')}
          maxLength={limits.removalReason}
          value={reason}
          error={wrong ? t('field.required') : undefined}
          onChange={(event) => {
            setReason(event.target.value);
            setWrong(false);
          }}
          autoFocus
        />
      )}
    </Confirm>
  );
}
