// One account's (or the guest's) copy of a community: the cache file with what keeps it as the
// server is and what sends from it. Knows neither the socket nor accounts and tokens.
import type { MemberRow } from '../../shared/protocol/accounts.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import {
  articleOfStream,
  type Changes,
  type Row,
  type StreamName,
  threadStream,
} from '../../shared/protocol/sync.ts';
import { createBarring } from './barring.ts';
import { hasArticle, idsOfArticles } from './cache/articles.ts';
import { closeCache } from './cache/database.ts';
import { readCommunity, readMember } from './cache/members.ts';
import { toTime } from './cache/moments.ts';
import { createFollowedStreams } from './followed-streams.ts';
import { createKeeping } from './keeping/keeping.ts';
import { entriesOfTarget } from './outbox/entries.ts';
import { createSender } from './outbox/sender.ts';
import { draftOf, type Lane, type Write } from './outbox/writes.ts';
import { createPictureKeeper } from './pictures/picture-keeper.ts';
import { createReadMarks } from './read-marks.ts';
import { createReplicaNews } from './replica-news.ts';
import type { ReplicaPorts } from './replica-ports.ts';
import { createIndexKeeper } from './search/index-keeper.ts';
import type { Applied } from './sync/applied.ts';
import { applyRows } from './sync/apply.ts';
import { createFollower } from './sync/follower.ts';
import { createTellingYou } from './telling-you.ts';
import { isAnythingSince } from './views/catch-up-view.ts';
import { isModerator, type Viewer } from './views/delivery-view.ts';
import { createVisits } from './visits.ts';

export type Replica = ReturnType<typeof createReplica>;

