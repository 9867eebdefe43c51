// What can be done in a thread by command: to the focused comment, or in search of one.
import type { RefObject } from 'react';
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import type { Reaction } from '../../shared/protocol/comments.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import {
  mayEdit,
  mayIgnore,
  mayReact,
  mayRemoveOwn,
  mayReport,
  mayTakeBack,
  mayWithhold,
  mayWrite,
  moderates,
} from '../articles/authority.ts';
import type { CommandId } from '../commands/catalogue.ts';
import { type Doing, focusedIn, type Offer } from '../commands/offers.ts';
import { useCommands } from '../commands/use-commands.ts';
import { t } from '../messages/messages.ts';
import { hideComment } from '../moderation/acts.ts';
import { serverNow } from '../state/clock.ts';
import { askToRemove, askToReport, openActSheet } from '../state/moderating.ts';
import { useThread } from '../state/thread.ts';
import { copyLink, discard, edit, ignore, quote, react, reply, retry } from './acts.ts';
import { lastShown, shownFrom } from './branches.ts';
import { isReleasable } from './held-words.ts';
import { nextUnseen, stepToNews, unseenToYou } from './news.ts';
import type { ThreadRow } from './rows.ts';
import { useBranchCommands } from './use-branch-commands.ts';

type ThreadParts = {
  tree: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
  rows: ThreadRow[];
  indexOf: ReadonlyMap<CommentId, number>;
  article: Article;
  community: Community;
  goTo: (index: number) => void;
  onFold: (row: ThreadRow, folded: boolean) => void;
  onRemove: (row: Pick<ThreadRow, 'comment'>) => void;
  /** Tells whoever listens. */
  say: (words: string) => void;
};

/** The first row below the top of the view: where one reads when no comment has the focus. */
function rowInView(thread: ThreadParts): number {
  const top = thread.scroller.current?.getBoundingClientRect().top ?? 0;
  for (const row of thread.tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? []) {
    if (row.getBoundingClientRect().bottom > top) return Number(row.dataset.index);
  }
  return 0;
}

/**
 * The row of this visit's news that comes next, with a word where it goes round. An unseen one that is
 * addressed to this member comes before all others.
 */
function newsFrom(at: number, forward: boolean, thread: ThreadParts): number {
  const { unseen, newsAfter, comments } = useThread.getState();
  const from = at >= 0 ? at : rowInView(thread) - (forward ? 1 : 0);
  if (forward && unseenToYou(comments, unseen) > 0) {
    return nextUnseen(thread.rows, from, comments, unseen);
  }
  const found = stepToNews(thread.rows, from, forward, newsAfter);
  if (found === null) thread.say(t('away.noneNew'));
  else if (found.wentRound && unseen.size === 0) thread.say(t('away.allSeen'));
  else if (found.wentRound) thread.say(t(forward ? 'away.lastNew' : 'away.firstNew'));
  return found?.index ?? -1;
}

/** The index of the row that has the focus, or something in it; -1 where none has. */
function focusedIndex({ indexOf }: ThreadParts): number {
  const id = focusedIn('[role="treeitem"]')?.dataset.id;
  return indexOf.get(id as CommentId) ?? -1;
}

/** Where each command leads from the row at an index, or from none; -1 when it leads nowhere. */
function moving(thread: ThreadParts): Offer {
  const { rows, goTo } = thread;
  const to = (find: (at: number) => number): Doing => ({
    run: () => {
      const found = find(focusedIndex(thread));
      if (found >= 0) goTo(found);
    },
  });
  const parentAt = (at: number) => rows[at]?.parentAt ?? -1;
  return {
    'thread.next': to((at) => (at < 0 ? rowInView(thread) : shownFrom(rows, at, 1))),
    'thread.previous': to((at) => (at < 0 ? rowInView(thread) : shownFrom(rows, at, -1))),
    'thread.first': to(() => 0),
    'thread.last': to(() => lastShown(rows)),
    'thread.nextNew': to((at) => newsFrom(at, true, thread)),
    'thread.previousNew': to((at) => newsFrom(at, false, thread)),
    'thread.parent': {
      ...to(parentAt),
      enabled: () => parentAt(focusedIndex(thread)) >= 0,
    },
  };
}

/** What can be done to a comment: whether it may be, and the doing. */
type Act = { may: (row: ThreadRow, now: number) => boolean; run: (row: ThreadRow) => void };

function acts(thread: ThreadParts): { [N in CommandId]?: Act } {
  const { article, community } = thread;
  const place = { communityId: community.id, articleId: article.id };
  const isText = ({ comment }: ThreadRow) => comment.number !== null && comment.body !== null;
  const answering = (row: ThreadRow, now: number) =>
    isText(row) && mayWrite(community, article, now);
  const reacting = (reaction: Reaction): Act => ({
    may: (row, now) => isText(row) && mayReact(community, row.comment, now),
    run: ({ comment }) => react(place, comment, reaction),
  });
  return {
    'comment.reply': { may: answering, run: ({ comment }) => reply(comment) },
    'comment.quote': { may: answering, run: ({ comment }) => void quote(place, comment) },
    'comment.edit': {
      may: ({ comment }, now) => mayEdit(community, comment, now),
      run: ({ comment }) => edit(comment),
    },
    'comment.remove': {
      may: ({ comment }) =>
        mayTakeBack(comment) || mayRemoveOwn(community, comment) || mayWithhold(community, comment),
      run: (row) => {
        const { comment } = row;
        if (mayTakeBack(comment)) void discard(place, comment);
        else if (mayRemoveOwn(community, comment)) thread.onRemove(row);
        else askToRemove(community.id, comment);
      },
    },
    'comment.agree': reacting('agree'),
    'comment.thanks': reacting('thanks'),
    'comment.funny': reacting('funny'),
    'comment.copyLink': {
      may: ({ comment }) => comment.number !== null,
      run: ({ comment }) => {
        copyLink(community, comment);
        thread.say(t('reading.linkCopied', { number: comment.number ?? '' }));
      },
    },
    'comment.report': {
      may: ({ comment }) => mayReport(community, comment),
      run: ({ comment }) => askToReport(community.id, comment),
    },
    'comment.ignore': {
      may: ({ comment }) => mayIgnore(community, comment),
      run: ({ comment }) => ignore(place, comment, !comment.ignored),
    },
    'comment.hide': {
      may: ({ comment }) => mayWithhold(community, comment),
      run: ({ comment }) => void hideComment(community.id, comment),
    },
    'comment.act': {
      may: ({ comment }) => moderates(community) && !comment.mine,
      run: ({ comment }) =>
        openActSheet({ communityId: community.id, member: comment.author, comment }),
    },
    'comment.postAnyway': {
      may: ({ comment }) => isReleasable(comment) && comment.delivery.state === 'refused',
      run: ({ comment }) => {
        if (comment.delivery.state === 'refused') retry(place, comment.delivery.entryId);
      },
    },
  };
}

export function useThreadCommands(thread: ThreadParts): void {
  const offered: Offer = moving(thread);
  for (const [id, act] of Object.entries(acts(thread))) {
    const row = () => thread.rows[focusedIndex(thread)];
    offered[id as CommandId] = {
      enabled: () => {
        const there = row();
        return there !== undefined && act.may(there, serverNow(thread.community.id));
      },
      run: () => {
        const there = row();
        if (there) act.run(there);
      },
    };
  }
  useCommands(offered);
  useBranchCommands({ ...thread, focused: () => focusedIndex(thread) });
}
