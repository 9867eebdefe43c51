// Asks a moderator why something is done to a comment. A digit chooses and does it at once, since it can
// be undone.
import { type FormEvent, useRef, useState } from 'react';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Dialog, DialogActions } from '../parts/dialog.tsx';
import styles from './dialogs.module.css';
import { ReasonPicker } from './reason-picker.tsx';

type ReasonDialogProps = {
  title: string;
  text: string;
  action: string;
  cancel: string;
  onReason: (reason: string) => void;
  onClose: () => void;
};

export function ReasonDialog(props: ReasonDialogProps) {
  const firstReason = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const act = (why: string) => {
    props.onReason(why);
    props.onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = reason.trim();
    setMissing(given === '');
    if (given !== '') act(given);
  };
  return (
    <Dialog open onClose={props.onClose} title={props.title} initialFocus={firstReason}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.text}>{props.text}</p>
        <ReasonPicker
          reason={reason}
          onChoose={(chosen) => {
            setReason(chosen);
            setMissing(false);
          }}
          onDigit={act}
          firstRef={firstReason}
          error={missing ? t('moderation.reason.missing') : undefined}
        />
        <DialogActions>
          <Button onClick={props.onClose}>{props.cancel}</Button>
          <Button kind="danger" type="submit">
            {props.action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
