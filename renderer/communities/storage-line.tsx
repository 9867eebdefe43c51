// One line of the status line: what is wrong with keeping things on this device, as long as it is so or
// until one has understood it.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { StorageProblem } from '../../shared/bridge/storage-problem.ts';
import { engine } from '../bridge.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { ask } from '../state/failures.ts';
import styles from './status-line.module.css';

/** The problem as a person reads it. */
export function storageSentence(problem: StorageProblem): string {
  if (problem.kind !== 'replaced') return t(`storageProblem.${problem.kind}`);
  const kept = t(`storageProblem.${problem.complete ? 'complete' : 'incomplete'}`);
  return `${t(`storageProblem.${problem.why}`)} ${kept}`;
}

type StorageLineProps = { communityId: CommunityId; problem: StorageProblem };

export function StorageLine({ communityId, problem }: StorageLineProps) {
  const understand = () => void ask(engine()['community.understandStorage']({ communityId }));
  return (
    <div className={styles.line} data-quiet={false}>
      <span className={styles.words}>{storageSentence(problem)}</span>
      {problem.kind === 'replaced' && (
        <Button kind="plain" onClick={understand}>
          {t('storageProblem.understood')}
        </Button>
      )}
    </div>
  );
}
