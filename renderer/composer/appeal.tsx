// The one appeal that a mute or ban allows: written with or without a line, and what came of it.
import { type FormEvent, type MouseEvent, useState } from 'react';
import type { Delivery } from '../../shared/bridge/delivery.ts';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { OwnSanction } from '../../shared/bridge/moderation-views.ts';
import { limits } from '../../shared/limits.ts';
import { isBlank } from '../../shared/protocol/visible-text.ts';
import { engine } from '../bridge.ts';
import { shortTime } from '../messages/dates.ts';
import { errorInWords } from '../messages/errors.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { DraftMark } from '../parts/draft-mark.tsx';
import { TextArea } from '../parts/field.tsx';
import { useTextDraft } from '../state/drafts.ts';
import { ask } from '../state/failures.ts';
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
  return (
    <blockquote className={styles.keptDraft} dir="auto">
      {text}
    </blockquote>
  );
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
  const draft = useTextDraft(community.id, { of: 'appeal', sanctionId: id });
  const { text } = draft;
  const [asked, setAsked] = useState<'opened' | 'closed' | null>(null);
  // What was typed before shows by itself.
  const open = asked === null ? text !== '' : asked === 'opened';
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBlank(text)) return;
    const request = { communityId: community.id, sanctionId: id, text };
    const card = event.currentTarget.closest<HTMLElement>('[data-heir]');
    const sending = draft.sending();
    if ((await ask(engine()['appeal.write'](request))) === undefined) return;
    sending.done();
    // The form goes: whoever was in it goes on at the card.
    card?.focus();
  };
  const close = (event: MouseEvent<HTMLElement>) => {
    event.currentTarget.closest<HTMLElement>('[data-heir]')?.focus();
    setAsked('closed');
  };
  if (!open) {
    return (
      <p className={styles.cardText}>
        <button type="button" onClick={() => setAsked('opened')}>
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
        onChange={(event) => draft.type(event.target.value)}
        autoFocus={asked === 'opened'}
      />
      <div className={styles.appealActions}>
        <DraftMark state={draft.state} empty={text === ''} />
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
