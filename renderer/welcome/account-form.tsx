// Name and password, and the invite where one is needed. Errors stand at the field they concern.
import { type FormEvent, useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { limits } from '../../shared/limits.ts';
import { registerRequestSchema, signInRequestSchema } from '../../shared/protocol/accounts.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import { engine } from '../bridge.ts';
import { type FieldErrors, fieldErrors } from '../messages/fields.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { showErrors } from '../parts/invalid.ts';
import { serverNow } from '../state/clock.ts';
import { refreshCommunities } from '../state/communities.ts';
import { goToCommunity, useNavigation } from '../state/navigation.ts';
import { entryProblemInWords } from './join-words.ts';
import styles from './welcome.module.css';

type Way = 'register' | 'signIn';
type Form = { name: string; password: string; invite: string };
const fields: readonly string[] = ['name', 'password', 'invite'];

/** A refusal at its field; what concerns no field in particular stands above the button. */
function refusalErrors(error: WireError, way: Way): FieldErrors {
  const field = error.field && fields.includes(error.field) ? error.field : 'form';
  return { [field]: entryProblemInWords(error, way, serverNow()) };
}

function check(way: Way, form: Form): FieldErrors {
  const parsed =
    way === 'register'
      ? registerRequestSchema.safeParse(form)
      : signInRequestSchema.safeParse({ name: form.name, password: form.password });
  if (!parsed.success) return fieldErrors(parsed.error, form);
  const errors: Record<string, string> = {};
  if (form.name === '') errors.name = t('field.required');
  if (form.password === '') errors.password = t('field.required');
  return errors;
}

type AccountFormProps = { way: Way; community: Community; autoFocus: boolean };

export function AccountForm({ way, community, autoFocus }: AccountFormProps) {
  const invited = useNavigation((state) => state.invite);
  const [form, setForm] = useState<Form>({
    name: community.member?.name ?? '',
    password: '',
    invite: invited,
  });
  const [errors, setErrors] = useState<FieldErrors>({});
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);
  // One that came with the link is shown only where something is wrong with it.
  const byInvite =
    way === 'register' &&
    (errors.invite !== undefined ||
      (invited === '' && community.community?.registration === 'invite'));

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const trimmed = { ...form, name: form.name.trim(), invite: form.invite.trim() };
    const wrong = check(way, trimmed);
    showErrors(element, () => setErrors(wrong));
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    const { name, password, invite } = trimmed;
    const account = { communityId: community.id, name, password };
    const answer =
      way === 'register'
        ? await engine()['account.register']({ ...account, ...(invite && { invite }) })
        : await engine()['account.signIn'](account);
    setBusy(false);
    if (!answer.ok) {
      const { error } = answer;
      showErrors(element, () => setErrors(refusalErrors(error, way)));
      return;
    }
    refreshCommunities(null);
    goToCommunity(community.id);
  };

  const bind = (field: keyof Form) => ({
    value: form[field],
    error: errors[field],
    onChange: (event: { target: { value: string } }) => {
      setForm({ ...form, [field]: event.target.value });
      const { [field]: _mended, form: _refusal, ...others } = errors;
      setErrors(others);
    },
  });

  return (
    <form className={styles.form} onSubmit={send} noValidate>
      {byInvite && (
        <TextField label={t('account.invite')} hint={t('account.inviteHint')} {...bind('invite')} />
      )}
      <TextField
        label={t('account.name')}
        hint={way === 'register' ? t('account.nameHint') : undefined}
        autoComplete="username"
        autoFocus={autoFocus}
        {...bind('name')}
      />
      <TextField
        label={t('account.password')}
        hint={
          way === 'register' ? t('account.passwordHint', { count: limits.passwordMin }) : undefined
        }
        type={shown ? 'text' : 'password'}
        autoComplete={way === 'register' ? 'new-password' : 'current-password'}
        aside={
          <button
            type="button"
            className={styles.show}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? t('account.hide') : t('account.show')}
          </button>
        }
        {...bind('password')}
      />
      {errors.form && (
        <p className={styles.refusal} role="alert">
          {errors.form}
        </p>
      )}
      <Button kind="primary" type="submit" disabled={busy}>
        {busy ? t(`account.${way}Busy`) : t(`account.${way}`)}
      </Button>
    </form>
  );
}
