// What waits for approval, chosen for a community: nothing, all, or a member's first comments.
import { type FormEvent, useState } from 'react';
import { limits } from '../../shared/limits.ts';
import { type Holding, holdingSchema } from '../../shared/protocol/approval.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choices.tsx';
import { TextField } from '../parts/field.tsx';
import formStyles from './form.module.css';

const FIRST = '3';

type HoldingFormProps = { holding: Holding; onSave: (holding: Holding) => void };

export function HoldingForm({ holding, onSave }: HoldingFormProps) {
  const [hold, setHold] = useState(holding.hold);
  const [first, setFirst] = useState(holding.hold === 'first' ? String(holding.first) : FIRST);
  const [wrong, setWrong] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const parsed = holdingSchema.safeParse(
      hold === 'first' ? { hold, first: Number(first) } : { hold },
    );
    setWrong(!parsed.success);
    if (parsed.success) onSave(parsed.data);
  };
  const changed =
    hold !== holding.hold || (holding.hold === 'first' && first !== String(holding.first));
  return (
    <form className={formStyles.form} onSubmit={save} noValidate>
      <Choices
        legend={t('moderation.approval.label')}
        value={hold}
        options={(['none', 'all', 'first'] as const).map((value) => ({
          value,
          label: t(`moderation.approval.${value}`),
        }))}
        onChoose={setHold}
      />
      {hold === 'first' && (
        <TextField
          label={t('moderation.approval.firstLabel')}
          inputMode="numeric"
          value={first}
          error={wrong ? t('field.whole', { least: 1, most: limits.holdFirst }) : undefined}
          onChange={(event) => setFirst(event.target.value)}
        />
      )}
      <div className={formStyles.actions}>
        <Button kind="primary" type="submit" disabled={!changed}>
          {t('moderation.approval.save')}
        </Button>
      </div>
    </form>
  );
}
