// What is read: the article, its thread and the composer, in one column that scrolls as one.
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Article, Community, CommunityId } from '../../shared/bridge/engine-api.ts';
import { ArticleView } from '../articles/article-view.tsx';
import { mayWrite } from '../articles/authority.ts';
import { focusList } from '../articles/list-focus.ts';
import { ariaKeys } from '../commands/hints.ts';
import { useCommands } from '../commands/use-commands.ts';
import { DiscussionEnd } from '../composer/discussion-end.tsx';
import { duration } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { CitedThread } from '../parts/citation.tsx';
import { BackIcon } from '../parts/icons.tsx';
import pill from '../parts/pill.module.css';
import { useNow } from '../state/clock.ts';
import { forgetWritten, useJustWritten } from '../state/just-written.ts';
import { goToArticle } from '../state/navigation.ts';
import { isAlone } from '../state/standing.ts';
import { useThread } from '../state/thread.ts';
import { isBeingOrdered, useThreadShape } from '../state/thread-shape.ts';
import { quoteArticle } from './acts.ts';
import { countToSay } from './comment-words.ts';
import { NewsAnnouncer } from './news-announcer.tsx';
import { NewsPill } from './news-pill.tsx';
import { OrderMenu } from './order-menu.tsx';
import { PresenceLine } from './presence-line.tsx';
import styles from './reading-pane.module.css';
import type { ThreadRow } from './rows.ts';
import { scrollToEnd } from './scroll-to-end.ts';
import { isArticleSelected } from './selected-text.ts';
import { FEWEST_ON_MAP, ThreadMap, type ThreadView } from './thread-map.tsx';
import { ThreadTree } from './thread-tree.tsx';
import { useKeptInSight } from './use-kept-in-sight.ts';
import { usePlace } from './use-place.ts';
import { useNextRows, useRows } from './use-rows.ts';
import { useSteadyArticle } from './use-steady-article.ts';

const OwnPill = lazy(async () => ({ default: (await import('./own-pill.tsx')).OwnPill }));

/** To the list of articles; in a narrow window it takes the place of what is read. */
function leaveArticle(): void {
  if (focusList()) return;
  goToArticle(null);
}

export function ReadingPane({ community }: { community: Community }) {
  const article = useThread((state) => state.article);
  // What there is may be on its way, as for an account that just signed in.
  const isComing =
    article === undefined || (article === null && community.line.state === 'connecting');
  // A window for one thread has no list to go back to.
  useCommands({ 'go.leave': { run: leaveArticle, enabled: () => !isAlone() } });
  return (
    <>
      {!isAlone() && (
        <div className={styles.backBar}>
          <Button kind="plain" onClick={() => goToArticle(null)}>
            <BackIcon />
            {t('article.back')}
          </Button>
        </div>
      )}
      {isComing && <div className={styles.blank} role="img" aria-label={t('article.loading')} />}
      {article === null && !isComing && <p className={styles.gone}>{t('article.gone')}</p>}
      {article && <Discussion article={article} community={community} />}
    </>
  );
}

function DiscussionBar({
  communityId,
  article,
  rows,
  canWrite,
  onWrite,
  onReorder,
}: {
  communityId: CommunityId;
  article: Article;
  rows: ThreadRow[];
  canWrite: boolean;
  onWrite: () => void;
  onReorder: () => void;
}) {
  const newCount = useThread((state) => state.unseen.size);
  const complete = useThread((state) => state.complete);
  const whole = useThread((state) => state.whole);
  const count = useThread(({ comments }) => countToSay(article.commentCount, comments.values()));
  return (
    <div className={styles.bar}>
      <h2 className={styles.count}>
        {count === 0 ? t('thread.none') : t('thread.comments', { count })}
      </h2>
      {newCount > 0 && <span className={styles.new}>{t('thread.new', { count: newCount })}</span>}
      {article.mode === 'slow' && (
        <span>{t('thread.slow', { wait: duration(article.slowSeconds * 1_000) })}</span>
      )}
      {article.mode === 'closed' && <span>{t('thread.closed')}</span>}
      {(!complete || !whole) && count > 0 && <span>{t('thread.loadingMore')}</span>}
      {rows.length > 0 && <OrderMenu rows={rows} onReorder={onReorder} />}
      <PresenceLine communityId={communityId} articleId={article.id} />
      {canWrite && (
        <button
          type="button"
          className={styles.write}
          aria-keyshortcuts={ariaKeys('thread.write')}
          onClick={onWrite}
        >
          {t('thread.write')}
        </button>
      )}
    </div>
  );
}

