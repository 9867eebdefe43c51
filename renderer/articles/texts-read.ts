// Which texts of an article are other than they were when it was read. Pure.
import { currentRevision, textsAt } from '../../shared/articles/revisions.ts';
import type { ChangedTexts } from '../../shared/bridge/catch-up.ts';
import type { Article } from '../../shared/bridge/engine-api.ts';

/** As they were read; null where none has changed, or what is shown was not published yet. */
export function changedSince(article: Article, readRevision: number | null): ChangedTexts | null {
  if (readRevision === null || readRevision >= currentRevision(article)) return null;
  if (article.delivery.state !== 'sent') return null;
  const { headline, deck, body } = textsAt(article, readRevision);
  const isSame = headline === article.headline && deck === article.deck && body === article.body;
  return isSame ? null : { headline, deck, body };
}
