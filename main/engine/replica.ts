// One account's (or the guest's) copy of a community: the cache file with what keeps it as the
// server is and what sends from it. Knows neither the socket nor accounts and tokens.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { MemberRow } from '../../shared/protocol/accounts.ts';
import { type Answer, RequestRefused, type WireError } from '../../shared/protocol/errors.ts';
import type { AnswerOf } from '../../shared/protocol/events.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import type { MarkReadRequest, ReadRow } from '../../shared/protocol/reads.ts';
import {
  articleOfStream,
  type Changes,
  type OpenAnswer,
  type Row,
  type StreamName,
  threadStream,
} from '../../shared/protocol/sync.ts';
import { createBarring } from './barring.ts';
import { hasArticle, idsOfArticles } from './cache/articles.ts';
import { type Cache, closeCache } from './cache/database.ts';
import { readCommunity, readMember } from './cache/members.ts';
import { toTime } from './cache/moments.ts';
import { resetStream, streamPlace } from './cache/streams.ts';
import { createKeeping } from './keeping/keeping.ts';
import type { Notices } from './notices.ts';
import { deleteEntry, entriesOfTarget, moderatorEntries } from './outbox/entries.ts';
import { createSender } from './outbox/sender.ts';
import { draftOf, type Lane, type Write, type WriteKind } from './outbox/writes.ts';
import { createPictureKeeper } from './pictures/picture-keeper.ts';
import { createReadMarks } from './read-marks.ts';
import { createReplicaNews } from './replica-news.ts';
import { createIndexKeeper } from './search/index-keeper.ts';
import type { Applied } from './sync/applied.ts';
import { applyRows } from './sync/apply.ts';
import { createFollower } from './sync/follower.ts';
import { createTellingYou } from './telling-you.ts';
import { isAnythingSince } from './views/catch-up-view.ts';
import { isModerator, type Viewer } from './views/delivery-view.ts';
import { createVisits } from './visits.ts';

export type ReplicaPorts = {
  db: Cache;
  communityId: CommunityId;
  /** The server's origin. */
  url: string;
  clientVersion: string;
  /** As last known; null for a guest. */
  account: MemberRow | null;
  notices: Notices;
  send: (write: Write) => Promise<Answer<AnswerOf<WriteKind>>>;
  markRead: (request: MarkReadRequest) => Promise<Answer<{ read: ReadRow }>>;
  openStream: (stream: StreamName, after: number) => Promise<Answer<OpenAnswer>>;
  closeStream: (stream: StreamName) => void;
  /** The threads that windows have in sight. */
  inSight: () => readonly ArticleId[];
  onUnauthenticated: () => void;
  /** What was withheld before this connection is out of the cache. */
  onRevoked: () => void;
  onStreamRefused: (stream: StreamName, error: WireError) => void;
  onFailure: (error: unknown) => void;
  /** Epoch milliseconds by the server's clock, at which the server was last heard. */
  heardAt: () => number;
  /** Epoch milliseconds of the server's clock: nothing here asks this device's. */
  now: () => number;
};

export type Replica = ReturnType<typeof createReplica>;

export function createReplica(ports: ReplicaPorts) {
  const { db, communityId, notices } = ports;
  let followsMe = false;
  let followsLog = false;

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
      // Whoever may not read the desk or the log any more keeps nothing of it either.
      if (stream === 'desk' || stream === 'log') forgetRows(stream);
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
      follower.want(wanted());
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

  function wanted(): StreamName[] {
    const threads = keeping.live();
    const streams: StreamName[] = ['feed'];
    if (followsMe) streams.push('me');
    if (followsMe && isModerator(viewer())) streams.push('desk');
    if (followsMe && followsLog) streams.push('log');
    return [...streams, ...threads.map(threadStream)];
  }

  /** The server has given rows: the view is told, and what is followed follows from them. */
  function took(applied: Applied): void {
    news.tell(applied);
    // What rested on a settled write may go now. Whoever waits because the server said so waits on.
    for (const lane of applied.lanes) sender.wake(lane);
    tellingYou.took(applied);
    indexKeeper.wake();
    if (applied.standing && !isModerator(viewer())) leaveDesk();
    if (applied.community && readCommunity(db)?.publishesLog === false) {
      followsLog = false;
      forgetStream('log');
    }
    keeping.grew();
    // An article or its newest comment may have made another thread recent.
    if (applied.articles.size > 0) keeping.feedMoved();
    if (applied.standing || applied.articles.size > 0) follower.want(wanted());
    if (applied.articles.size > 0) pictures.wake();
    if (applied.standing) follower.reopen();
  }

  /** What a moderator had decided the server takes from nobody else, and no desk would tell of it. */
  function leaveDesk(): void {
    forgetStream('desk');
    for (const entry of moderatorEntries(db)) {
      deleteEntry(db, entry.entryId);
      news.tellWrite(entry);
    }
  }

  function forgetStream(stream: 'desk' | 'log'): void {
    follower.drop(stream);
    forgetRows(stream);
  }

  function forgetRows(stream: 'desk' | 'log'): void {
    if (streamPlace(db, stream).cursor === 0) return;
    db.transaction(() => resetStream(db, stream))();
    notices.desk(communityId);
    notices.communities();
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
      followsMe = signedIn;
      // What moderators alone may read a guest does not: with the next sign-in it comes again.
      if (!signedIn) for (const stream of ['desk', 'log'] as const) forgetRows(stream);
      // Before anything comes: from here on it is this visit.
      visits.arrive();
      if (signedIn) tellingYou.begin(ports.heardAt());
      follower.connected(wanted());
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
      follower.want(wanted());
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
      if (followsLog) return;
      followsLog = true;
      follower.want(wanted());
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
