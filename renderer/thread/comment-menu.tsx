// All that one can do with a comment, in the menu at its head, with the keys that do the same.
import type { Article, Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { reactions } from '../../shared/protocol/closed-lists.ts';
import {
  mayIgnore,
  mayReact,
  mayRemoveOwn,
  mayReport,
  mayWithhold,
  mayWrite,
} from '../articles/authority.ts';
import { keyHint } from '../commands/hints.ts';
import { t } from '../messages/messages.ts';
import { hideComment } from '../moderation/acts.ts';
import { MoreIcon } from '../parts/icons.tsx';
import { Menu, MenuItem, MenuSeparator } from '../parts/menu.tsx';
import { askToRemove, askToReport, openActSheet } from '../state/moderating.ts';
import { foldBranch } from '../state/thread-shape.ts';
import { copyLink, ignore, quote, react, reply } from './acts.ts';
import styles from './comment-actions.module.css';

/** What can be done with a comment, beside it and in its menu, depends on these. */
export type CommentActionsProps = {
  comment: ThreadComment;
  article: Article;
  community: Community;
  now: number;
  /** Null where nothing answers it. */
  folded: boolean | null;
  onRemove: () => void;
};

export function CommentMenu({
  comment,
  article,
  community,
  now,
  folded,
  onRemove,
}: CommentActionsProps) {
  const place = { communityId: community.id, articleId: article.id };
  const { name } = comment.author;
  const removesOwn = mayRemoveOwn(community, comment);
  return (
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
      {mayWrite(community, article, now) && (
        <>
          <MenuItem shortcut={keyHint('comment.reply')} onClick={() => reply(comment)}>
            {t('comment.reply')}
          </MenuItem>
          <MenuItem shortcut={keyHint('comment.quote')} onClick={() => void quote(place, comment)}>
            {t('comment.quote')}
          </MenuItem>
        </>
      )}
      {mayReact(community, comment, now) &&
        reactions.map((reaction) => (
          <MenuItem
            key={reaction}
            shortcut={keyHint(`comment.${reaction}`)}
            onClick={() => react(place, comment, reaction)}
          >
            {t(`comment.reaction.${reaction}`)}
          </MenuItem>
        ))}
      <MenuItem shortcut={keyHint('comment.copyLink')} onClick={() => copyLink(community, comment)}>
        {t('comment.copyLink')}
      </MenuItem>
      {folded !== null && (
        <MenuItem
          shortcut={keyHint('thread.toggle')}
          onClick={() => foldBranch(comment.id, !folded)}
        >
          {t(folded ? 'reading.expand' : 'reading.collapse')}
        </MenuItem>
      )}
      {(removesOwn || mayIgnore(community, comment)) && <MenuSeparator />}
      {removesOwn && (
        <MenuItem shortcut={keyHint('comment.remove')} onClick={onRemove}>
          {t('comment.remove')}
        </MenuItem>
      )}
      {mayReport(community, comment) && (
        <MenuItem
          shortcut={keyHint('comment.report')}
          onClick={() => askToReport(community.id, comment)}
        >
          {t('moderation.menu.report')}
        </MenuItem>
      )}
      {mayIgnore(community, comment) && (
        <MenuItem
          shortcut={keyHint('comment.ignore')}
          onClick={() => ignore(place, comment, !comment.ignored)}
        >
          {t(comment.ignored ? 'moderation.menu.listen' : 'moderation.menu.ignore', { name })}
        </MenuItem>
      )}
      {mayWithhold(community, comment) && (
        <>
          <MenuSeparator />
          <MenuItem
            shortcut={keyHint('comment.hide')}
            onClick={() => void hideComment(community.id, comment)}
          >
            {t('moderation.menu.hide')}
          </MenuItem>
          <MenuItem
            shortcut={keyHint('comment.remove')}
            onClick={() => askToRemove(community.id, comment)}
          >
            {t('moderation.menu.remove')}
          </MenuItem>
          <MenuItem
            shortcut={keyHint('comment.act')}
            onClick={() =>
              openActSheet({ communityId: community.id, member: comment.author, comment })
            }
          >
            {t('moderation.menu.act', { name })}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
