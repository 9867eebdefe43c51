// The tables of the community's database as types, and the two handles over them.
// Times are epoch milliseconds here; only `times.ts` turns them into what travels.
import type { Kysely, Transaction } from 'kysely';
import type { Role } from '../../shared/protocol/accounts.ts';
import type { Act } from '../../shared/protocol/acts.ts';
import type { DiscussionMode } from '../../shared/protocol/articles.ts';
import type {
  ActId,
  ArticleId,
  CommentId,
  MemberId,
  NoteId,
  RuleId,
} from '../../shared/protocol/ids.ts';
import type { PendingRow } from '../../shared/protocol/pending.ts';
import type { OwnReportRow } from '../../shared/protocol/reports.ts';

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
  /** JSON: `Holding`. */
  holding: string;
  /** 0 or 1. */
  publishes_log: number;
  /** A UUID, made with the community. */
  identity: string;
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
  /** JSON: `Holding`; null for what the community says. */
  holding: string | null;
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
  /** Null once hidden or removed. */
  body: string | null;
  /** Of the request that posted it: tells a resend from another comment under the same id. */
  posted_hash: string;
  created_at: number;
  edited_at: number | null;
  article_revision: number;
  state: 'visible' | 'hidden' | 'removed';
  removed_by: 'author' | 'moderator' | null;
  removal_reason: string | null;
  /** Replies ever made to it: the next gets the number after it. */
  reply_count: number;
  /** JSON: how many chose each reaction. */
  reactions: string;
  /** JSON: `NamedMember[]`, whom its text calls. */
  mentions: string;
  /** The text that a moderator hid or removed, for restoring; its author's own removal keeps none. */
  withheld_body: string | null;
  /** The act that hid or removed it. */
  withheld_by: ActId | null;
  /** In the stream `feed`: when it was last withheld or restored; null if it never was. */
  revoked_rev: number | null;
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

type ByModerator = {
  by_id: MemberId;
  /** As they were called and what they were when they acted. */
  by_name: string;
  by_role: Exclude<Role, 'guest'>;
};

export type SanctionsTable = ByModerator & {
  id: ActId;
  kind: 'mute' | 'ban';
  member_id: MemberId;
  member_name: string;
  /** Null for the whole community. */
  article_id: ArticleId | null;
  comment_id: CommentId | null;
  reason: string;
  at: number;
  until: number | null;
  /** When it was lifted or replaced. */
  ended_at: number | null;
  /** JSON: `Appeal` with whose it was to decide; null where none was written. */
  appeal: string | null;
  me_rev: number;
  desk_rev: number;
};

export type ReportedCommentsTable = {
  comment_id: CommentId;
  article_id: ArticleId;
  /** In the stream `desk`. */
  rev: number;
  report_count: number;
  /** JSON: what was decided, by whom and when; null while it is open. */
  decision: string | null;
};

export type ReportsTable = {
  comment_id: CommentId;
  /** The member's or the rule's id: each reports a comment once. */
  reporter: string;
  member_id: MemberId | null;
  rule_id: RuleId | null;
  article_id: ArticleId;
  reason: string;
  note: string;
  at: number;
  outcome: OwnReportRow['outcome'];
  /** In the reporter's stream `me`; null for a rule. */
  me_rev: number | null;
};

export type IgnoresTable = {
  member_id: MemberId;
  ignored_id: MemberId;
  ignored_name: string;
  /** 0 or 1. */
  is_on: number;
  /** In the stream `me:<member_id>`. */
  rev: number;
};

export type ReadsTable = {
  member_id: MemberId;
  article_id: ArticleId;
  /** Comments up to this one were seen. */
  seq: number;
  at: number;
  /** In the stream `me:<member_id>`. */
  rev: number;
};

export type MentionsTable = {
  comment_id: CommentId;
  /** Who was called. */
  member_id: MemberId;
  at: number;
  /** 0 or 1. */
  is_on: number;
  /** In the stream `me:<member_id>`. */
  rev: number;
};

export type NotesTable = ByModerator & {
  id: NoteId;
  /** In the stream `desk`. */
  rev: number;
  member_id: MemberId;
  at: number;
  /** Null once deleted. */
  text: string | null;
};

export type PendingCommentsTable = {
  id: CommentId;
  article_id: ArticleId;
  parent_id: CommentId | null;
  author_id: MemberId;
  author_name: string;
  author_role: Exclude<Role, 'guest'>;
  body: string | null;
  posted_hash: string;
  created_at: number;
  state: PendingRow['state'];
  held_by: PendingRow['heldBy'];
  rule_id: RuleId | null;
  /** JSON: who decided, why and when. */
  decision: string | null;
  me_rev: number;
  desk_rev: number;
};

export type RulesTable = ByModerator & {
  id: RuleId;
  /** In the stream `desk`. */
  rev: number;
  name: string;
  article_id: ArticleId | null;
  /** JSON: `RuleCondition`. */
  condition: string;
  /** JSON: `RuleConsequence`. */
  consequence: string;
  enabled: number;
  deleted: number;
  at: number;
};

export type ModerationLogTable = ByModerator & {
  /** 1 for the first entry, gapless; also its rev in the stream `log`. */
  seq: number;
  id: ActId;
  /** In the stream `desk`. */
  rev: number;
  at: number;
  act: Act;
  member_id: MemberId | null;
  member_name: string | null;
  article_id: ArticleId | null;
  comment_id: CommentId | null;
  number: string | null;
  rule_id: RuleId | null;
  reason: string;
  until: number | null;
  comments: number;
  replaces: ActId | null;
  reverts: ActId | null;
  /** JSON: what taking it back has to know, such as the mode of before. */
  details: string;
  previous_hash: string;
  hash: string;
};

/** Where the log stands, so that entries missing at its end are found too. */
export type ModerationLogHeadTable = { id: number; seq: number; hash: string };

/** An act that found nothing to do. */
export type IdleActsTable = { id: ActId; by_id: MemberId; act: Act };

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
  sanctions: SanctionsTable;
  reported_comments: ReportedCommentsTable;
  reports: ReportsTable;
  ignores: IgnoresTable;
  reads: ReadsTable;
  mentions: MentionsTable;
  notes: NotesTable;
  pending_comments: PendingCommentsTable;
  rules: RulesTable;
  moderation_log: ModerationLogTable;
  moderation_log_head: ModerationLogHeadTable;
  idle_acts: IdleActsTable;
};

/** Reads a state that was committed; two reads of one handle see the same moment. */
export type ReadHandle = Transaction<Schema> & { readonly handle?: 'read' };
/** Reads and writes inside the one transaction that is open for writing. */
export type WriteHandle = Transaction<Schema> & { readonly handle?: 'write' };
/** For queries that both may ask. */
export type AnyHandle = ReadHandle | WriteHandle;

export type Database = Kysely<Schema>;
