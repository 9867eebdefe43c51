// The migration that brings the pictures of articles into the cache.

export const pictureMigration = `
  -- Pictures of articles. state: waiting, here, failed, refused; due_at: when it is to be tried again.
  -- The bytes stand last, so that nothing else of a row reads past them.
  create table pictures (
    key text primary key,
    address text not null,
    state text not null,
    reason text,
    tries integer not null,
    due_at integer not null,
    type text,
    width integer,
    height integer,
    size integer not null,
    bytes blob
  ) strict;
  create table article_pictures (
    article_id text not null,
    position integer not null,
    key text not null,
    primary key (article_id, position)
  ) strict;
  create index article_pictures_by_key on article_pictures (key);
  -- Which text of an article its pictures were last looked for in.
  create table pictures_found (article_id text primary key, revised_at integer not null) strict;
`;