/** Pixels from the top of what scrolls to the list, followed as the article changes its height. */
function useOffsetOf(
  list: React.RefObject<HTMLElement | null>,
  above: React.RefObject<HTMLElement | null>,
) {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    if (!above.current) return;
    const measure = () => setOffset(list.current?.offsetTop ?? 0);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(above.current);
    return () => observer.disconnect();
  }, [list, above]);
  return offset;
}

function Discussion({ article, community }: { article: Article; community: Community }) {
  const scroller = useRef<HTMLDivElement>(null);
  const above = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const goTo = useRef<((index: number) => void) | null>(null);
  const view = useRef<ThreadView>(null);
  const rows = useRows();
  const loaded = useThread((state) => state.loaded);
  const offset = useOffsetOf(list, above);
  const steadyArticle = useSteadyArticle(article);
  const published = article.delivery.state === 'sent';
  const now = useNow();

  const showEnd = () => scroller.current && scrollToEnd(scroller.current);
  const write = () => {
    showEnd();
    end.current?.querySelector('textarea')?.focus({ preventScroll: true });
  };

  useKeptInSight(scroller);
  usePlace(scroller, loaded || !published);
  const seekFirst = useNextRows(rows, goTo);
  const order = useThreadShape((state) => state.order);
  const isOrdering = useThreadShape(isBeingOrdered) && loaded && article.commentCount > 0;
  const hasWritten = useJustWritten((state) => state.written !== null);
  useEffect(() => forgetWritten, []);

  const writes = mayWrite(community, article, now);
  const quoteSelected = () => {
    const field = end.current?.querySelector('textarea');
    if (!field) return;
    showEnd();
    void quoteArticle(field);
  };
  useCommands({
    'thread.write': { run: write, enabled: () => writes },
    'comment.quote': { run: quoteSelected, enabled: () => writes && isArticleSelected() },
  });

  return (
    <CitedThread value={article.id}>
      <div className={styles.reading}>
        <div ref={scroller} className={styles.scroll}>
          <div className={styles.column}>
            <div ref={above}>
              <ArticleView article={article} community={community} />
              {published && (
                <DiscussionBar
                  communityId={community.id}
                  article={article}
                  canWrite={writes && rows.length > 0}
                  onWrite={write}
                  rows={rows}
                  onReorder={seekFirst}
                />
              )}
            </div>
            <div ref={list}>
              {isOrdering && <p className={styles.ordering}>{t('reading.ordering')}</p>}
              {rows.length > 0 && (
                <ThreadTree
                  rows={rows}
                  article={steadyArticle}
                  community={community}
                  scroller={scroller}
                  offset={offset}
                  goToRef={goTo}
                  viewRef={view}
                />
              )}
            </div>
            <div ref={end} className={styles.end}>
              {/* Before the thread is read it is not known whether one may write here. */}
              {(loaded || !published) && (
                <DiscussionEnd
                  article={article}
                  community={community}
                  // In other orders it stands elsewhere.
                  onSent={() => order === 'numbered' && showEnd()}
                />
              )}
            </div>
          </div>
        </div>
        {rows.length > FEWEST_ON_MAP && <ThreadMap {...{ rows, view, scroller }} />}
      </div>
      <NewsAnnouncer />
      <div className={pill.place}>
        <div className={pill.pills}>
          <Suspense>
            {hasWritten && <OwnPill rows={rows} community={community} scroller={scroller} />}
          </Suspense>
          <NewsPill rows={rows} goTo={goTo} scroller={scroller} />
        </div>
      </div>
    </CitedThread>
  );
}
