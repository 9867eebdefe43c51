// An article, set for reading: headline, deck, byline, corrections, text, sources.
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import { engine } from '../bridge.ts';
import { ariaKeys } from '../commands/hints.ts';
import { useCommands } from '../commands/use-commands.ts';
import { articleTime, fullTime, shortTime } from '../messages/dates.ts';
import { errorInWords } from '../messages/errors.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { ExternalLink, followableUrl } from '../parts/external-link.tsx';
import { Markdown } from '../parts/markdown.tsx';
import { useNow } from '../state/clock.ts';
import { ask } from '../state/failures.ts';
import { isFocusLost } from '../state/lost-focus.ts';
import { goToArticle, reachHeadline, startWriting, useNavigation } from '../state/navigation.ts';
import { useThread } from '../state/thread.ts';
import styles from './article-view.module.css';
import { mayPublish } from './authority.ts';
import { Corrections } from './corrections.tsx';
import { DiscussionMenu } from './discussion-menu.tsx';
import { KeepActions } from './keep-actions.tsx';
import { changedSince } from './texts-read.ts';

// Most articles are as they were read.
const ChangedLine = lazy(async () => ({
  default: (await import('./changed-article.tsx')).ChangedLine,
}));
const ChangedBody = lazy(async () => ({
  default: (await import('./changed-article.tsx')).ChangedBody,
}));

function Delivery({ article, community }: { article: Article; community: Community }) {
  const now = useNow();
  const { delivery } = article;
  if (delivery.state === 'sent') return null;
  if (delivery.state !== 'refused') {
    return <p className={styles.delivery}>{t(`article.${delivery.state}`)}</p>;
  }
  const entry = { communityId: community.id, entryId: delivery.entryId };
  const discard = async () => {
    const discarded = await ask(engine()['outbox.discard'](entry));
    // An article that was never published is gone with its entry.
    if (discarded && article.lastSeq === 0 && article.revisions.length === 0) goToArticle(null);
  };
  const change = async () => {
    if (await ask(engine()['outbox.discard'](entry))) startWriting('correction');
  };
  return (
    <div className={styles.delivery} data-refused role="alert">
      <span>{t('article.refused', { reason: errorInWords(delivery.error, now) })}</span>
      {delivery.error.code === 'changed' ? (
        // Sent as it is it would be refused again; in the form one sees what became of the article.
        <Button kind="plain" onClick={() => void change()}>
          {t('article.change')}
        </Button>
      ) : (
        <Button kind="plain" onClick={() => void ask(engine()['outbox.retry'](entry))}>
          {t('article.retry')}
        </Button>
      )}
      <Button kind="plain" onClick={() => void discard()}>
        {t('article.discard')}
      </Button>
    </div>
  );
}

function Sources({ article }: { article: Article }) {
  return (
    <section className={styles.sources} aria-labelledby="sources">
      <h2 id="sources" className={styles.sourcesTitle}>
        {t('article.sources')}
      </h2>
      <ol>
        {article.sources.map((source) => {
          const url = followableUrl(source.url ?? '');
          return (
            <li key={`${source.name} ${source.url ?? ''}`}>
              {url ? (
                <ExternalLink url={url}>
                  <bdi>{source.name}</bdi>
                </ExternalLink>
              ) : (
                <bdi>{source.name}</bdi>
              )}
              {url && <span className={styles.host}>{new URL(url).host}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

export function ArticleView({ article, community }: { article: Article; community: Community }) {
  const now = useNow();
  useCommands({
    'article.correct': {
      run: () => startWriting('correction'),
      enabled: () => article.delivery.state === 'sent' && mayPublish(community),
    },
  });
  const [showing, setShowing] = useState(false);
  const correction = article.revisions.at(-1);
  const { pictures, delivery } = article;
  const shown = useMemo(
    () => ({ communityId: community.id, pictures, unsent: delivery.state !== 'sent' }),
    [community.id, pictures, delivery.state],
  );
  const headline = useRef<HTMLHeadingElement>(null);
  // The article before is still drawn for a moment.
  const atHeadline = useNavigation((state) => state.atHeadline && state.articleId === article.id);
  useEffect(() => {
    if (!atHeadline) return;
    headline.current?.focus({ preventScroll: true });
    headline.current?.scrollIntoView({ block: 'start' });
    reachHeadline();
  }, [atHeadline]);
  const returning = useNavigation((state) => state.returningTo !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as the article is opened
  useEffect(() => {
    if (isFocusLost() && !returning) headline.current?.focus({ preventScroll: true });
  }, [article.id]);
  const readRevision = useThread((state) => state.readRevision);
  const [marksWanted, setMarksWanted] = useState(false);
  const asRead = useMemo(() => changedSince(article, readRevision), [article, readRevision]);
  const before = marksWanted ? asRead : null;
  const line = (field: 'headline' | 'deck'): ReactNode => {
    const was = before?.[field];
    if (was === undefined || was === article[field]) return article[field];
    return (
      <Suspense fallback={article[field]}>
        <ChangedLine before={was} after={article[field]} />
      </Suspense>
    );
  };
  const text = <Markdown of="article" text={article.body} shown={shown} />;
  return (
    <article data-quotable="article">
      <h1 ref={headline} className={styles.headline} tabIndex={-1} dir="auto">
        {line('headline')}
      </h1>
      {(article.deck || before?.deck) && (
        <div className={styles.deck} dir="auto">
          {line('deck')}
        </div>
      )}
      <div className={styles.by}>
        <span className={styles.facts}>
          {article.byline && <bdi>{article.byline}</bdi>}
          <time dateTime={article.publishedAt} title={fullTime(article.publishedAt)}>
            {articleTime(article.publishedAt, now)}
          </time>
          {correction && (
            <button type="button" className={styles.corrected} onClick={() => setShowing(true)}>
              {correction.note
                ? t('article.corrected', {
                    time: shortTime(correction.at, now),
                    note: correction.note,
                  })
                : t('article.correctedPlain', { time: shortTime(correction.at, now) })}
            </button>
          )}
        </span>
        {article.delivery.state === 'sent' && (
          <span className={styles.desk}>
            <KeepActions article={article} community={community} />
            {mayPublish(community) && (
              <>
                <button
                  type="button"
                  className={styles.action}
                  aria-keyshortcuts={ariaKeys('article.correct')}
                  onClick={() => startWriting('correction')}
                >
                  {t('article.correct')}
                </button>
                <DiscussionMenu article={article} community={community} />
              </>
            )}
          </span>
        )}
      </div>
      <Delivery article={article} community={community} />
      {asRead !== null && (
        <div className={styles.delivery}>
          <span>{t('away.corrected')}</span>
          <Button
            kind="plain"
            aria-pressed={marksWanted}
            onClick={() => setMarksWanted(!marksWanted)}
          >
            {t(marksWanted ? 'away.hide' : 'away.show')}
          </Button>
        </div>
      )}
      {before?.body === undefined || before.body === article.body ? (
        text
      ) : (
        <Suspense fallback={text}>
          <ChangedBody before={before.body} after={article.body} />
        </Suspense>
      )}
      {article.sources.length > 0 && <Sources article={article} />}
      <Corrections article={article} open={showing} onClose={() => setShowing(false)} />
    </article>
  );
}
