// What the list says of an article under its headline.
import type { ArticleItem } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';

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
