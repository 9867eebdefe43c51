// The one appeal that a mute or ban allows: written with or without a line, and what came of it.
import { type MouseEvent, useRef, useState } from 'react';
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
import { useOnce } from '../parts/use-once.ts';
import { addToDraft, useTextDraft } from '../state/drafts.ts';
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

/** Whoever was in what goes now goes on at the card. */
const cardOf = (part: HTMLElement | null) => part?.closest<HTMLElement>('[data-heir]');

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
  const form = useRef<HTMLFormElement>(null);
  const send = useOnce(async () => {
    if (isBlank(text)) return;
    const request = { communityId: community.id, sanctionId: id, text };
    const card = cardOf(form.current);
    const sending = draft.sending();
    if ((await ask(engine()['appeal.write'](request))) === undefined) return;
    sending.done();
    card?.focus();
  });
  const close = (event: MouseEvent<HTMLElement>) => {
    cardOf(event.currentTarget)?.focus();
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
    <form
      ref={form}
      className={styles.appeal}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
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
  const communityId = community.id;
  const entry = { communityId, entryId: delivery.entryId };
  const retry = (event: MouseEvent<HTMLElement>) => {
    cardOf(event.currentTarget)?.focus();
    void ask(engine()['outbox.retry'](entry));
  };
  // What was written is in its draft again, and shown there.
  const takeBack = async (event: MouseEvent<HTMLElement>) => {
    cardOf(event.currentTarget)?.focus();
    const answer = await ask(engine()['outbox.discard'](entry));
    if (answer?.body && answer.draft) await addToDraft(communityId, answer.draft, answer.body);
  };
  return (
    <div className={styles.appeal} role="alert">
      <p>{t('moderation.card.appealRefused', { reason: errorInWords(delivery.error, now) })}</p>
      <div className={styles.appealActions}>
        <Button kind="plain" onClick={retry}>
          {t('moderation.card.appealRetry')}
        </Button>
        <Button kind="plain" onClick={(event) => void takeBack(event)}>
          {t('moderation.card.appealDiscard')}
        </Button>
      </div>
    </div>
  );
}
