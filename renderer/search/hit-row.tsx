// One result: what it is, who wrote it when, and the words around what was looked for.
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import type { Hit } from '../../shared/bridge/search.ts';
import { fullTime, shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { useNow } from '../state/clock.ts';
import { nameOf, useCommunities } from '../state/communities.ts';
import styles from './search.module.css';

export const hitId = (index: number): string => `search-hit-${index}`;

type HitRowProps = {
  hit: Hit;
  index: number;
  current: boolean;
  /** In another community than the one that is open. */
  elsewhere: boolean;
  onOpen: () => void;
};

export function HitRow({ hit, index, current, elsewhere, onOpen }: HitRowProps) {
  const row = useRef<HTMLDivElement>(null);
  const now = useNow();
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    // The focus stays in the field, whose keys do what a press does here.
    // biome-ignore lint/a11y/useKeyWithClickEvents: as said.
    // biome-ignore lint/a11y/useFocusableInteractive: as said.
    <div
      ref={row}
      id={hitId(index)}
      role="option"
      aria-selected={current}
      className={styles.hit}
      onClick={onOpen}
    >
      <p className={styles.head}>
        {hit.commentId === null ? (
          <span className={styles.kind}>{t('search.isArticle')}</span>
        ) : (
          <span className={styles.number}>{hit.number}</span>
        )}
        {hit.author && <span className={styles.author}>{hit.author}</span>}
        <time dateTime={hit.at} title={fullTime(hit.at)}>
          {shortTime(hit.at, now)}
        </time>
        {elsewhere && <CommunityName id={hit.communityId} />}
      </p>
      {hit.commentId === null ? (
        <p className={styles.headline} dir="auto">
          <Marked {...hit.headline} />
        </p>
      ) : (
        <p className={styles.place}>{t('search.inArticle', { headline: hit.headline.text })}</p>
      )}
      {hit.excerpt.text && (
        <p className={styles.excerpt} dir="auto">
          <Marked {...hit.excerpt} />
        </p>
      )}
    </div>
  );
}

function CommunityName({ id }: { id: Hit['communityId'] }) {
  const community = useCommunities((state) => state.communities.find((each) => each.id === id));
  return community ? <span>{nameOf(community)}</span> : null;
}

function Marked({ text, marks }: Hit['excerpt']): ReactNode {
  let from = 0;
  const parts = marks.map(({ start, end }) => {
    const before = text.slice(from, start);
    from = end;
    return (
      <Fragment key={start}>
        {before}
        <mark>{text.slice(start, end)}</mark>
      </Fragment>
    );
  });
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
