// The migration for what a member keeps on this device: the choice, the threads that were chosen one by
// one, and what was let go for want of room.

export const keepingMigration = `
  create table keeping (
    article_id text primary key,
    pinned integer not null default 0,
    followed integer not null default 0,
    opened_at integer not null default 0,
    -- The thread's activity when it was let go: it stays away until it is opened or moves on. Null while
    -- it may be here.
    let_go_at integer,
    -- The article's rev when its thread was last read to its end in turn.
    visited_rev integer not null default 0
  ) strict;
  create index keeping_let_go on keeping (article_id) where let_go_at is not null;

  -- No row: nobody has chosen, and the defaults count.
  create table keeping_choice (
    id integer primary key check (id = 1),
    keep text not null,
    limit_bytes integer not null
  ) strict;
`;
