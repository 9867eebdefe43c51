// The comments that wait for approval, and their author's name, reason for waiting and text.
import { useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { DeskPending } from '../../shared/bridge/moderation-views.ts';
import type { Act } from '../../shared/protocol/acts.ts';
import { t } from '../messages/messages.ts';
import { approveComment, rejectComment } from '../moderation/acts.ts';
import { ReasonDialog } from '../moderation/reason-dialog.tsx';
import { Markdown } from '../parts/markdown.tsx';
import { useNow } from '../state/clock.ts';
import { openActSheet } from '../state/moderating.ts';
import { goToComment } from '../state/navigation.ts';
import type { Decision } from './decisions-of-others.ts';
import type { ItemCommand } from './desk-keys.ts';
import { Empty } from './empty.tsx';
import styles from './item.module.css';
import { ItemActions } from './item-actions.tsx';
import { ItemHead } from './item-head.tsx';
import { ItemList } from './item-list.tsx';
import { decidedWords, ItemState } from './item-state.tsx';
import { useRuleName } from './names.ts';
import { useAttending } from './use-attending.ts';
import { useSteady } from './use-steady.ts';

function pendingCommands(open: boolean): ItemCommand[] {
  return open ? ['approve', 'reject', 'act', 'open'] : ['act', 'open'];
}

export function PendingSection({ community }: { community: Community }) {
  const { items, ...news } = useSteady('pending', community);
  const [rejecting, setRejecting] = useState<DeskPending | null>(null);
  const communityId = community.id;
  useAttending(communityId, 'pending', items, ({ row }) => row.id);

  const act = (command: ItemCommand, row: DeskPending) => {
    const { id, articleId, parentId, author, body } = row;
    const comment = { id, articleId, author, body, number: null, state: 'pending' as const };
    if (command === 'approve') void approveComment(communityId, comment);
    else if (command === 'reject') setRejecting(row);
    else if (command === 'act') openActSheet({ communityId, member: author, comment });
    // It has no place of its own before it is approved.
    else goToComment(articleId, row.state === 'approved' ? id : parentId);
  };

  return (
    <>
      <ItemList
        section="pending"
        items={items}
        nameOf={({ row }) => t('desk.pending.name', { author: row.author.name })}
        isSettled={({ open }) => !open}
        decisionOf={({ row }) => decisionOf(row)}
        act={(command, { row }) => act(command, row)}
        commandsFor={({ open }) => pendingCommands(open)}
        {...news}
        empty={<Empty community={community} section="pending" />}
      >
        {({ row, open, gone }) => (
          <PendingItem
            row={row}
            gone={gone}
            community={community}
            commands={pendingCommands(open)}
            act={(command) => act(command, row)}
          />
        )}
      </ItemList>
      {rejecting && (
        <ReasonDialog
          communityId={communityId}
          commentId={rejecting.id}
          title={t('desk.pending.rejectTitle', { name: rejecting.author.name })}
          text={t('desk.pending.rejectText')}
          action={t('desk.pending.rejectAction')}
          cancel={t('desk.pending.cancel')}
          onReason={(reason) => rejectComment(communityId, rejecting, reason)}
          onClose={() => setRejecting(null)}
        />
      )}
    </>
  );
}

type PendingItemProps = {
  row: DeskPending;
  gone: boolean;
  community: Community;
  commands: ItemCommand[];
  act: (command: ItemCommand) => void;
};

function PendingItem({ row, gone, community, commands, act }: PendingItemProps) {
  const now = useNow();
  const ruleName = useRuleName(row.ruleId);
  const { id, body, heldBy } = row;
  const why =
    heldBy !== 'rule'
      ? t(`desk.pending.${heldBy}`)
      : ruleName
        ? t('desk.pending.rule', { name: ruleName })
        : t('desk.pending.unknownRule');
  return (
    <>
      <ItemHead
        articleId={row.articleId}
        commentId={id}
        number={null}
        author={row.author}
        at={row.createdAt}
      >
        {row.parentId && <span>{t('desk.pending.reply')}</span>}
        <span>{why}</span>
      </ItemHead>
      {body === null ? (
        <p className={styles.gone}>{t('desk.pending.noText')}</p>
      ) : (
        <div className={styles.body}>
          <Markdown of="comment" text={body} />
        </div>
      )}
      <ItemState
        community={community}
        waiting={gone ? null : row.waiting}
        decided={pendingDecided(row, gone, community, now)}
      />
      <ItemActions commands={commands} act={act} />
    </>
  );
}

const actOf = (state: 'approved' | 'rejected'): Act =>
  state === 'approved' ? 'comment.approve' : 'comment.reject';

/** Of a moderator; an author may withdraw it as well. */
function decisionOf({ state, decision }: DeskPending): Decision | null {
  if (state === 'pending' || state === 'withdrawn' || !decision?.by) return null;
  return { act: actOf(state), by: decision.by, at: decision.at };
}

function pendingDecided(
  { state, decision }: DeskPending,
  gone: boolean,
  community: Community,
  now: number,
): string | null {
  if (state === 'withdrawn') return t('desk.decided.withdrawn');
  if (decision && state !== 'pending') {
    return decidedWords(actOf(state), decision.by, decision.at, community, now);
  }
  return gone ? t('desk.decided.gone') : null;
}
