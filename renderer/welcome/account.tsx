// What a community is, and the ways in: register, sign in, or read as a guest.
import { useId, useRef, useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { alongLine } from '../commands/keys.ts';
import '../messages/load-welcome.ts';
import { engine } from '../bridge.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { BackIcon } from '../parts/icons.tsx';
import { leaveCommunity } from '../state/communities.ts';
import { ask } from '../state/failures.ts';
import { goToCommunity, useNavigation } from '../state/navigation.ts';
import { AboutCommunity, CommunityRules } from './about-community.tsx';
import { AccountForm } from './account-form.tsx';
import styles from './welcome.module.css';

type Way = 'register' | 'signIn';

type WaysProps = {
  way: Way;
  /** Of the form that each of them shows. */
  panelId: string;
  onChoose: (way: Way, byKey: boolean) => void;
};

function Ways({ way, panelId, onChoose }: WaysProps) {
  const tabs = useRef<HTMLDivElement>(null);
  const choose = (chosen: Way) => {
    onChoose(chosen, true);
    tabs.current?.querySelector<HTMLElement>(`[data-way="${chosen}"]`)?.focus();
  };
  return (
    <div
      ref={tabs}
      className={styles.tabs}
      role="tablist"
      onKeyDown={(event) => {
        const key = alongLine(event.key);
        if (key === 'ArrowLeft') choose('register');
        if (key === 'ArrowRight') choose('signIn');
      }}
    >
      {(['register', 'signIn'] as const).map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`${panelId}-${each}`}
          aria-controls={panelId}
          data-way={each}
          aria-selected={way === each}
          tabIndex={way === each ? 0 : -1}
          className={styles.tab}
          onClick={() => onChoose(each, false)}
        >
          {t(`account.${each}`)}
        </button>
      ))}
    </div>
  );
}

export function Account({ community }: { community: Community }) {
  const about = community.community;
  const closed = about?.registration === 'closed';
  const invited = useNavigation((state) => state.invite) !== '';
  // The claim of a new community, or an invite of a closed one, is still an invite.
  const admits = !closed || invited;
  const arriving = useNavigation((state) => state.arriving) === community.id;
  const known = community.member !== null;
  const [way, setWay] = useState<Way>(
    known || !admits || (about?.registration === 'invite' && !invited) ? 'signIn' : 'register',
  );
  // Whoever goes from one way to the other by the arrows stays on them.
  const [byKey, setByKey] = useState(false);
  const panelId = useId();
  const panel = admits && {
    role: 'tabpanel',
    id: panelId,
    'aria-labelledby': `${panelId}-${way}`,
  };
  const choose = (chosen: Way, isByKey: boolean) => {
    setWay(chosen);
    setByKey(isByKey);
  };
  const guestsRead = about?.guestsRead ?? true;
  const reads = !community.barred && (known || guestsRead);

  return (
    <main className={styles.screen}>
      {arriving ? (
        <Button kind="plain" className={styles.back} onClick={() => void leave(community)}>
          <BackIcon />
          {t('account.otherAddress')}
        </Button>
      ) : (
        reads && (
          <Button kind="plain" className={styles.back} onClick={() => goToCommunity(community.id)}>
            <BackIcon />
            {t('account.back')}
          </Button>
        )
      )}
      <div className={styles.sheet}>
        <AboutCommunity community={community} />
        <section className={styles.ways}>
          {admits ? (
            <Ways way={way} panelId={panelId} onChoose={choose} />
          ) : (
            <p className={styles.text}>{t('account.closed')}</p>
          )}
          <div {...panel}>
            <AccountForm key={way} way={way} community={community} autoFocus={!byKey} />
          </div>
          {(!known || community.barred) &&
            (reads ? (
              <div className={styles.guest}>
                <span className={styles.or}>{t('account.or')}</span>
                <Button onClick={() => goToCommunity(community.id)}>{t('account.asGuest')}</Button>
              </div>
            ) : (
              <p className={styles.text}>{t('account.noGuests')}</p>
            ))}
        </section>
        <CommunityRules community={community} />
      </div>
    </main>
  );
}

/** Nothing of it was read or written yet, so there is nothing to keep. */
async function leave(community: Community): Promise<void> {
  leaveCommunity(community.id);
  await ask(engine()['community.forget']({ communityId: community.id }));
}
