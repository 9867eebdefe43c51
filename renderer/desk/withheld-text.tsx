// The text of a removed comment, asked of the server when a moderator wants it and kept nowhere.
import { useEffect, useState } from 'react';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { engine } from '../bridge.ts';
import { t } from '../messages/messages.ts';
import { Markdown } from '../parts/markdown.tsx';
import { ask } from '../state/failures.ts';
import styles from './item.module.css';

type WithheldTextProps = { communityId: CommunityId; commentId: CommentId };

export function WithheldText({ communityId, commentId }: WithheldTextProps) {
  // Undefined until it was answered.
  const [body, setBody] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let shown = true;
    void ask(engine()['comment.examine']({ communityId, commentId })).then((answer) => {
      if (shown && answer) setBody(answer.body);
    });
    return () => {
      shown = false;
    };
  }, [communityId, commentId]);
  if (body === undefined) return null;
  if (body === null) return <p className={styles.gone}>{t('desk.report.noText')}</p>;
  return (
    <div className={styles.withheld}>
      <Markdown of="comment" text={body} />
    </div>
  );
}
