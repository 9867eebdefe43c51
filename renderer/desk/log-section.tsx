// The log of moderators' acts: newest first, as far down as one wants, each to be taken back.
import { useEffect, useMemo, useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { LogEntry, LogFilter } from '../../shared/bridge/moderation-views.ts';
import { engine } from '../bridge.ts';
import { fullTime, shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { useNow } from '../state/clock.ts';
import { useDesk } from '../state/desk.ts';
import { followLog, readOlder, takeInEntries, useDeskLog } from '../state/desk-log.ts';
import { ask } from '../state/failures.ts';
import { openActSheet } from '../state/moderating.ts';
import { goToComment } from '../state/navigation.ts';
import styles from './desk.module.css';
import { logFilterOf } from './desk-filter.ts';
import type { ItemCommand } from './desk-keys.ts';
import { Empty } from './empty.tsx';
import itemStyles from './item.module.css';
import { ItemActions } from './item-actions.tsx';
import { ItemList } from './item-list.tsx';
import { ItemState } from './item-state.tsx';
import { entryDetails, entryInWords } from './log-words.ts';
import { peopleOf, useHeadline } from './names.ts';

function logCommands(entry: LogEntry): ItemCommand[] {
  const commands: ItemCommand[] = [];
  const waits = entry.waiting !== null && entry.waiting.delivery.state !== 'refused';
  if (!entry.reverted && !waits && entry.act !== 'log.revert') commands.push('revert');
  if (entry.member) commands.push('act');
  if (entry.articleId) commands.push('open');
  return commands;
}

/** The filter as the log is asked, the same object while it is the same; null for an unknown name. */
function useLogFilter(): LogFilter | null {
  const filter = useDesk((state) => state.filter);
  const desk = useDesk((state) => state.desk);
  const { members } = peopleOf(desk, useDeskLog.getState().entries);
  const asked = JSON.stringify(logFilterOf(filter, members));
  return useMemo(() => JSON.parse(asked) as LogFilter | null, [asked]);
}

export function LogSection({ community }: { community: Community }) {
  const communityId = community.id;
  const { entries, takenSeq, more } = useDeskLog();
  const [reverting, setReverting] = useState<LogEntry | null>(null);
  const filter = useLogFilter();
  useEffect(() => (filter ? followLog(communityId, filter) : undefined), [communityId, filter]);

  const known = filter === null ? [] : entries;
  const items = known.filter(({ seq }) => seq <= takenSeq);
  const act = (command: ItemCommand, entry: LogEntry) => {
    const { member, articleId, commentId } = entry;
    if (command === 'revert') setReverting(entry);
    else if (command === 'act' && member) openActSheet({ communityId, member, comment: null });
    else if (command === 'open' && articleId) goToComment(articleId, commentId);
  };

  return (
    <>
      <ItemList
        section="log"
        items={items}
        nameOf={entryInWords}
        isSettled={({ reverted }) => reverted}
        act={act}
        commandsFor={logCommands}
        arrivedCount={known.length - items.length}
        takeIn={() => {
          takeInEntries();
          return entries[0]?.id ?? null;
        }}
        empty={<LogEmpty community={community} unknownMember={filter === null} />}
        after={
          items.length > 0 && (
            <div className={styles.older}>
              {more ? (
                <Button onClick={readOlder}>{t('desk.log.older')}</Button>
              ) : (
                <span>{t('desk.log.end')}</span>
              )}
            </div>
          )
        }
      >
        {(entry) => (
          <LogItem entry={entry} community={community} act={(command) => act(command, entry)} />
        )}
      </ItemList>
      {reverting && (
        <Confirm
          open
          onClose={() => setReverting(null)}
          onConfirm={() => {
            setReverting(null);
            void ask(engine()['act.undo']({ communityId, actId: reverting.id }));
          }}
          title={t('desk.log.revertTitle')}
          text={t('desk.log.revertText', { entry: entryInWords(reverting) })}
          action={t('desk.log.revertAction')}
          cancel={t('desk.log.cancel')}
        />
      )}
    </>
  );
}

function LogEmpty({ community, unknownMember }: { community: Community; unknownMember: boolean }) {
  const loaded = useDeskLog((state) => state.loaded);
  if (unknownMember) return <p>{t('desk.filter.unknownMember')}</p>;
  return loaded ? <Empty community={community} section="log" /> : <p>{t('desk.loading')}</p>;
}

type LogItemProps = {
  entry: LogEntry;
  community: Community;
  act: (command: ItemCommand) => void;
};

function LogItem({ entry, community, act }: LogItemProps) {
  const now = useNow();
  const headline = useHeadline(entry.articleId);
  return (
    <>
      <p className={itemStyles.line}>
        <time className={itemStyles.faint} dateTime={entry.at} title={fullTime(entry.at)}>
          {shortTime(entry.at, now)}
        </time>
        <span className={entry.reverted ? itemStyles.struck : undefined}>
          {entryInWords(entry)}
        </span>
      </p>
      <p className={itemStyles.details}>
        {entryDetails(entry, now).map((detail) => (
          <span key={detail}>{detail}</span>
        ))}
        {headline && <span>{t('desk.report.inArticle', { headline })}</span>}
        {entry.replaces && <span>{t('desk.log.replaces')}</span>}
        {entry.reverted && <span>{t('desk.log.reverted')}</span>}
        <span title={entry.hash}>{t('desk.log.seq', { seq: entry.seq })}</span>
      </p>
      <ItemState community={community} waiting={entry.waiting} decided={null} />
      <ItemActions commands={logCommands(entry)} act={act} />
    </>
  );
}
