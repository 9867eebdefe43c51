// What one can do with a comment: shown while it is hovered or focused, with the keys that do the
// same; over the end of the head line, so that showing them moves nothing.
import type { Article, Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { type Reaction, reactions } from '../../shared/protocol/comments.ts';
import { mayEdit, mayRemove, mayWrite } from '../articles/authority.ts';
import { t } from '../messages/messages.ts';
import { MoreIcon, ReactionIcon } from '../parts/icons.tsx';
import { Menu, MenuItem, MenuSeparator } from '../parts/menu.tsx';
import { copyNumber, edit, quote, react, reply } from './acts.ts';
import styles from './comment-row.module.css';

type CommentActionsProps = {
  comment: ThreadComment;
  article: Article;
  community: Community;
  now: number;
  onRemove: () => void;
};

type CommentReactionsProps = Pick<CommentActionsProps, 'comment' | 'community'>;

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
      {count > 0 && <span>{count}</span>}
    </button>
  );
}

function Action({
  label,
  shortcut,
  onClick,
}: {
  label: string;
  shortcut: string;
  onClick: () => void;
}) {
  return (
    <button type="button" className={styles.action} aria-keyshortcuts={shortcut} onClick={onClick}>
      {label} <kbd className={styles.shortcut}>{shortcut}</kbd>
    </button>
  );
}

function useReact(comment: ThreadComment, community: Community) {
  const place = { communityId: community.id, articleId: comment.articleId };
  return {
    disabled: !community.member,
    onReact: (reaction: Reaction) => react(place, comment, reaction),
  };
}

/** The reactions that somebody chose, under the text. */
export function CommentReactions({ comment, community }: CommentReactionsProps) {
  const buttons = useReact(comment, community);
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
  onRemove,
}: CommentActionsProps) {
  const buttons = useReact(comment, community);
  const place = { communityId: community.id, articleId: article.id };
  const sent = comment.number !== null;
  const writes = sent && mayWrite(community, article);
  return (
    <div className={styles.actions}>
      {writes && (
        <>
          <Action label={t('comment.reply')} shortcut="R" onClick={() => reply(comment)} />
          <Action
            label={t('comment.quote')}
            shortcut="Q"
            onClick={() => void quote(place, comment)}
          />
        </>
      )}
      {mayEdit(comment, now) && (
        <Action label={t('comment.edit')} shortcut="E" onClick={() => edit(comment)} />
      )}
      {sent &&
        community.member &&
        reactions
          .filter((reaction) => comment.reactions[reaction] === undefined)
          .map((reaction) => (
            <ReactionButton key={reaction} reaction={reaction} comment={comment} {...buttons} />
          ))}
      {sent && (
        <Menu
          trigger={
            <button
              type="button"
              className={styles.more}
              aria-label={t('comment.moreFor', { number: comment.number ?? '' })}
            >
              <MoreIcon />
            </button>
          }
        >
          {writes && (
            <>
              <MenuItem shortcut="R" onClick={() => reply(comment)}>
                {t('comment.reply')}
              </MenuItem>
              <MenuItem shortcut="Q" onClick={() => void quote(place, comment)}>
                {t('comment.quote')}
              </MenuItem>
            </>
          )}
          {community.member &&
            reactions.map((reaction) => (
              <MenuItem
                key={reaction}
                {...(reaction === 'agree' && { shortcut: 'A' })}
                onClick={() => buttons.onReact(reaction)}
              >
                {t(`comment.reaction.${reaction}`)}
              </MenuItem>
            ))}
          <MenuItem shortcut="C" onClick={() => copyNumber(comment)}>
            {t('comment.copyNumber')}
          </MenuItem>
          {mayRemove(comment, community) && (
            <>
              <MenuSeparator />
              <MenuItem shortcut="X" onClick={onRemove}>
                {t('comment.remove')}
              </MenuItem>
            </>
          )}
        </Menu>
      )}
    </div>
  );
}
