// The list of articles: what there is, how busy it is, and what is new to this member.
import { type RefObject, useEffect, useRef } from 'react';
import type { ArticleItem, Community } from '../../shared/bridge/engine-api.ts';
import { CatchUpEntry } from '../catch-up/catch-up-entry.tsx';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import type { Doing, Offer } from '../commands/offers.ts';
import { useCommands } from '../commands/use-commands.ts';
import { StatusLine } from '../communities/status-line.tsx';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Hint } from '../parts/hint.tsx';
import { SearchIcon, WriteIcon } from '../parts/icons.tsx';
import { useArticles } from '../state/articles.ts';
import { nameOf } from '../state/communities.ts';
import { isFocusLost } from '../state/lost-focus.ts';
import { useNarrow } from '../state/narrow.ts';
import { goToArticle, goToSearch, startWriting, useNavigation } from '../state/navigation.ts';
import styles from './article-list.module.css';
import { mayPublish, moderates } from './authority.ts';
import { DeskEntry } from './desk-entry.tsx';
import { focusList } from './list-focus.ts';

/** "24 comments · closed", the quiet part of the line under a headline. */
export function countWords(item: ArticleItem): string {
  const { delivery } = item;
  if (delivery.state === 'waiting') return t('list.waiting');
  if (delivery.state === 'sending') return t('list.sending');
  if (delivery.state === 'refused') return t('list.refused');
  const count =
    item.commentCount === 0
      ? t('list.noComments')
      : t('list.comments', { count: item.commentCount });
  return item.mode === 'open' ? count : `${count} · ${t(`list.${item.mode}`)}`;
}

/** How the article is kept here, where there is something to say of it. */
export function keptWords(item: ArticleItem): string | null {
  if (!item.saved) return t('keeping.notSaved');
  if (item.pinned) return t('keeping.pinned');
  return item.followed ? t('keeping.followed') : null;
}

/** "12 new, 2 to you", or null when nothing is. */
export function newWords(item: ArticleItem): string | null {
  if (!item.opened || item.newCount === 0) return null;
  return item.newToYou > 0
    ? t('list.newToYou', { count: item.newCount, toYou: item.newToYou })
    : t('list.new', { count: item.newCount });
}

/** Moves the focus among the articles, from the one that has it. */
function movingIn(list: RefObject<HTMLElement | null>): Offer {
  const to = (find: (at: number, count: number) => number): Doing => ({
    run: () => {
      const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
      const at = buttons.findIndex((button) => button.matches(':focus'));
      buttons[find(at, buttons.length)]?.focus();
    },
  });
  return {
    'list.next': to((at, count) => Math.min(at + 1, count - 1)),
    'list.previous': to((at) => Math.max(at - 1, 0)),
    'list.first': to(() => 0),
    'list.last': to((_at, count) => count - 1),
  };
}

function Item({
  item,
  current,
  tabbable,
}: {
  item: ArticleItem;
  current: boolean;
  tabbable: boolean;
}) {
  const news = newWords(item);
  const kept = keptWords(item);
  const marked = news !== null || !item.opened;
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.item}
        aria-current={current}
        tabIndex={tabbable ? 0 : -1}
        onClick={() => goToArticle(item.id)}
      >
        <span
          className={styles.dot}
          data-marked={marked}
          title={item.opened ? undefined : t('list.unread')}
        />
        <span className={styles.words}>
          <span className={styles.headline} dir="auto">
            {item.headline}
          </span>
          <span className={styles.counts} data-refused={item.delivery.state === 'refused'}>
            {countWords(item)}
            {news && <em className={styles.new}>{news}</em>}
            {kept && <span className={styles.kept}>{kept}</span>}
          </span>
        </span>
      </button>
    </li>
  );
}

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

function Empty({ community }: { community: Community }) {
  if (community.barred) return <p className={styles.empty}>{t('list.barred')}</p>;
  const offline = community.line.state !== 'online';
  const text = offline
    ? t('list.emptyOffline')
    : mayPublish(community)
      ? t('list.emptyPublisher')
      : t('list.emptyText');
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{t('list.empty')}</p>
      <p>{text}</p>
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
  const list = useRef<HTMLUListElement>(null);
  // In a narrow window one comes back to the article that one has left.
  const left = useRef(articleId);
  if (articleId !== null) left.current = articleId;
  const tabbableId = items.some(({ id }) => id === left.current) ? left.current : items[0]?.id;
  const isEmpty = items.length === 0;
  useEffect(() => {
    if (articleId === null && !isEmpty && isFocusLost()) focusList();
  }, [articleId, isEmpty]);
  useCommands({
    ...movingIn(list),
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
      <nav className={styles.scroll} aria-label={t('list.label')}>
        {!loaded ? (
          <Skeleton />
        ) : items.length === 0 ? (
          <Empty community={community} />
        ) : (
          <ul ref={list} data-keys="list">
            {items.map((item) => (
              <Item
                key={item.id}
                item={item}
                current={item.id === articleId}
                tabbable={item.id === tabbableId}
              />
            ))}
          </ul>
        )}
      </nav>
      {alone && <StatusLine community={community} />}
    </section>
  );
}
