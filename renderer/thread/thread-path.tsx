// The way back from a deep reply: whom it answers, whom that one answers, up to the top; each leads there.
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';
import { goToComment } from '../state/navigation.ts';
import { useThread } from '../state/thread.ts';
import styles from './thread-path.module.css';

/** Of a longer way its beginning and its end. */
const NEAREST = 3;

export function ThreadPath({ comment }: { comment: ThreadComment }) {
  const comments = useThread((state) => state.comments);
  const above: ThreadComment[] = [];
  for (let at = comment.parentId; at !== null; ) {
    const parent = comments.get(at);
    if (parent === undefined) break;
    above.unshift(parent);
    at = parent.parentId;
  }
  const shown = above.filter((_, at) => at === 0 || at >= above.length - NEAREST);
  return (
    <ol className={styles.path} aria-label={t('reading.path')}>
      {shown.map((each, at) => (
        <li key={each.id} data-far={at === 1 && above.length > shown.length}>
          <button
            type="button"
            className={styles.step}
            onClick={() => goToComment(each.articleId, each.id)}
          >
            {pathStep(each)}
          </button>
        </li>
      ))}
    </ol>
  );
}

function pathStep({ number, author, body }: ThreadComment): string {
  if (body === null) return number ?? '';
  return t('reading.pathStep', { number: number ?? '', author: author.name });
}
