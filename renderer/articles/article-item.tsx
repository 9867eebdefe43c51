// One article in the list: its headline, how busy it is, and what is new in it to this member.
import type { Activity } from '../../shared/bridge/activity.ts';
import type { ArticleItem as Item } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';
import { Sparkline } from '../parts/sparkline.tsx';
import hidden from '../parts/visually-hidden.module.css';
import { goToArticle } from '../state/navigation.ts';
import styles from './article-list.module.css';
import { countWords, keptWords, newWords } from './article-words.ts';

type ArticleItemProps = {
  item: Item;
  current: boolean;
  tabbable: boolean;
  activity: Activity | undefined;
  onFocus: () => void;
};

export function ArticleItem({ item, current, tabbable, activity, onFocus }: ArticleItemProps) {
  const news = newWords(item);
  const kept = keptWords(item);
  const marked = news !== null || !item.opened;
  const busy = activity && t('list.lastDay', { count: activity.lastDay });
  return (
    <button
      type="button"
      className={styles.item}
      data-article={item.id}
      aria-current={current}
      tabIndex={tabbable ? 0 : -1}
      onFocus={onFocus}
      onClick={() => goToArticle(item.id)}
    >
      <span
        className={styles.dot}
        data-marked={marked}
        title={item.opened ? undefined : t('list.unread')}
      />
      <span className={styles.words}>
        <span className={styles.headline}>
          <bdi>{item.headline}</bdi>
        </span>
        <span className={styles.counts} data-refused={item.delivery.state === 'refused'}>
          {countWords(item)}
          {news && <em className={styles.new}>{news}</em>}
          {kept && <span className={styles.kept}>{kept}</span>}
          {activity && (
            <span className={styles.activity} title={busy}>
              <Sparkline counts={activity.counts} />
              <span className={hidden.hidden}>{busy}</span>
            </span>
          )}
        </span>
      </span>
    </button>
  );
}
