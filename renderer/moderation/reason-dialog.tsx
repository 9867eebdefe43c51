// Asks a moderator why something is done to a comment. A digit chooses and does it at once, since it can
// be undone.
import { type FormEvent, useRef, useState } from 'react';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ActId, CommentId } from '../../shared/protocol/ids.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Dialog, DialogActions } from '../parts/dialog.tsx';
import { DraftMark } from '../parts/draft-mark.tsx';
import styles from './dialogs.module.css';
import { ReasonPicker } from './reason-picker.tsx';
import { useReason } from './use-reason.ts';

type ReasonDialogProps = {
  communityId: CommunityId;
  commentId: CommentId;
  title: string;
  text: string;
  action: string;
  cancel: string;
  onReason: (reason: string) => Promise<ActId | undefined>;
  onClose: () => void;
};

export function ReasonDialog(props: ReasonDialogProps) {
  const firstReason = useRef<HTMLInputElement>(null);
  const { commentId } = props;
  const why = useReason(props.communityId, { of: 'removal', commentId });
  const [missing, setMissing] = useState(false);
  const act = (reason: string) => {
    void why.give(() => props.onReason(reason));
    props.onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = why.reason.trim();
    setMissing(given === '');
    if (given !== '') act(given);
  };
  return (
    <Dialog open onClose={props.onClose} title={props.title} initialFocus={firstReason}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.text}>{props.text}</p>
        <ReasonPicker
          reason={why.reason}
          onChoose={(chosen) => {
            why.choose(chosen);
            setMissing(false);
          }}
          onType={(words) => {
            why.type(words);
            setMissing(false);
          }}
          onDigit={act}
          firstRef={firstReason}
          error={missing ? t('moderation.reason.missing') : undefined}
        />
        <DialogActions>
          <DraftMark {...why.mark} />
          <Button onClick={props.onClose}>{props.cancel}</Button>
          <Button kind="danger" type="submit">
            {props.action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
