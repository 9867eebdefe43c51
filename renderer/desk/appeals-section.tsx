// The appeals that wait for an answer: what the member writes, against what, and what is answered.
import { type FormEvent, useRef, useState } from 'react';
import type { Community, CommunityId } from '../../shared/bridge/engine-api.ts';
import type { SanctionView } from '../../shared/bridge/moderation-views.ts';
import { limits } from '../../shared/limits.ts';
import { shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { decideAppeal } from '../moderation/acts.ts';
import dialogStyles from '../moderation/dialogs.module.css';
import { Button } from '../parts/button.tsx';
import { Dialog, DialogActions } from '../parts/dialog.tsx';
import { DraftMark } from '../parts/draft-mark.tsx';
import { TextArea } from '../parts/field.tsx';
import { useCountdown } from '../state/clock.ts';
import { useTextDraft } from '../state/drafts.ts';
import { openActSheet } from '../state/moderating.ts';
import { goToComment } from '../state/navigation.ts';
import type { ItemCommand } from './desk-keys.ts';
import { Empty } from './empty.tsx';
import styles from './item.module.css';
import { ItemActions } from './item-actions.tsx';
import { ItemList } from './item-list.tsx';
import { ItemState } from './item-state.tsx';
import { sanctionOrigin, sanctionState } from './sanction-words.ts';
import { useAttending } from './use-attending.ts';
import { useSteady } from './use-steady.ts';

type Deciding = { row: SanctionView; accept: boolean };

function appealCommands(row: SanctionView, open: boolean): ItemCommand[] {
  const there: ItemCommand[] = row.articleId ? ['open'] : [];
  return open ? ['accept', 'decline', 'act', ...there] : ['act', ...there];
}

export function AppealsSection({ community }: { community: Community }) {
  const { items, ...news } = useSteady('appeals', community);
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const communityId = community.id;
  useAttending(communityId, 'appeals', items, ({ row }) => row.commentId);

  const act = (command: ItemCommand, row: SanctionView) => {
    const { member, articleId } = row;
    if (command === 'accept' || command === 'decline') {
      setDeciding({ row, accept: command === 'accept' });
    } else if (command === 'act') openActSheet({ communityId, member, comment: null });
    else if (articleId) goToComment(articleId, row.commentId);
  };

  return (
    <>
      <ItemList
        section="appeals"
        items={items}
        nameOf={({ row }) => t('desk.appeal.name', { member: row.member.name })}
        isSettled={({ open }) => !open}
        act={(command, { row }) => act(command, row)}
        commandsFor={({ row, open }) => appealCommands(row, open)}
        {...news}
        empty={<Empty community={community} section="appeals" />}
      >
        {({ row, open, gone }) => (
          <AppealItem
            row={row}
            gone={gone}
            community={community}
            commands={appealCommands(row, open)}
            act={(command) => act(command, row)}
          />
        )}
      </ItemList>
      {deciding && (
        <DecisionDialog
          {...deciding}
          communityId={communityId}
          onDecide={async (answer) => {
            setDeciding(null);
            const { row, accept } = deciding;
            return (await decideAppeal(communityId, row, accept, answer)) !== undefined;
          }}
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  );
}

type AppealItemProps = {
  row: SanctionView;
  gone: boolean;
  community: Community;
  commands: ItemCommand[];
  act: (command: ItemCommand) => void;
};

function AppealItem({ row, gone, community, commands, act }: AppealItemProps) {
  const end = row.until === null ? null : Date.parse(row.until);
  const now = useCountdown(end, community.clockOffsetMs);
  const { appeal } = row;
  if (appeal === null) return null;
  return (
    <>
      <p className={styles.line}>
        <strong>
          <bdi>{row.member.name}</bdi>
        </strong>
        <span>{t('desk.appeal.against', { state: sanctionState(row, now) })}</span>
        <span className={styles.faint}>{shortTime(appeal.at, now)}</span>
      </p>
      <p className={styles.details}>
        <span>{sanctionOrigin(row)}</span>
      </p>
      <p className={styles.written} dir="auto">
        {appeal.text}
      </p>
      <ItemState
        community={community}
        waiting={gone ? null : row.waiting}
        decided={appealDecided(row, gone)}
      />
      <ItemActions commands={commands} act={act} />
    </>
  );
}

function appealDecided({ appeal }: SanctionView, gone: boolean): string | null {
  if (appeal === null || appeal.state === 'open') return gone ? t('desk.decided.gone') : null;
  const what = t(`desk.decided.${appeal.state}`);
  return appeal.answer === '' ? what : t('desk.decided.answered', { what, answer: appeal.answer });
}

type DecisionDialogProps = Deciding & {
  communityId: CommunityId;
  /** Whether it was stored. */
  onDecide: (answer: string) => Promise<boolean>;
  onClose: () => void;
};

function DecisionDialog({ communityId, row, accept, onDecide, onClose }: DecisionDialogProps) {
  const draft = useTextDraft(communityId, { of: 'answer', sanctionId: row.id });
  const answer = draft.text;
  const field = useRef<HTMLTextAreaElement>(null);
  const { name } = row.member;
  const decide = async (event: FormEvent) => {
    event.preventDefault();
    const sending = draft.sending();
    if (await onDecide(answer.trim())) sending.done();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(accept ? 'desk.appeal.acceptTitle' : 'desk.appeal.declineTitle', { name })}
      initialFocus={field}
    >
      <form className={dialogStyles.form} onSubmit={decide}>
        <p className={dialogStyles.text}>
          {t(accept ? 'desk.appeal.acceptText' : 'desk.appeal.declineText')}
        </p>
        <TextArea
          ref={field}
          label={t('desk.appeal.answer')}
          hint={t('desk.appeal.answerHint')}
          rows={4}
          maxLength={limits.appeal}
          value={answer}
          onChange={(event) => draft.type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.currentTarget.form?.requestSubmit();
            }
          }}
        />
        <DialogActions>
          <DraftMark state={draft.state} empty={answer === ''} />
          <Button onClick={onClose}>{t('desk.appeal.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t(accept ? 'desk.action.accept' : 'desk.action.decline')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
