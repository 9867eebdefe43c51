// The one appeal that a mute or ban allows: written with or without a line, and what came of it.
import { type FormEvent, type MouseEvent, useState } from 'react';
import type { Delivery } from '../../shared/bridge/delivery.ts';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { OwnSanction } from '../../shared/bridge/moderation-views.ts';
import { limits } from '../../shared/limits.ts';
import { isBlank } from '../../shared/protocol/text.ts';
import { engine } from '../bridge.ts';
import { shortTime } from '../messages/dates.ts';
import { errorInWords } from '../messages/errors.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import { ask } from '../state/failures.ts';
import { typeAppeal, useWriting } from '../state/writing.ts';
import styles from './composer.module.css';

type AppealProps = { own: OwnSanction; community: Community; now: number };

export function Appeal({ own, community, now }: AppealProps) {
  const { sanction, appealDelivery } = own;
  if (appealDelivery?.state === 'refused') {
    return <Refused delivery={appealDelivery} community={community} now={now} />;
  }
  if (appealDelivery && appealDelivery.state !== 'sent') {
    const sending = appealDelivery.state === 'sending' || community.line.state === 'online';
    return (
      <div className={styles.appeal} role="status">
        <p>{t(sending ? 'moderation.card.appealSending' : 'moderation.card.appealWaiting')}</p>
        {sanction.appeal && <AppealText text={sanction.appeal.text} />}
      </div>
    );
  }
  if (sanction.appeal) {
    return (
      <div className={styles.appeal} role="status">
        <p>{answerWords(sanction.appeal, now)}</p>
        <AppealText text={sanction.appeal.text} />
      </div>
    );
  }
  return <Write own={own} community={community} />;
}

function AppealText({ text }: { text: string }) {
  return <blockquote className={styles.keptDraft}>{text}</blockquote>;
}

function answerWords(appeal: NonNullable<OwnSanction['sanction']['appeal']>, now: number): string {
  switch (appeal.state) {
    case 'open':
      return t('moderation.card.appealOpen', { when: shortTime(appeal.at, now) });
    case 'accepted':
      return t('moderation.card.appealAccepted');
    case 'declined':
      return appeal.answer
        ? t('moderation.card.appealDeclinedWith', { answer: appeal.answer })
        : t('moderation.card.appealDeclined');
  }
}

function Write({ own, community }: Pick<AppealProps, 'own' | 'community'>) {
  const { id } = own.sanction;
  const text = useWriting((state) => state.appeals.get(id)) ?? '';
  const [open, setOpen] = useState(text !== '');
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBlank(text)) return;
    const request = { communityId: community.id, sanctionId: id, text };
    const card = event.currentTarget.closest<HTMLElement>('[data-heir]');
    if ((await ask(engine()['appeal.write'](request))) === undefined) return;
    typeAppeal(id, '');
    // The form goes: whoever was in it goes on at the card.
    card?.focus();
  };
  const close = (event: MouseEvent<HTMLElement>) => {
    event.currentTarget.closest<HTMLElement>('[data-heir]')?.focus();
    setOpen(false);
  };
  if (!open) {
    return (
      <p className={styles.cardText}>
        <button type="button" onClick={() => setOpen(true)}>
          {t('moderation.card.appeal')}
        </button>
      </p>
    );
  }
  return (
    <form className={styles.appeal} onSubmit={send}>
      <TextArea
        label={t('moderation.card.appealLabel')}
        hint={t('moderation.card.appealHint')}
        maxLength={limits.appeal}
        rows={3}
        value={text}
        onChange={(event) => typeAppeal(id, event.target.value)}
        autoFocus
      />
      <div className={styles.appealActions}>
        <Button onClick={close}>{t('moderation.card.appealCancel')}</Button>
        <Button kind="primary" type="submit" disabled={isBlank(text)}>
          {t('moderation.card.appealSend')}
        </Button>
      </div>
    </form>
  );
}

type RefusedProps = {
  delivery: Extract<Delivery, { state: 'refused' }>;
  community: Community;
  now: number;
};

function Refused({ delivery, community, now }: RefusedProps) {
  const entry = { communityId: community.id, entryId: delivery.entryId };
  return (
    <div className={styles.appeal} role="alert">
      <p>{t('moderation.card.appealRefused', { reason: errorInWords(delivery.error, now) })}</p>
      <div className={styles.appealActions}>
        <Button kind="plain" onClick={() => void ask(engine()['outbox.retry'](entry))}>
          {t('moderation.card.appealRetry')}
        </Button>
        <Button kind="plain" onClick={() => void ask(engine()['outbox.discard'](entry))}>
          {t('moderation.card.appealDiscard')}
        </Button>
      </div>
    </div>
  );
}
