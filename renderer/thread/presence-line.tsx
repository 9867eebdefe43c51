// "14 reading · quiet oar is writing", in the head of a thread: a place that is always as high, in which
// nothing is announced.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ThreadPresence } from '../../shared/bridge/presence.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { t } from '../messages/messages.ts';
import { usePresence } from '../state/presence.ts';
import styles from './presence-line.module.css';

/** What there is to say; empty where one is alone. */
export function presenceWords({ readers, typing }: ThreadPresence): string {
  const words: string[] = [];
  // Whoever reads this is one of them.
  if (readers > 1) words.push(t('presence.readers', { count: readers }));
  const [first, second] = typing;
  if (first !== undefined && second === undefined) words.push(t('presence.one', { name: first }));
  else if (first !== undefined && second !== undefined && typing.length === 2)
    words.push(t('presence.two', { first, second }));
  else if (typing.length > 2) words.push(t('presence.several'));
  return words.join(' · ');
}

type PresenceLineProps = { communityId: CommunityId; articleId: ArticleId };

export function PresenceLine({ communityId, articleId }: PresenceLineProps) {
  const words = presenceWords(usePresence(communityId, articleId));
  return (
    <span className={styles.line} title={words}>
      {words}
    </span>
  );
}
