// The narrow rail at the window's first edge: the communities one has joined, one more, and one's own account.
import { useEffect } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { ariaKeys } from '../commands/hints.ts';
import { t } from '../messages/messages.ts';
import { numberInWords } from '../messages/numbers.ts';
import { Hint } from '../parts/hint.tsx';
import { PlusIcon } from '../parts/icons.tsx';
import hidden from '../parts/visually-hidden.module.css';
import { nameOf, useCommunities } from '../state/communities.ts';
import { goToCommunity, goToScreen, useNavigation } from '../state/navigation.ts';
import { startUnread, type Unread, useUnread } from '../state/unread.ts';
import { AccountMenu } from './account-menu.tsx';
import styles from './rail.module.css';
import { useReordering } from './use-reordering.ts';

/** "Riverside Review" is "Rr", "Oak" is "Oa". */
export function initials(name: string): string {
  const [first = '', second] = name.split(/[\s.-]+/).filter(Boolean);
  const letters = [...first];
  return `${(letters[0] ?? '').toUpperCase()}${([...(second ?? '')][0] ?? letters[1] ?? '').toLowerCase()}`;
}

/** What there is to say of the community besides its name. */
function markWords({ refused }: Community, unread: Unread | undefined): string[] {
  return [
    ...(refused > 0 ? [t('rail.refused', { count: refused })] : []),
    ...(unread && unread.count > 0 ? [t('rail.toYou', { count: unread.count })] : []),
    ...(unread?.hasNews && unread.count === 0 ? [t('rail.news')] : []),
  ];
}

/** Higher than this nobody counts. */
const MOST_SHOWN = 99;

function Mark({ community, unread }: { community: Community; unread: Unread | undefined }) {
  const count = community.refused || unread?.count || 0;
  if (count > 0) {
    const text = count > MOST_SHOWN ? `${numberInWords(MOST_SHOWN)}+` : numberInWords(count);
    return (
      <span className={styles.count} data-refused={community.refused > 0}>
        {text}
      </span>
    );
  }
  return unread?.hasNews ? <span className={styles.news} /> : null;
}

export function Rail({ community }: { community: Community }) {
  const communities = useCommunities((state) => state.communities);
  const connecting = useNavigation((state) => state.screen === 'connect');
  const unread = useUnread((state) => state.unread);
  const { said, dragged, dragging } = useReordering(communities);
  useEffect(startUnread, []);
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <ul className={styles.communities} data-keys="rail">
        {communities.map((each) => {
          const words = markWords(each, unread.get(each.id)).reduce(
            (words, more) => t('rail.joined', { words, more }),
            nameOf(each),
          );
          return (
            <li key={each.id} data-dragged={dragged === each.id} {...dragging(each.id)}>
              <Hint text={words} side="inline-end">
                <button
                  type="button"
                  className={styles.badge}
                  data-community={each.id}
                  data-colour={each.colour}
                  aria-label={words}
                  aria-current={each.id === community.id && !connecting}
                  aria-keyshortcuts={communities.length > 1 ? movingKeys() : undefined}
                  onClick={() => goToCommunity(each.id)}
                >
                  {initials(nameOf(each))}
                  <Mark community={each} unread={unread.get(each.id)} />
                </button>
              </Hint>
            </li>
          );
        })}
      </ul>
      <Hint text={t('rail.add')} side="inline-end">
        <button
          type="button"
          className={styles.badge}
          aria-label={t('rail.add')}
          aria-current={connecting}
          onClick={() => goToScreen('connect')}
        >
          <PlusIcon />
        </button>
      </Hint>
      <AccountMenu community={community} />
      <span className={hidden.hidden} role="status">
        {said}
      </span>
    </nav>
  );
}

function movingKeys(): string {
  return [ariaKeys('community.up'), ariaKeys('community.down')].join(' ');
}
