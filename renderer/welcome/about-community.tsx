// What a community is, before one is in: its name, what it says of itself, how many are there now, and
// who may come in. Its rules stand apart, since they may be long.
import type { Community, CommunityId } from '../../shared/bridge/engine-api.ts';
import { engine } from '../bridge.ts';
import { t } from '../messages/messages.ts';
import { Markdown } from '../parts/markdown.tsx';
import { nameOf } from '../state/communities.ts';
import { usePolled } from '../state/polled.ts';
import styles from './welcome.module.css';

const ASK_AGAIN_MS = 20_000;

/** How many are connected now; null where the server does not say it. */
async function readPresent(communityId: CommunityId): Promise<number | null> {
  const answer = await engine()['presence.here']({ communityId });
  return answer.ok ? answer.value.present : null;
}

/** `isCounted`: whether whoever looks is one of them. */
function presentWords(present: number | null, isCounted: boolean): string | null {
  if (present === null) return null;
  const others = isCounted ? present - 1 : present;
  return others > 0 ? t('account.here', { count: others }) : t('account.hereNobody');
}

export function AboutCommunity({ community }: { community: Community }) {
  const about = community.community;
  const isCounted = community.member !== null || about?.guestsRead === true;
  const here = presentWords(usePolled(community.id, ASK_AGAIN_MS, readPresent), isCounted);
  return (
    <section className={styles.about}>
      <p className={styles.host}>
        <bdi dir="ltr">{new URL(community.url).host}</bdi>
      </p>
      <h1 className={styles.name}>
        <bdi>{nameOf(community)}</bdi>
      </h1>
      {about?.description && (
        <p className={styles.description}>
          <bdi>{about.description}</bdi>
        </p>
      )}
      {about && (
        <ul className={styles.facts}>
          {/* Its place is there before the server has answered. */}
          <li className={styles.here} data-known={here !== null} aria-hidden={here === null}>
            {here}
          </li>
          <li>{t(about.guestsRead ? 'account.guestsRead' : 'account.membersRead')}</li>
          <li>{t(`account.registration.${about.registration}`)}</li>
        </ul>
      )}
      {community.exposed && <p className={styles.refusal}>{t('account.exposed')}</p>}
    </section>
  );
}

export function CommunityRules({ community }: { community: Community }) {
  const rules = community.community?.rules;
  if (!rules) return null;
  return (
    <section className={styles.rules}>
      <h2 className={styles.rulesTitle}>{t('account.rules')}</h2>
      <Markdown of="comment" text={rules} />
    </section>
  );
}
