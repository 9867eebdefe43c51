// What somebody sees who was banned where only members read: which community, why, and their appeal.
// Shows nothing of what is kept.
import type { Community } from '../../shared/bridge/engine-api.ts';
import { SanctionCard } from '../composer/sanction-card.tsx';
import { useNow } from '../state/clock.ts';
import { nameOf } from '../state/communities.ts';
import styles from './front-page.module.css';

export function BanCard({ community }: { community: Community }) {
  const now = useNow();
  const ban = community.sanctions.find(({ sanction }) => sanction.kind === 'ban');
  if (!ban) return null;
  return <SanctionCard own={ban} now={now} community={community} draftPlace={null} brief={false} />;
}

export function BarredPage({ community }: { community: Community }) {
  return (
    <div className={styles.scroll}>
      <div className={styles.page}>
        <h1 className={styles.name}>
          <bdi>{nameOf(community)}</bdi>
        </h1>
        <BanCard community={community} />
      </div>
    </div>
  );
}
