// What one can do with a comment: shown while it is hovered or focused, with the keys that do the
// same; over the end of the head line, so that showing them moves nothing.
import type { Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { reactions } from '../../shared/protocol/closed-lists.ts';
import type { Reaction } from '../../shared/protocol/comments.ts';
import {
  mayEdit,
  mayReact,
  mayRemoveOwn,
  mayTakeBack,
  mayWithhold,
  mayWrite,
} from '../articles/authority.ts';
import { t } from '../messages/messages.ts';
import { numberInWords } from '../messages/numbers.ts';
import { hideComment } from '../moderation/acts.ts';
import { ReactionIcon } from '../parts/icons.tsx';
import { openActSheet } from '../state/moderating.ts';
import { Action } from './action.tsx';
import { discard, edit, quote, react, reply } from './acts.ts';
import styles from './comment-actions.module.css';
import { type CommentActionsProps, CommentMenu } from './comment-menu.tsx';

type CommentReactionsProps = Pick<CommentActionsProps, 'comment' | 'community' | 'now'>;

type ReactionButtonProps = {
  reaction: Reaction;
  comment: ThreadComment;
  disabled: boolean;
  onReact: (reaction: Reaction) => void;
};

function ReactionButton({ reaction, comment, disabled, onReact }: ReactionButtonProps) {
  const count = comment.reactions[reaction] ?? 0;
  const name = t(`comment.reaction.${reaction}`);
  return (
    <button
      type="button"
      className={styles.reaction}
      aria-pressed={comment.myReactions.includes(reaction)}
      aria-label={count > 0 ? t('comment.reactionCount', { reaction: name, count }) : name}
      title={name}
      disabled={disabled}
      onClick={() => onReact(reaction)}
    >
      <ReactionIcon reaction={reaction} />
      {count > 0 && <span>{numberInWords(count)}</span>}
    </button>
  );
}

function reacting(comment: ThreadComment, community: Community, now: number) {
  const place = { communityId: community.id, articleId: comment.articleId };
  return {
    disabled: !mayReact(community, comment, now),
    onReact: (reaction: Reaction) => react(place, comment, reaction),
  };
}

/** The reactions that somebody chose, under the text. */
export function CommentReactions({ comment, community, now }: CommentReactionsProps) {
  const buttons = reacting(comment, community, now);
  const chosen = reactions.filter((reaction) => comment.reactions[reaction] !== undefined);
  if (chosen.length === 0) return null;
  return (
    <div className={styles.foot}>
      {chosen.map((reaction) => (
        <ReactionButton key={reaction} reaction={reaction} comment={comment} {...buttons} />
      ))}
    </div>
  );
}

export function CommentActions({
  comment,
  article,
  community,
  now,
  folded,
  onRemove,
}: CommentActionsProps) {
  const buttons = reacting(comment, community, now);
  const place = { communityId: community.id, articleId: article.id };
  const sent = comment.number !== null;
  const writes = sent && mayWrite(community, article, now);
  const withholds = mayWithhold(community, comment);
  return (
    <div className={styles.actions}>
      {writes && (
        <>
          <Action
            label={t('comment.reply')}
            command="comment.reply"
            onClick={() => reply(comment)}
          />
          <Action
            label={t('comment.quote')}
            command="comment.quote"
            onClick={() => void quote(place, comment)}
          />
        </>
      )}
      {mayEdit(community, comment, now) && (
        <Action label={t('comment.edit')} command="comment.edit" onClick={() => edit(comment)} />
      )}
      {sent &&
        !withholds &&
        mayReact(community, comment, now) &&
        reactions
          .filter((reaction) => comment.reactions[reaction] === undefined)
          .map((reaction) => (
            <ReactionButton key={reaction} reaction={reaction} comment={comment} {...buttons} />
          ))}
      {!sent && mayRemoveOwn(community, comment) && (
        <Action
          label={t(`moderation.removeOwn.${comment.held?.state ?? 'visible'}.action`)}
          command="comment.remove"
          onClick={onRemove}
        />
      )}
      {mayTakeBack(comment) && (
        <Action
          label={t('comment.takeBack')}
          command="comment.remove"
          onClick={() => void discard(place, comment)}
        />
      )}
      {withholds && (
        <>
          <Action
            label={t('moderation.menu.hide')}
            command="comment.hide"
            onClick={() => void hideComment(community.id, comment)}
          />
          <Action
            label={t('moderation.menu.actShort')}
            command="comment.act"
            onClick={() =>
              openActSheet({ communityId: community.id, member: comment.author, comment })
            }
          />
        </>
      )}
      {sent && <CommentMenu {...{ comment, article, community, now, folded, onRemove }} />}
    </div>
  );
}
