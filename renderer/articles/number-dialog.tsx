// Asks for one whole number.
import { type FormEvent, useState } from 'react';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Dialog, DialogActions } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import formStyles from './article-form.module.css';

type NumberDialogProps = {
  title: string;
  text: string;
  label: string;
  /** What the field holds first. */
  first: number;
  action: string;
  /** Answers what is wrong with the number, or undefined once it was taken. */
  onNumber: (number: number) => string | undefined;
  onClose: () => void;
};

export function NumberDialog(props: NumberDialogProps) {
  const [text, setText] = useState(String(props.first));
  const [error, setError] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = props.onNumber(text.trim() === '' ? Number.NaN : Number(text));
    setError(wrong);
    if (wrong === undefined) props.onClose();
  };
  return (
    <Dialog open onClose={props.onClose} title={props.title}>
      <form className={formStyles.small} onSubmit={submit} noValidate>
        <p className={formStyles.text}>{props.text}</p>
        <TextField
          label={props.label}
          inputMode="numeric"
          value={text}
          error={error}
          onChange={(event) => setText(event.target.value)}
        />
        <DialogActions>
          <Button onClick={props.onClose}>{t('article.cancel')}</Button>
          <Button kind="primary" type="submit">
            {props.action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
