// The narrow rail at the window's first edge: the communities one has joined, one more, and one's own account.
import type { Community } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';
import { Hint } from '../parts/hint.tsx';
import { PlusIcon } from '../parts/icons.tsx';
import { nameOf, useCommunities } from '../state/communities.ts';
import { goToCommunity, goToScreen, useNavigation } from '../state/navigation.ts';
import { AccountMenu } from './account-menu.tsx';
import styles from './rail.module.css';

/** "Riverside Review" is "Rr", "Oak" is "Oa". */
export function initials(name: string): string {
  const [first = '', second] = name.split(/[\s.-]+/).filter(Boolean);
  const letters = [...first];
  return `${(letters[0] ?? '').toUpperCase()}${([...(second ?? '')][0] ?? letters[1] ?? '').toLowerCase()}`;
}

export function Rail({ community }: { community: Community }) {
  const communities = useCommunities((state) => state.communities);
  const connecting = useNavigation((state) => state.screen === 'connect');
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      {communities.map((each) => (
        <Hint key={each.id} text={nameOf(each)} side="inline-end">
          <button
            type="button"
            className={styles.badge}
            aria-label={nameOf(each)}
            aria-current={each.id === community.id && !connecting}
            onClick={() => goToCommunity(each.id)}
          >
            {initials(nameOf(each))}
            {each.refused > 0 && (
              <span className={styles.refused} title={t('rail.refused', { count: each.refused })}>
                {each.refused}
              </span>
            )}
          </button>
        </Hint>
      ))}
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
    </nav>
  );
}
