// The cache's schema as an ordered list: `user_version` counts how many of them a file has had.
// A migration that was released is never changed; a new one is added at the end.
import { keepingMigration } from './keeping-schema.ts';
import { mentionMigration } from './mention-schema.ts';
import { pictureMigration } from './picture-schema.ts';
import { authorsMigration, searchMigration, wordsMigration } from './search-schema.ts';

export const migrations: readonly string[] = [
  `
  create table community (
    id text primary key check (id = 'community'),
    rev integer not null,
    name text not null,
    description text not null,
    rules text not null,
    registration text not null,
    guests_read integer not null
  ) strict;

  create table members (
    id text primary key,
    rev integer not null,
    name text not null,
    role text not null,
    joined_at integer not null
  ) strict;

  create table articles (
    id text primary key,
    rev integer not null,
    headline text not null,
    deck text not null,
    body text not null,
    byline text not null,
    sources text not null,
    published_at integer not null,
    revised_at integer,
    revisions text not null,
    mode text not null,
    slow_seconds integer not null,
    comment_count integer not null,
    last_seq integer not null,
    last_comment_at integer,
    active_at integer not null generated always as (max(published_at, coalesce(last_comment_at, 0)))
  ) strict;
  create index articles_by_activity on articles (active_at, id);

  create table comments (
    id text primary key,
    article_id text not null,
    rev integer not null,
    parent_id text,
    number text not null,
    seq integer not null,
    author_id text not null,
    author_name text not null,
    author_role text not null,
    body text,
    created_at integer not null,
    edited_at integer,
    article_revision integer not null,
    state text not null,
    removed_by text,
    removal_reason text,
    reactions text not null
  ) strict;
  -- Covers the count of what is new in a thread.
  create index comments_by_thread on comments (article_id, seq, state, author_id);
  create index comments_by_parent on comments (parent_id);
  create index comments_by_author on comments (author_id, article_id);

  create table own_reactions (
    comment_id text primary key,
    rev integer not null,
    article_id text not null,
    reactions text not null
  ) strict;
  create index own_reactions_by_thread on own_reactions (article_id);

  -- complete: every page up to the cursor has come at least once.
  create table streams (
    stream text primary key,
    cursor integer not null,
    complete integer not null
  ) strict;

  -- When everything that is followed was last known to be as on the server.
  create table whole (
    id integer primary key check (id = 1),
    at integer not null
  ) strict;

  -- lane: the article in whose thread the write belongs; one lane is sent in the order of position.
  create table outbox (
    position integer primary key autoincrement,
    entry_id text not null unique,
    lane text not null,
    target_id text not null,
    kind text not null,
    request text not null,
    tries integer not null,
    error text,
    written_at integer not null
  ) strict;
  create index outbox_by_lane on outbox (lane, position);
  create index outbox_by_target on outbox (target_id);

  create table drafts (
    article_id text not null,
    parent_id text not null,
    body text not null,
    saved_at integer not null,
    primary key (article_id, parent_id)
  ) strict;

  create table reads (
    article_id text primary key,
    seen_seq integer not null,
    opened_at integer not null
  ) strict;
  `,
  `
  alter table community add column holding text not null default '{"hold":"none"}';
  alter table community add column publishes_log integer not null default 0;
  alter table articles add column holding text;
  -- The rev at which the comment's text was last withheld: no older row brings it back.
  alter table comments add column revoked_rev integer not null default 0;

  -- Rows of the streams me, desk and log that only moderation knows, as they came; beside them what
  -- they are searched by. is_open: still to be decided, still in force, not deleted.
  create table moderation (
    stream text not null,
    kind text not null,
    id text not null,
    rev integer not null,
    is_open integer not null,
    at integer not null,
    ends_at integer,
    seq integer,
    member_id text,
    article_id text,
    moderator_id text,
    act text,
    reverts text,
    row text not null,
    primary key (stream, kind, id)
  ) strict;
  create index moderation_by_state on moderation (stream, kind, is_open, at, id);
  create index moderation_by_seq on moderation (stream, kind, seq) where seq is not null;
  create index moderation_by_member on moderation (stream, kind, member_id, at, id);
  create index moderation_by_article on moderation (stream, kind, article_id, at, id);
  create index moderation_by_reverted on moderation (stream, reverts) where reverts is not null;
  `,
  `
  -- Of a reply: the text of what it answers, as its writer saw it. Withheld texts are taken out of it.
  alter table outbox add column answered_body text;
  -- The server's time at which the stream was last known to be as there, while it is not followed live.
  alter table streams add column as_of integer;
  `,
  `
  -- Drafts of any form, not of comments alone. place: see draftKey in shared/bridge/drafts.ts.
  alter table drafts rename to comment_drafts;
  create table drafts (
    place text primary key,
    fields text not null,
    saved_at integer not null
  ) strict;
  insert into drafts (place, fields, saved_at)
    select 'comment/' || article_id || '/' || parent_id, json_object('text', body), saved_at
    from comment_drafts;
  drop table comment_drafts;
  `,
  `
  -- How far the server knows the mark; -1: not at all. A guest's is never told.
  alter table reads add column told_seq integer not null default -1;
  create index reads_untold on reads (opened_at) where seen_seq > told_seq;
  `,
  `
  -- Where the comment stands in the reading order; see placeOf in shared/thread/numbering.ts.
  alter table comments add column place text not null default '';
  update comments set place = place_of(number);
  create index comments_by_place on comments (article_id, place);
  -- As narrow as it can be: this index alone was a tenth of the file.
  drop index comments_by_thread;
  create index comments_by_thread on comments (article_id, seq);

  -- How much is new in a thread, as counted last; forgotten as soon as it may have changed.
  create table news (
    article_id text primary key,
    new_count integer not null,
    new_to_you integer not null
  ) strict, without rowid;
  create trigger news_by_comment after insert on comments begin
    delete from news where article_id = new.article_id;
  end;
  create trigger news_by_state after update of state on comments when old.state <> new.state begin
    delete from news where article_id = new.article_id;
  end;
  create trigger news_by_loss after delete on comments begin
    delete from news where article_id = old.article_id;
  end;
  create trigger news_by_first_visit after insert on reads begin
    delete from news where article_id = new.article_id;
  end;
  create trigger news_by_reading after update of seen_seq on reads begin
    delete from news where article_id = new.article_id;
  end;
  `,
  searchMigration,
  pictureMigration,
  `
  -- One row: when this member was here last, by the server's clock.
  create table visits (
    id integer primary key check (id = 1),
    since integer not null,
    present_at integer not null,
    is_away integer not null
  ) strict;
  -- Where the thread stood at the end of the last visit; null where it was not here then.
  alter table streams add column visited integer;
  -- The revision of the article that was read last; null where that is not known.
  alter table reads add column seen_revision integer;
  create index comments_withheld on comments (article_id, seq) where state in ('hidden', 'removed');
  create index articles_by_correction on articles (revised_at) where revised_at is not null;
  `,
  `
  -- Counts the changes of drafts and outbox: between the file and its second copy, the higher number knows
  -- more. The triggers that count are a connection's own, see spare.ts.
  create table own (
    id integer primary key check (id = 1),
    version integer not null
  ) strict;
  insert into own (id, version) values (1, 1);
  `,
  keepingMigration,
  authorsMigration,
  `
  -- Of the feed: whether the server lets this account read nothing here any more.
  alter table streams add column barred integer not null default 0;
  `,
  mentionMigration,
  wordsMigration,
  `
  -- Nothing that is addressed to the member in this thread is told or counted.
  alter table keeping add column quiet integer not null default 0;
  `,
];
