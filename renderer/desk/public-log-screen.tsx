// What the moderators did, for members: without names and free words, as the community publishes it.
import '../messages/load-desk.ts';
import { useEffect } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { PublicLogEntry } from '../../shared/bridge/moderation-views.ts';
import { StatusLine } from '../communities/status-line.tsx';
import { fullTime, shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Column, Screen } from '../parts/screen.tsx';
import { useNow } from '../state/clock.ts';
import { followPublicLog, readOlderPublic, usePublicLog } from '../state/public-log.ts';
import styles from './desk.module.css';
import itemStyles from './item.module.css';
import { entryDetails, publicEntryInWords } from './log-words.ts';
import { useHeadline } from './names.ts';

export function PublicLogScreen({ community }: { community: Community }) {
  const published = community.community?.publishesLog === true && community.member !== null;
  useEffect(
    () => (published ? followPublicLog(community.id) : undefined),
    [community.id, published],
  );
  return (
    <Screen title={t('desk.log.publicTitle')} back={t('desk.back')} begins>
      <Column>
        {published ? <Entries community={community} /> : <p>{t('desk.log.notPublished')}</p>}
      </Column>
      <StatusLine community={community} />
    </Screen>
  );
}

function Entries({ community }: { community: Community }) {
  const { entries, more, loaded } = usePublicLog();
  if (entries.length === 0) {
    const offline = community.line.state !== 'online';
    const words = !loaded
      ? t('desk.log.readingOlder')
      : t(offline ? 'desk.log.publicOffline' : 'desk.empty.log');
    return <p className={styles.text}>{words}</p>;
  }
  return (
    <>
      <p className={styles.text}>{t('desk.log.publicText')}</p>
      <ol className={styles.entries}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      <div className={styles.older}>
        {more ? (
          <Button onClick={readOlderPublic}>{t('desk.log.older')}</Button>
        ) : (
          <span>{t('desk.log.end')}</span>
        )}
      </div>
    </>
  );
}

function Entry({ entry }: { entry: PublicLogEntry }) {
  const now = useNow();
  const headline = useHeadline(entry.articleId);
  return (
    <li>
      <p className={itemStyles.line}>
        <time className={itemStyles.faint} dateTime={entry.at} title={fullTime(entry.at)}>
          {shortTime(entry.at, now)}
        </time>
        <span title={t('desk.log.hash', { hash: entry.hash })}>{publicEntryInWords(entry)}</span>
      </p>
      <p className={itemStyles.details}>
        {entryDetails(entry, now).map((detail) => (
          <span key={detail}>{detail}</span>
        ))}
        {headline && <span>{t('desk.report.inArticle', { headline })}</span>}
      </p>
    </li>
  );
}
