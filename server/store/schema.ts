// The tables of the community's database as types, and the two handles over them.
// Times are epoch milliseconds here; only `times.ts` turns them into what travels.
import type { Kysely, Transaction } from 'kysely';
import type { Role } from '../../shared/protocol/accounts.ts';
import type { DiscussionMode } from '../../shared/protocol/articles.ts';
import type { ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';

export type CommunityTable = {
  /** Always 1: a database holds one community. */
  id: number;
  rev: number;
  name: string;
  description: string;
  rules: string;
  registration: Registration;
  /** 0 or 1. */
  guests_read: number;
  created_at: number;
};
export type Registration = 'open' | 'invite' | 'closed';

export type MembersTable = {
  id: MemberId;
  /** In the stream `me:<id>`. */
  rev: number;
  name: string;
  /** The name as it is compared: two members never share one. */
  name_key: string;
  role: Exclude<Role, 'guest'>;
  /** Null for an author who came in with an import and cannot sign in. */
  password_hash: string | null;
  joined_at: number;
};

export type SessionsTable = {
  /** SHA-256 of the token, in hex; the token itself is kept nowhere. */
  token_hash: string;
  member_id: MemberId;
  created_at: number;
};

export type InvitesTable = {
  token_hash: string;
  /** What the one who registers with it becomes. */
  role: Exclude<Role, 'guest'>;
  created_at: number;
  used_by: MemberId | null;
};

export type StreamsTable = {
  name: string;
  /** The rev given last; 0 before the first. */
  rev: number;
};

export type ArticlesTable = {
  id: ArticleId;
  /** In the stream `feed`. */
  rev: number;
  headline: string;
  deck: string;
  body: string;
  byline: string;
  /** JSON: `Source[]`. */
  sources: string;
  published_at: number;
  revised_at: number | null;
  /** 1 as published. */
  revision: number;
  mode: DiscussionMode;
  slow_seconds: number;
  comment_count: number;
  last_seq: number;
  /** Comments ever made on the article itself: the next gets the number after it. */
  top_count: number;
  last_comment_at: number | null;
  /** Of the request that published it: tells a resend from another article under the same id. */
  posted_hash: string;
  /** Null for an import. */
  publisher_id: MemberId | null;
};

export type ArticleRevisionsTable = {
  article_id: ArticleId;
  /** 2 for the first correction. */
  revision: number;
  at: number;
  note: string;
  /** JSON: what the changed fields said before. */
  before: string;
  reviser_id: MemberId | null;
};

export type CommentsTable = {
  id: CommentId;
  article_id: ArticleId;
  /** In the stream `thread:<article_id>`. */
  rev: number;
  parent_id: CommentId | null;
  number: string;
  seq: number;
  author_id: MemberId;
  /** As they were when it was written, so that a row changes only with its rev. */
  author_name: string;
  author_role: Exclude<Role, 'guest'>;
  /** Null once removed. */
  body: string | null;
  /** Of the request that posted it: tells a resend from another comment under the same id. */
  posted_hash: string;
  created_at: number;
  edited_at: number | null;
  article_revision: number;
  state: 'visible' | 'removed';
  removed_by: 'author' | 'moderator' | null;
  removal_reason: string | null;
  /** Replies ever made to it: the next gets the number after it. */
  reply_count: number;
  /** JSON: how many chose each reaction. */
  reactions: string;
};

export type ReactionsTable = {
  member_id: MemberId;
  comment_id: CommentId;
  article_id: ArticleId;
  /** In the stream `me:<member_id>`. */
  rev: number;
  /** JSON: the reactions that the member has on now, perhaps none. */
  chosen: string;
};

export type ImportsTable = {
  /** Names a thing in its source, such as `wxr:<site>:post:17`. */
  source_key: string;
  kind: 'article' | 'comment' | 'member';
  id: string;
};

export type Schema = {
  community: CommunityTable;
  members: MembersTable;
  sessions: SessionsTable;
  invites: InvitesTable;
  streams: StreamsTable;
  articles: ArticlesTable;
  article_revisions: ArticleRevisionsTable;
  comments: CommentsTable;
  reactions: ReactionsTable;
  imports: ImportsTable;
};

/** Reads a state that was committed; two reads of one handle see the same moment. */
export type ReadHandle = Transaction<Schema> & { readonly handle?: 'read' };
/** Reads and writes inside the one transaction that is open for writing. */
export type WriteHandle = Transaction<Schema> & { readonly handle?: 'write' };
/** For queries that both may ask. */
export type AnyHandle = ReadHandle | WriteHandle;

export type Database = Kysely<Schema>;
