// The mutes and bans that bind, with their time running down by the server's clock.
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { SanctionView } from '../../shared/bridge/moderation-views.ts';
import { fullTime, shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { unbanMember, unmuteMember } from '../moderation/acts.ts';
import { useCountdown } from '../state/clock.ts';
import { openActSheet } from '../state/moderating.ts';
import { goToComment } from '../state/navigation.ts';
import type { ItemCommand } from './desk-keys.ts';
import { Empty } from './empty.tsx';
import styles from './item.module.css';
import { ItemActions } from './item-actions.tsx';
import { ItemList } from './item-list.tsx';
import { ItemState } from './item-state.tsx';
import { useHeadline } from './names.ts';
import { sanctionEnd, sanctionOrigin, sanctionState } from './sanction-words.ts';
import { useAttending } from './use-attending.ts';
import { useSteady } from './use-steady.ts';

function muteCommands(row: SanctionView, open: boolean): ItemCommand[] {
  // Of one that holds everywhere nobody has written down in which article it began.
  const there: ItemCommand[] = row.articleId ? ['open'] : [];
  // One that waits to be imposed is given up, not lifted.
  return open && row.waiting?.actId !== row.id ? ['lift', 'act', ...there] : ['act', ...there];
}

export function MutesSection({ community }: { community: Community }) {
  const { items, ...news } = useSteady('mutes', community);
  const communityId = community.id;
  useAttending(communityId, 'mutes', items, ({ row }) => row.commentId);

  const act = (command: ItemCommand, row: SanctionView) => {
    const { kind, member, articleId } = row;
    if (command === 'act') openActSheet({ communityId, member, comment: null });
    else if (command === 'open' && articleId) goToComment(articleId, row.commentId);
    else if (command === 'lift' && kind === 'ban') void unbanMember(communityId, member);
    else if (command === 'lift') void unmuteMember(communityId, member, articleId);
  };

  return (
    <ItemList
      section="mutes"
      items={items}
      nameOf={({ row }) => row.member.name}
      isSettled={({ open }) => !open}
      act={(command, { row }) => act(command, row)}
      commandsFor={({ row, open }) => muteCommands(row, open)}
      {...news}
      empty={<Empty community={community} section="mutes" />}
    >
      {({ row, open, gone }) => (
        <MuteItem
          row={row}
          gone={gone}
          community={community}
          commands={muteCommands(row, open)}
          act={(command) => act(command, row)}
        />
      )}
    </ItemList>
  );
}

type MuteItemProps = {
  row: SanctionView;
  gone: boolean;
  community: Community;
  commands: ItemCommand[];
  act: (command: ItemCommand) => void;
};

function MuteItem({ row, gone, community, commands, act }: MuteItemProps) {
  const { articleId, until } = row;
  const end = until === null ? null : Date.parse(until);
  const now = useCountdown(end, community.clockOffsetMs);
  const headline = useHeadline(articleId);
  const ended = sanctionEnd(row, gone, now);
  return (
    <>
      <p className={styles.line}>
        <strong>
          <bdi>{row.member.name}</bdi>
        </strong>
        {ended === null && <span>{sanctionState(row, now)}</span>}
        {until !== null && ended === null && (
          <time className={styles.faint} dateTime={until} title={fullTime(until)}>
            {t('desk.mute.until', { time: shortTime(until, now) })}
          </time>
        )}
      </p>
      <p className={styles.details}>
        <span>
          {articleId === null
            ? t('desk.mute.everywhere')
            : headline
              ? t('desk.mute.here', { headline })
              : t('desk.mute.inOneThread')}
        </span>
        <span>{sanctionOrigin(row)}</span>
        <span>{shortTime(row.at, now)}</span>
        {row.appeal?.state === 'open' && <span>{t('desk.mute.appeal')}</span>}
      </p>
      <ItemState community={community} waiting={gone ? null : row.waiting} decided={ended} />
      <ItemActions commands={commands} act={act} />
    </>
  );
}
