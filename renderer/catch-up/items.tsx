// The items of the screen: what each says, and where it leads.
import type { ReactNode } from 'react';
import type {
  CatchUp,
  CatchUpItem,
  CatchUpSection,
  CommentLine,
} from '../../shared/bridge/catch-up.ts';
import { ChangedBody, ChangedLine, changedTexts } from '../articles/changed-article.tsx';
import { commentTime, fullTime, shortTime } from '../messages/dates.ts';
import { apart } from '../messages/isolate.ts';
import { t } from '../messages/messages.ts';
import { listInWords } from '../messages/numbers.ts';
import { reasonInWords } from '../moderation/reasons.ts';
import { leaveFrom } from '../state/catch-up.ts';
import { useNow } from '../state/clock.ts';
import { goToComment, goToHeadline, goToNews } from '../state/navigation.ts';
import styles from './catch-up.module.css';
import { itemsIn } from './use-catch-up-commands.ts';

export function sectionItems(section: CatchUpSection, found: CatchUp): ReactNode[] {
  switch (section) {
    case 'replies':
      return found.replies.items.map((item) => <Replies key={item.articleId} item={item} />);
    case 'own':
      return found.own.items.map((item) => <Own key={item.commentId} item={item} />);
    case 'articles':
      return found.articles.items.map((item) => <NewArticle key={item.articleId} item={item} />);
    case 'corrections':
      return found.corrections.items.map((item) => <Correction key={item.articleId} item={item} />);
    case 'threads':
      return found.threads.items.map((item) => <Thread key={item.articleId} item={item} />);
    case 'removed':
      return found.removed.items.map((item) => <Removed key={item.articleId} item={item} />);
  }
}

type ItemProps = { id: string; go: () => void; title: string; note: string; children?: ReactNode };

function Item({ id, go, title, note, children }: ItemProps) {
  const leave = (button: HTMLElement) => {
    leaveFrom(
      itemsIn(button.closest('main')).findIndex((item) => item.contains(button)),
      id,
    );
    go();
  };
  return (
    <li className={styles.item} data-id={id}>
      <button type="button" className={styles.open} onClick={(event) => leave(event.currentTarget)}>
        <span className={styles.headline} dir="auto">
          {title}
        </span>
        <span className={styles.note}>{note}</span>
      </button>
      {children}
    </li>
  );
}

/** The beginnings of comments, each the way to its own. */
function Lines({ of, lines }: { of: CatchUpItem<'threads'>; lines: readonly CommentLine[] }) {
  const now = useNow();
  return (
    <ul>
      {lines.map(({ commentId, number, author, at, line }) => (
        <li key={commentId}>
          <button
            type="button"
            className={styles.line}
            onClick={() => goToComment(of.articleId, commentId)}
          >
            <span className={styles.who}>{t('catchUp.line', { number, author })}</span>
            <span className={styles.words} dir="auto">
              {line}
            </span>
            <time className={styles.when} dateTime={at} title={fullTime(at)}>
              {commentTime(at, now)}
            </time>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** "2 replies to you · 1 mention of you" */
function toYouWords({ count, mentionCount }: CatchUpItem<'replies'>): string {
  const replyCount = count - mentionCount;
  return [
    replyCount > 0 ? t('catchUp.replies', { count: replyCount }) : '',
    mentionCount > 0 ? t('catchUp.mentions', { count: mentionCount }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function Replies({ item }: { item: CatchUpItem<'replies'> }) {
  return (
    <Item
      id={`replies/${item.articleId}`}
      go={() => goToComment(item.articleId, item.firstId)}
      title={item.headline}
      note={toYouWords(item)}
    >
      <Lines of={item} lines={item.lines} />
    </Item>
  );
}

function Thread({ item }: { item: CatchUpItem<'threads'> }) {
  return (
    <Item
      id={`threads/${item.articleId}`}
      go={() => goToNews(item.articleId)}
      title={item.headline}
      note={t('catchUp.newComments', { count: item.count })}
    >
      <Lines of={item} lines={item.lines} />
    </Item>
  );
}

function NewArticle({ item }: { item: CatchUpItem<'articles'> }) {
  const now = useNow();
  const count =
    item.commentCount === 0
      ? t('catchUp.noComments')
      : t('catchUp.comments', { count: item.commentCount });
  return (
    <Item
      id={`articles/${item.articleId}`}
      go={() => goToHeadline(item.articleId)}
      title={item.headline}
      note={`${shortTime(item.publishedAt, now)} · ${count}`}
    >
      {item.deck && (
        <p className={styles.deck} dir="auto">
          {item.deck}
        </p>
      )}
    </Item>
  );
}

function Correction({ item }: { item: CatchUpItem<'corrections'> }) {
  const now = useNow();
  const { headline, deck, body } = changedTexts(item);
  const when = t('catchUp.correctedAt', { time: shortTime(item.at, now) });
  return (
    <Item
      id={`corrections/${item.articleId}`}
      go={() => goToHeadline(item.articleId)}
      title={item.headline}
      note={[when, ...item.notes.map(apart)].join(' · ')}
    >
      <div className={styles.changed}>
        {headline && (
          <p className={styles.changedLine}>
            <ChangedLine {...headline} />
          </p>
        )}
        {deck && (
          <p className={styles.changedLine}>
            <ChangedLine {...deck} />
          </p>
        )}
        {body && <ChangedBody {...body} only="changed" />}
      </div>
    </Item>
  );
}

function Removed({ item }: { item: CatchUpItem<'removed'> }) {
  const listed = listInWords(item.numbers);
  const numbers =
    item.count > item.numbers.length ? t('catchUp.removedMore', { numbers: listed }) : listed;
  return (
    <Item
      id={`removed/${item.articleId}`}
      go={() => goToComment(item.articleId, item.commentId)}
      title={item.headline}
      note={t('catchUp.removed', { count: item.count, numbers })}
    />
  );
}

function Own({ item }: { item: CatchUpItem<'own'> }) {
  const fate = t(`catchUp.fate.${item.fate}`, { number: item.number ?? '' });
  const reason = reasonInWords(item.reason);
  return (
    <Item
      id={`own/${item.commentId}`}
      go={() => goToComment(item.articleId, item.commentId)}
      title={reason ? t('catchUp.fateFor', { fate, reason }) : fate}
      note={item.headline}
    />
  );
}
