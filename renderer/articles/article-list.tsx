// The list of articles: what there is, how busy it is, and what is new to this member.
import { useEffect, useRef, useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { CatchUpEntry } from '../catch-up/catch-up-entry.tsx';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import { useCommands } from '../commands/use-commands.ts';
import { StatusLine } from '../communities/status-line.tsx';
import { errorInWords } from '../messages/errors.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Hint } from '../parts/hint.tsx';
import { SearchIcon, WriteIcon } from '../parts/icons.tsx';
import { useArticles } from '../state/articles.ts';
import { serverNow } from '../state/clock.ts';
import { nameOf } from '../state/communities.ts';
import { useNarrow } from '../state/narrow.ts';
import { goToSearch, startWriting, useNavigation } from '../state/navigation.ts';
import styles from './article-list.module.css';
import { ArticleRows } from './article-rows.tsx';
import { mayPublish, moderates } from './authority.ts';
import { BanCard } from './barred-page.tsx';
import { DeskEntry } from './desk-entry.tsx';
import { findFocusInList } from './list-focus.ts';

function Skeleton() {
  return (
    <div className={styles.skeleton} role="img" aria-label={t('list.loading')}>
      {[0, 1, 2, 3, 4].map((row) => (
        <div key={row} className={styles.bone}>
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}

function Empty({ community, narrow }: { community: Community; narrow: boolean }) {
  if (community.barred) {
    return (
      <div className={styles.empty}>
        <p>{t('list.barred')}</p>
        {/* Where nothing else is shown that says why. */}
        {narrow && <BanCard community={community} />}
      </div>
    );
  }
  // What there is may be on its way.
  if (community.line.state === 'connecting') return <Skeleton />;
  if (community.line.state !== 'online') {
    return (
      <div className={styles.empty}>
        <p className={styles.emptyTitle}>{t('list.emptyOfflineTitle')}</p>
        <p>
          {community.line.state === 'refused'
            ? errorInWords(community.line.error, serverNow())
            : t('list.emptyOffline')}
        </p>
      </div>
    );
  }
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{t('list.empty')}</p>
      <p>{mayPublish(community) ? t('list.emptyPublisher') : t('list.emptyText')}</p>
      {mayPublish(community) && (
        <Button className={styles.emptyAction} onClick={() => startWriting('publication')}>
          {t('list.publish')}
        </Button>
      )}
    </div>
  );
}

function SearchButton() {
  return (
    <Hint
      text={t('list.search', { keys: keyHint('go.search'), slash: keyHint('go.search', 1) })}
      side="bottom"
    >
      <Button
        kind="icon"
        className={styles.search}
        aria-label={t('list.searchLabel')}
        aria-keyshortcuts={ariaKeys('go.search')}
        onClick={goToSearch}
      >
        <SearchIcon />
      </Button>
    </Hint>
  );
}

export function ArticleList({ community }: { community: Community }) {
  const { items, loaded } = useArticles();
  const articleId = useNavigation((state) => state.articleId);
  // Nothing else is shown then: it is the window's main part, with the line that says how things are.
  const alone = useNarrow();
  // As a state: the rows are drawn anew when it is there, also where the list was loaded out of sight.
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  // In a narrow window one comes back to the article that one has left.
  const left = useRef(articleId);
  if (articleId !== null) left.current = articleId;
  const isEmpty = items.length === 0;
  useEffect(
    () => (articleId === null && !isEmpty ? findFocusInList() : undefined),
    [articleId, isEmpty],
  );
  useCommands({
    'article.publish': {
      run: () => startWriting('publication'),
      enabled: () => mayPublish(community),
    },
  });
  return (
    <section
      className={styles.list}
      role={alone ? 'main' : undefined}
      aria-label={nameOf(community)}
    >
      <header className={styles.header}>
        <h2 className={styles.community} {...(alone && { role: 'heading', 'aria-level': 1 })}>
          {nameOf(community)}
        </h2>
        <SearchButton />
        {mayPublish(community) && (
          <Hint text={t('list.publish')} side="bottom">
            <Button
              kind="icon"
              aria-label={t('list.publish')}
              aria-keyshortcuts={ariaKeys('article.publish')}
              onClick={() => startWriting('publication')}
            >
              <WriteIcon />
            </Button>
          </Hint>
        )}
      </header>
      {moderates(community) && <DeskEntry community={community} />}
      <CatchUpEntry community={community} />
      <nav ref={setScroller} className={styles.scroll} aria-label={t('list.label')}>
        {!loaded ? (
          <Skeleton />
        ) : items.length === 0 ? (
          <Empty community={community} narrow={alone} />
        ) : (
          <ArticleRows
            key={community.id}
            communityId={community.id}
            items={items}
            currentId={articleId}
            entryId={left.current}
            scroller={scroller}
          />
        )}
      </nav>
      {alone && <StatusLine community={community} />}
    </section>
  );
}