export function createReplica(ports: ReplicaPorts) {
  const { db, communityId, notices } = ports;
  const indexKeeper = createIndexKeeper(db, ports.onFailure);
  indexKeeper.wake();

  const sender = createSender({
    db,
    send: ports.send,
    onApplied: took,
    onDelivery: (entry) => news.tellWrite(entry),
    onUnauthenticated: ports.onUnauthenticated,
    onFailure: ports.onFailure,
  });

  const tellingYou = createTellingYou({
    db,
    viewer,
    knowsReads: () => follower.isLive('me'),
    tell: (ids) => notices.toYou(communityId, ids),
  });

  const readMarks = createReadMarks({
    db,
    send: ports.markRead,
    onRead: (row) => took(applyRows(db, [row])),
    onFailure: ports.onFailure,
  });

  const visits = createVisits({
    db,
    heardAt: ports.heardAt,
    isAnythingLeft: (since) => isAnythingSince(db, viewer(), since),
    onFailure: ports.onFailure,
  });

  const barring = createBarring(db, () => news.tellAll(keeping.opened(), idsOfArticles(db)));

  const follower = createFollower({
    db,
    open: ports.openStream,
    close: ports.closeStream,
    onApplied: took,
    onRevoked(refusal) {
      if (refusal !== null) {
        ports.onStreamRefused('feed', refusal);
        return;
      }
      barring.feedGiven();
      ports.onRevoked();
      keeping.online();
    },
    onStreamRead(stream) {
      const articleId = articleOfStream(stream);
      if (articleId !== null) notices.thread(communityId, articleId, null);
      else notices.desk(communityId);
      // Begun anew, the server may have lost marks that it was told.
      if (stream === 'me') {
        readMarks.moved();
        tellingYou.tellWaiting();
      }
      notices.communities();
    },
    onStreamRefused(stream, error) {
      followed.refused(stream);
      if (stream === 'feed') barring.feedRefused(error);
      else ports.onStreamRefused(stream, error);
    },
    onFailure: ports.onFailure,
    heardAt: ports.heardAt,
  });

  const pictures = createPictureKeeper({
    db,
    now: ports.now,
    ownOrigin: ports.url,
    clientVersion: ports.clientVersion,
    kept: () => keeping.pictured(),
    onChange(ids) {
      notices.articles(communityId, ids);
      keeping.grew();
    },
    onFailure: ports.onFailure,
  });

  const keeping = createKeeping({
    db,
    now: ports.now,
    openStream: ports.openStream,
    closeStream: ports.closeStream,
    inSight: ports.inSight,
    follows: follower.follows,
    onLiveChange() {
      follower.want(followed.wanted());
      pictures.wake();
    },
    drop: follower.drop,
    onGone: indexKeeper.wake,
    onApplied(applied) {
      // Nobody looks at a thread that is read in turn: what it settles is told, its rows are not.
      if (applied.settled.length > 0) took(applied);
      else indexKeeper.wake();
      tellingYou.took(applied);
    },
    heardAt: ports.heardAt,
    onChange: (ids) => notices.storage(communityId, ids),
    onFailure: ports.onFailure,
  });

  const news = createReplicaNews({
    db,
    communityId,
    notices,
    opened: keeping.opened,
    isAway: visits.isAway,
  });

  const followed = createFollowedStreams({
    db,
    isModerator: () => isModerator(viewer()),
    threads: keeping.live,
    drop: follower.drop,
    onForgotten() {
      notices.desk(communityId);
      notices.communities();
    },
    onGivenUp: news.tellWrite,
  });

  /** The server has given rows: the view is told, and what is followed follows from them. */
  function took(applied: Applied): void {
    news.tell(applied);
    // What rested on a settled write may go now. Whoever waits because the server said so waits on.
    for (const lane of applied.lanes) sender.wake(lane);
    tellingYou.took(applied);
    indexKeeper.wake();
    if (applied.standing && !isModerator(viewer())) followed.leaveDesk();
    if (applied.community && readCommunity(db)?.publishesLog === false) followed.leaveLog();
    keeping.grew();
    // An article or its newest comment may have made another thread recent.
    if (applied.articles.size > 0) keeping.feedMoved();
    if (applied.standing || applied.articles.size > 0) follower.want(followed.wanted());
    if (applied.articles.size > 0) pictures.wake();
    if (applied.standing) follower.reopen();
  }

  function member(): MemberRow | null {
    return ports.account === null ? null : (readMember(db, ports.account.id) ?? ports.account);
  }

  function viewer(): Viewer {
    return { member: member(), isSending: sender.isSending };
  }

  /** Since when there is something to catch up with. */
  function away(): { since: string } | null {
    const since = visits.isAway() ? visits.since() : null;
    if (since === null || !isAnythingSince(db, viewer(), since)) return null;
    return { since: toTime(since) };
  }

  return {
    db,
    now: ports.now,
    communityId,
    member,
    viewer,
    /** Applies rows that came with an answer. */
    takeRows(rows: Row[]): void {
      took(applyRows(db, rows));
    },
    takeChanges: (changes: Changes) => follower.take(changes),
    missChanges: (stream: StreamName) => follower.miss(stream),
    /** The line stands; `signedIn`: as the account, not as a guest. */
    connected(signedIn: boolean): void {
      followed.connected(signedIn);
      // Before anything comes: from here on it is this visit.
      visits.arrive();
      if (signedIn) tellingYou.begin(ports.heardAt());
      follower.connected(followed.wanted());
      pictures.connected();
      if (!signedIn) return;
      sender.resume();
      readMarks.resume();
    },
    disconnected(): void {
      follower.disconnected();
      pictures.disconnected();
      keeping.offline();
      sender.pause();
      readMarks.pause();
      visits.leave();
    },
    /** Follows the thread from now on, before all others. */
    openThread(articleId: ArticleId): void {
      keeping.noteOpened(articleId);
      follower.want(followed.wanted());
      pictures.wake();
    },
    /** Something was written, changed or given up in the outbox; `draft`: the form in which that was. */
    wrote(lane: Lane, write: Write, draft = draftOf(write)): void {
      if (draft !== null) {
        notices.draft(communityId, { memberId: member()?.id ?? null, place: draft, viewId: null });
      }
      news.tellWrite({ lane, ...write });
      sender.wake(lane);
    },
    /** Throws `RequestRefused` where there is no such article, nor one that waits to be published. */
    expectArticle(id: ArticleId): void {
      const waits = () => entriesOfTarget(db, id).some(({ kind }) => kind === 'article.publish');
      if (!hasArticle(db, id) && !waits()) {
        throw new RequestRefused('not_found', 'This article is not here.');
      }
    },
    /** Follows what the community publishes of the moderators' log from now on. */
    followLog(): void {
      if (followed.followLog()) follower.want(followed.wanted());
    },
    isSending: sender.isSending,
    /** The server's moment at which the thread was last known to be as there; null where it never was. */
    threadCurrentAt: (articleId: ArticleId) => follower.currentAt(threadStream(articleId)),
    tellAll: news.tellAll,
    /** Whether the server lets this account read nothing here. */
    isBarred: barring.isBarred,
    opened: keeping.opened,
    keeping,
    /** Whether the thread follows the server at this moment. */
    isLive: (articleId: ArticleId) => follower.isLive(threadStream(articleId)),
    /** The mark of how far the thread was read has moved here. */
    readOn(articleId: ArticleId): void {
      notices.articles(communityId, [articleId]);
      readMarks.moved();
      news.away();
    },
    visits,
    away,
    tellAway: news.away,
    /** The member has seen what happened while they were away. */
    caughtUp(): void {
      visits.done();
      notices.communities();
    },
    close(): void {
      indexKeeper.close();
      sender.close();
      readMarks.close();
      pictures.close();
      keeping.close();
      try {
        visits.leave();
        follower.close();
      } finally {
        closeCache(db);
      }
    },
  };
}
