// How busy the community was in the last hours: comments a minute, reports and mutes, each as a line with
// its figure in words. Shown while the server says it, and asked for once a minute.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { DeskActivity as Activity } from '../../shared/protocol/desk-activity.ts';
import { engine } from '../bridge.ts';
import { t } from '../messages/messages.ts';
import { decimalInWords } from '../messages/numbers.ts';
import { Sparkline } from '../parts/sparkline.tsx';
import { usePolled } from '../state/polled.ts';
import styles from './desk-activity.module.css';

const ASK_AGAIN_MS = 60_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** It is only a picture: without a line there is none, and nothing is said of that here. */
async function readActivity(communityId: CommunityId): Promise<Activity | null> {
  const answer = await engine()['desk.activity']({ communityId });
  return answer.ok ? answer.value : null;
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

export function DeskActivity({ communityId }: { communityId: CommunityId }) {
  const activity = usePolled(communityId, ASK_AGAIN_MS, readActivity);
  const hours = activity ? (activity.comments.length * activity.stepMs) / HOUR_MS : 0;
  const lastStep = activity?.comments.at(-1) ?? 0;
  const perMinute = activity ? Math.round((10 * lastStep * MINUTE_MS) / activity.stepMs) / 10 : 0;
  // Its place is there before the server has answered, so that nothing moves when it has.
  return (
    <div className={styles.place}>
      {activity && (
        <>
          <h2 className={styles.label}>{t('desk.activity.label', { count: hours })}</h2>
          <ul className={styles.figures}>
            <li className={styles.figure}>
              <Sparkline counts={activity.comments} />
              {t('desk.activity.comments', {
                count: perMinute,
                perMinute: decimalInWords(perMinute),
              })}
            </li>
            <li className={styles.figure}>
              <Sparkline counts={activity.reports} />
              {t('desk.activity.reports', { count: sum(activity.reports) })}
            </li>
            <li className={styles.figure}>
              <Sparkline counts={activity.mutes} />
              {t('desk.activity.mutes', { count: sum(activity.mutes) })}
            </li>
          </ul>
        </>
      )}
    </div>
  );
}
