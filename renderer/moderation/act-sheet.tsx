// The sheet of one key: who this is, and a mute or ban in a digit and Enter.
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { duration, shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choices.tsx';
import { Dialog, DialogActions } from '../parts/dialog.tsx';
import { DraftMark } from '../parts/draft-mark.tsx';
import { attend } from '../state/attending.ts';
import { serverNow } from '../state/clock.ts';
import type { ActSubject } from '../state/moderating.ts';
import styles from './act-sheet.module.css';
import { banMember, muteMember } from './acts.ts';
import { MemberCard } from './member-card.tsx';
import { maySanction } from './rank.ts';
import { ReasonPicker } from './reason-picker.tsx';
import { asLocalField, type Length, lengthChoices, lengths, muteEnd } from './terms.ts';
import { useTextNow } from './text-now.ts';
import { useReason } from './use-reason.ts';

type ActSheetProps = { subject: ActSubject; community: Community; onClose: () => void };

const DAY_MS = 86_400_000;

export function ActSheet({ subject, community, onClose }: ActSheetProps) {
  const { communityId, member, comment } = subject;
  const firstReason = useRef<HTMLInputElement>(null);
  const commentId = comment?.id ?? null;
  const text = useTextNow(comment);

  useEffect(() => {
    return commentId === null ? undefined : attend(communityId, commentId);
  }, [communityId, commentId]);

  return (
    <Dialog
      open
      width="page"
      onClose={onClose}
      title={t('moderation.sheet.title', { name: member.name })}
      initialFocus={firstReason}
    >
      <div className={styles.sheet}>
        <div className={styles.who}>
          {comment && text && (
            <blockquote className={styles.comment}>
              <span className={styles.number}>{comment.number}</span> <bdi>{text}</bdi>
            </blockquote>
          )}
          <MemberCard communityId={communityId} memberId={member.id} commentId={commentId} />
        </div>
        {maySanction(community, member) ? (
          <Terms {...{ subject, onClose, firstReason }} />
        ) : (
          <p className={styles.note}>
            {member.id === community.member?.id
              ? t('moderation.sheet.yourself')
              : t('moderation.sheet.rank', { name: member.name })}
          </p>
        )}
      </div>
    </Dialog>
  );
}

type TermsProps = Omit<ActSheetProps, 'community'> & {
  firstReason: React.RefObject<HTMLInputElement | null>;
};

function Terms({ subject, onClose, firstReason }: TermsProps) {
  const { communityId, member, comment } = subject;
  const [what, setWhat] = useState<'mute' | 'ban'>('mute');
  const [length, setLength] = useState<Length>('hour');
  const [moment, setMoment] = useState(() => asLocalField(serverNow(communityId) + DAY_MS));
  // A threat in one thread is a threat in all of them.
  const [where, setWhere] = useState<'thread' | 'community'>('community');
  const why = useReason(communityId, { of: 'sanction', memberId: member.id });
  const removable = comment?.state === 'visible';
  const [removesComment, setRemovesComment] = useState(true);
  const [removesLastHour, setRemovesLastHour] = useState(false);
  const [wrong, setWrong] = useState<'reason' | 'until' | null>(null);

  const act = (event: FormEvent) => {
    event.preventDefault();
    const end = muteEnd(length, moment, serverNow(communityId));
    const given = why.reason.trim();
    if (given === '') return setWrong('reason');
    if (what === 'mute' && end === null) return setWrong('until');
    const commentId = comment?.id ?? null;
    const alsoRemove = removable && removesComment ? comment : null;
    const terms = { commentId, reason: given, removeLastHour: removesLastHour };
    if (what === 'ban') {
      void why.give(() => banMember(communityId, member, terms, alsoRemove));
    } else if (end) {
      const articleId = where === 'thread' ? (comment?.articleId ?? null) : null;
      const mute = { ...terms, ...end, articleId };
      void why.give(() => muteMember(communityId, member, mute, alsoRemove));
    }
    onClose();
  };

  return (
    <form className={styles.terms} onSubmit={act} noValidate>
      <ReasonPicker
        reason={why.reason}
        onChoose={(chosen) => {
          why.choose(chosen);
          setWrong(null);
        }}
        onType={(words) => {
          why.type(words);
          setWrong(null);
        }}
        firstRef={firstReason}
        error={wrong === 'reason' ? t('moderation.reason.missing') : undefined}
      />
      <Choices
        legend={t('moderation.sheet.what')}
        value={what}
        options={[
          { value: 'mute', label: t('moderation.sheet.mute') },
          { value: 'ban', label: t('moderation.sheet.ban') },
        ]}
        onChoose={setWhat}
      />
      {what === 'ban' ? (
        <p className={styles.note}>{t('moderation.sheet.banText')}</p>
      ) : (
        <>
          <Choices
            legend={t('moderation.sheet.howLong')}
            value={length}
            options={lengthChoices.map((value) => ({
              value,
              label: t(`moderation.sheet.${value}`),
            }))}
            onChoose={(chosen) => {
              setLength(chosen);
              setWrong(null);
            }}
          />
          {length === 'until' && (
            <Moment
              value={moment}
              now={serverNow(communityId)}
              wrong={wrong === 'until'}
              onChange={(value) => {
                setMoment(value);
                setWrong(null);
              }}
            />
          )}
          {comment && (
            <Choices
              legend={t('moderation.sheet.where')}
              value={where}
              options={[
                { value: 'thread', label: t('moderation.sheet.thread') },
                { value: 'community', label: t('moderation.sheet.community') },
              ]}
              onChoose={setWhere}
            />
          )}
        </>
      )}
      <div className={styles.boxes}>
        {removable && (
          <Box checked={removesComment} onChange={setRemovesComment}>
            {t('moderation.sheet.removeComment')}
          </Box>
        )}
        <Box checked={removesLastHour} onChange={setRemovesLastHour}>
          {t('moderation.sheet.removeLastHour')}
        </Box>
      </div>
      <DialogActions>
        <DraftMark {...why.mark} />
        <Button onClick={onClose}>{t('moderation.sheet.cancel')}</Button>
        <Button kind="danger" type="submit">
          {actionWords(what, length)}
        </Button>
      </DialogActions>
    </form>
  );
}

function actionWords(what: 'mute' | 'ban', length: Length): string {
  if (what === 'ban') return t('moderation.sheet.banAction');
  if (length === 'forever') return t('moderation.sheet.muteForever');
  if (length === 'until') return t('moderation.sheet.muteUntil');
  return t('moderation.sheet.muteFor', { wait: duration(lengths[length] * 1_000) });
}

type MomentProps = {
  value: string;
  /** Epoch milliseconds of the server's clock. */
  now: number;
  wrong: boolean;
  onChange: (value: string) => void;
};

function Moment({ value, now, wrong, onChange }: MomentProps) {
  const id = useId();
  const moment = new Date(value);
  const isMoment = !Number.isNaN(moment.getTime());
  return (
    <div className={styles.moment}>
      <input
        type="datetime-local"
        className={styles.field}
        aria-label={t('moderation.sheet.untilLabel')}
        aria-invalid={wrong}
        aria-describedby={isMoment ? id : undefined}
        value={value}
        min={asLocalField(now)}
        onChange={(event) => onChange(event.target.value)}
      />
      {/* The field itself is written as the system has it, whatever language the window speaks. */}
      {isMoment && <span id={id}>{shortTime(moment.toISOString(), now)}</span>}
      {wrong && (
        <span className={styles.error} role="alert">
          {t('moderation.sheet.untilPast')}
        </span>
      )}
    </div>
  );
}

type BoxProps = { checked: boolean; onChange: (checked: boolean) => void; children: string };

function Box({ checked, onChange, children }: BoxProps) {
  return (
    <label className={styles.box}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}
