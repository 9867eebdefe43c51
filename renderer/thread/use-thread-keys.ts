// Does what the keys of thread-keys.ts name, to the focused comment or in search of one.
import { type RefObject, useEffect } from 'react';
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import {
  mayEdit,
  mayReact,
  mayRemoveOwn,
  mayReport,
  mayTakeBack,
  mayWithhold,
  mayWrite,
  moderates,
} from '../articles/authority.ts';
import { t } from '../messages/messages.ts';
import { hideComment } from '../moderation/acts.ts';
import { serverNow } from '../state/clock.ts';
import { isWindowKey } from '../state/keyboard.ts';
import { askToRemove, askToReport, openActSheet } from '../state/moderating.ts';
import { useThread } from '../state/thread.ts';
import { copyNumber, discard, edit, quote, react, reply, retry } from './acts.ts';
import { isReleasable } from './held-words.ts';
import { isNew, nextIndex, stepToNews } from './news.ts';
import type { ThreadRow } from './rows.ts';
import { type ThreadCommand, threadCommand } from './thread-keys.ts';

type ThreadKeys = {
  tree: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
  rows: ThreadRow[];
  indexOf: ReadonlyMap<CommentId, number>;
  article: Article;
  community: Community;
  goTo: (index: number) => void;
  onRemove: (row: ThreadRow) => void;
  /** Tells whoever listens. */
  say: (words: string) => void;
};

/** The first row below the top of the view: where one reads when no comment has the focus. */
function rowInView(keys: ThreadKeys): number {
  const top = keys.scroller.current?.getBoundingClientRect().top ?? 0;
  for (const row of keys.tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? []) {
    if (row.getBoundingClientRect().bottom > top) return Number(row.dataset.index);
  }
  return 0;
}

/** The next new comment: one that was not on the screen yet, or else any of this visit's news. */
export function nextNew(rows: readonly ThreadRow[], from: number): number {
  const { unseen, newsAfter } = useThread.getState();
  return nextIndex(rows, from, ({ comment }) =>
    unseen.size > 0 ? unseen.has(comment.id) : isNew(comment, newsAfter),
  );
}

/** The row of this visit's news that the key leads to, with a word where it goes round. */
function newsFrom(command: 'nextNew' | 'previousNew', at: number, keys: ThreadKeys): number {
  const { unseen, newsAfter } = useThread.getState();
  const forward = command === 'nextNew';
  const from = at >= 0 ? at : rowInView(keys) - (forward ? 1 : 0);
  const found = stepToNews(keys.rows, from, forward, newsAfter);
  if (found === null) keys.say(t('away.noneNew'));
  else if (found.wentRound && unseen.size === 0) keys.say(t('away.allSeen'));
  else if (found.wentRound) keys.say(t(forward ? 'away.lastNew' : 'away.firstNew'));
  return found?.index ?? -1;
}

/** The index of the row that a command leads to; -1 when it leads nowhere. */
function destination(command: ThreadCommand, at: number, keys: ThreadKeys): number {
  const { rows, indexOf } = keys;
  const here = at >= 0;
  switch (command) {
    case 'next':
      return here ? Math.min(at + 1, rows.length - 1) : rowInView(keys);
    case 'previous':
      return here ? Math.max(at - 1, 0) : rowInView(keys);
    case 'first':
      return 0;
    case 'last':
      return rows.length - 1;
    case 'parent': {
      const parentId = rows[at]?.comment.parentId;
      return parentId ? (indexOf.get(parentId) ?? -1) : -1;
    }
    default:
      return -1;
  }
}

function act(command: ThreadCommand, row: ThreadRow, keys: ThreadKeys): void {
  const { article, community } = keys;
  const { comment } = row;
  const now = serverNow(community.id);
  const place = { communityId: community.id, articleId: article.id };
  const answers = comment.number !== null && comment.body !== null;
  const writes = answers && mayWrite(community, article, now);
  if (command === 'reply' && writes) reply(comment);
  else if (command === 'quote' && writes) void quote(place, comment);
  else if (command === 'edit' && mayEdit(community, comment, now)) edit(comment);
  else if (command === 'remove' && mayTakeBack(comment)) void discard(place, comment);
  else if (command === 'remove' && mayRemoveOwn(community, comment)) keys.onRemove(row);
  else if (command === 'remove' && mayWithhold(community, comment)) {
    askToRemove(community.id, comment);
  } else if (command === 'agree' && answers && mayReact(community, comment, now)) {
    react(place, comment, 'agree');
  } else if (command === 'copyNumber') copyNumber(comment);
  else if (command === 'report' && mayReport(community, comment)) {
    askToReport(community.id, comment);
  } else if (command === 'hide' && mayWithhold(community, comment)) {
    void hideComment(community.id, comment);
  } else if (command === 'actOn' && moderates(community) && !comment.mine) {
    openActSheet({ communityId: community.id, member: comment.author, comment });
  } else if (command === 'postAnyway' && isReleasable(comment)) {
    if (comment.delivery.state === 'refused') retry(place, comment.delivery.entryId);
  }
}

export function useThreadKeys(keys: ThreadKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (!isWindowKey(event) || !(target instanceof HTMLElement)) return;
      const onComment = target.role === 'treeitem';
      const command = threadCommand(event, onComment);
      if (command === null) return;
      event.preventDefault();
      const id = target.closest<HTMLElement>('[role="treeitem"]')?.dataset.id;
      const at = keys.indexOf.get(id as CommentId) ?? -1;
      const to =
        command === 'nextNew' || command === 'previousNew'
          ? newsFrom(command, at, keys)
          : destination(command, at, keys);
      const row = keys.rows[at];
      if (to >= 0) keys.goTo(to);
      // A key that is held moves on and on, but acts once.
      else if (row && !event.repeat) act(command, row, keys);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
