// What is left of a comment that was taken out of sight. Moderators may look at its text, which is asked
// for then and kept nowhere, bring it back, or go on to its author.
import { useState } from 'react';
import type { Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { mayBringBack, mayRemoveOwn } from '../articles/authority.ts';
import { engine } from '../bridge.ts';
import { t } from '../messages/messages.ts';
import { restoreComment } from '../moderation/acts.ts';
import headStyles from '../parts/comment-head.module.css';
import { Markdown } from '../parts/markdown.tsx';
import { ask } from '../state/failures.ts';
import { openActSheet } from '../state/moderating.ts';
import { Action } from './action.tsx';
import actionStyles from './comment-actions.module.css';
import { CommentNumber } from './comment-number.tsx';
import styles from './comment-row.module.css';
import { deliveryWords, tombstoneWords } from './comment-words.ts';

type WithheldProps = {
  id: string;
  comment: ThreadComment;
  community: Community;
  replyCount: number;
  onRemove: () => void;
};

export function Withheld({ id, comment, community, replyCount, onRemove }: WithheldProps) {
  const communityId = community.id;
  const { number } = comment;
  // Held by no store, and gone with the row.
  const [text, setText] = useState<{ body: string | null } | null>(null);
  const delivery = deliveryWords(comment, community);
  const bringsBack = mayBringBack(community, comment);
  const removesOwn = mayRemoveOwn(community, comment);
  const examine = async () => {
    const found = await ask(engine()['comment.examine']({ communityId, commentId: comment.id }));
    setText(found ?? null);
  };
  return (
    <>
      {(bringsBack || removesOwn) && (
        <div className={`${actionStyles.actions} ${actionStyles.beside}`}>
          {bringsBack && (
            <>
              <Action
                label={t(text ? 'moderation.comment.hideText' : 'moderation.comment.showText')}
                expanded={text !== null}
                onClick={() => (text ? setText(null) : void examine())}
              />
              <Action
                label={t('moderation.comment.restore')}
                onClick={() => void restoreComment(communityId, comment)}
              />
              <Action
                label={t('moderation.menu.actShort')}
                command="comment.act"
                onClick={() => openActSheet({ communityId, member: comment.author, comment })}
              />
            </>
          )}
          {removesOwn && (
            <Action label={t('comment.remove')} command="comment.remove" onClick={onRemove} />
          )}
        </div>
      )}
      <p id={id} className={styles.gone}>
        {number !== null && (
          <CommentNumber
            className={styles.inlineNumber}
            {...{ comment, community, number }}
            shown={number}
          />
        )}
        {tombstoneWords(comment, replyCount)}
        <span className={headStyles.meta}>
          {bringsBack && (
            <>
              {' · '}
              <bdi>{comment.author.name}</bdi>
            </>
          )}
          {delivery && ` · ${delivery}`}
        </span>
      </p>
      {bringsBack && text && (
        <section className={styles.examined} aria-label={t('moderation.comment.textOf')}>
          {text.body === null ? (
            t('moderation.comment.noText')
          ) : (
            <Markdown of="comment" text={text.body} />
          )}
        </section>
      )}
    </>
  );
}
