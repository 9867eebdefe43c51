// The tables of mentions and of what was told of replies and mentions, as a step of the cache's schema.

export const mentionMigration = `
  -- JSON: whom the comment's text calls by name.
  alter table comments add column mentions text not null default '[]';

  -- Where this member is called. The comment itself may not be here.
  create table mentions (
    comment_id text primary key,
    rev integer not null,
    article_id text not null,
    number text not null,
    seq integer not null,
    author_id text not null,
    author_name text not null,
    author_role text not null,
    at integer not null,
    is_on integer not null
  ) strict;
  create index mentions_by_thread on mentions (article_id, seq);

  -- Replies and mentions of which this device has told; and from when on it tells of any.
  create table told_to_you (comment_id text primary key) strict, without rowid;
  create table tells_to_you (
    id integer primary key check (id = 1),
    since integer not null
  ) strict;

  create trigger news_by_mention after insert on mentions begin
    delete from news where article_id = new.article_id;
  end;
  create trigger news_by_mention_change after update of is_on on mentions begin
    delete from news where article_id = new.article_id;
  end;
  create trigger news_by_mention_loss after delete on mentions begin
    delete from news where article_id = old.article_id;
  end;
  create trigger news_by_ignoring after insert on moderation when new.kind = 'ignored' begin
    delete from news;
  end;
  create trigger news_by_ignoring_change after update on moderation when new.kind = 'ignored' begin
    delete from news;
  end;
`;
