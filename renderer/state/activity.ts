// How busy the threads were whose articles are in sight in the list. Asked for those alone, and again
// when one of them has moved.
import { useEffect, useState } from 'react';
import type { Activity } from '../../shared/bridge/activity.ts';
import type { ArticleItem, CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { engine } from '../bridge.ts';

/** A list that is scrolled or a storm asks no more often than this. */
const SETTLE_MS = 400;

type Known = ReadonlyMap<ArticleId, Activity>;

/** By article; those of which nothing is known, or which were quiet, are not in it. */
export function useActivity(communityId: CommunityId, inSight: readonly ArticleItem[]): Known {
  const [known, setKnown] = useState<Known>(new Map());
  const what = inSight.map(({ id, lastSeq, saved }) => `${id}/${lastSeq}/${saved}`).join(' ');
  useEffect(() => {
    let ended = false;
    const read = async () => {
      const articleIds = what.split(' ').flatMap((each) => (each.split('/')[0] ?? []) as ArticleId);
      // A failure leaves what was known: it is only a picture.
      const answer = await engine()['article.activity']({ communityId, articleIds });
      if (ended || !answer.ok) return;
      setKnown(new Map(answer.value.map((activity) => [activity.articleId, activity])));
    };
    const timer = what === '' ? undefined : setTimeout(() => void read(), SETTLE_MS);
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [communityId, what]);
  return known;
}
