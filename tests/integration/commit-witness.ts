// A witness inside the database: triggers that write down, in the order of the commits, each comment,
// edit and reaction, and each mute or ban as it is made and ended. It asks nothing of the server.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Makes the witness, before what it is to see. */
export function installWitness(dataDir: string): void {
  const db = new Sqlite(join(dataDir, 'community.db'), { timeout: 5_000 });
  db.exec(`
    create table witness (
      place integer primary key autoincrement,
      what text, id text, member_id text, article_id text, at integer, until integer);
    create trigger witness_comment after insert on comments begin
      insert into witness (what, id, member_id, article_id, at)
      values ('post', new.id, new.author_id, new.article_id, new.created_at); end;
    create trigger witness_edit after update on comments
      when old.body is not null and new.body is not null and new.body <> old.body begin
      insert into witness (what, id, member_id, article_id, at)
      values ('edit', new.id, new.author_id, new.article_id, new.edited_at); end;
    create trigger witness_reaction after insert on reactions begin
      insert into witness (what, id, member_id, article_id, at)
      values ('react', new.comment_id, new.member_id, new.article_id,
        cast(unixepoch('now', 'subsec') * 1000 as integer)); end;
    create trigger witness_reaction_again after update on reactions begin
      insert into witness (what, id, member_id, article_id, at)
      values ('react', new.comment_id, new.member_id, new.article_id,
        cast(unixepoch('now', 'subsec') * 1000 as integer)); end;
    create trigger witness_sanction after insert on sanctions begin
      insert into witness (what, id, member_id, article_id, at, until)
      values ('made', new.id, new.member_id, new.article_id, new.at, new.until); end;
    create trigger witness_sanction_changed after update on sanctions
      when new.ended_at is not old.ended_at begin
      insert into witness (what, id, member_id, article_id, at, until)
      values (iif(new.ended_at is null, 'made', 'ended'), new.id, new.member_id, new.article_id,
        new.ended_at, new.until); end;
  `);
  db.close();
}

export type Seen = {
  place: number;
  what: 'post' | 'edit' | 'react' | 'made' | 'ended';
  id: string;
  member_id: string;
  article_id: string | null;
  /**
   * Epoch milliseconds: the moment of the transaction. Of a reaction, whose row has no time, that of
   * its statement, which is a little later.
   */
  at: number;
  until: number | null;
};

export function witnessed(dataDir: string): Seen[] {
  const db = new Sqlite(join(dataDir, 'community.db'), { readonly: true });
  const seen = db.prepare('select * from witness order by place').all() as Seen[];
  db.close();
  return seen;
}

/** What was committed while a mute or ban of its member held there, by the moment of its transaction. */
export function committedUnderSanction(seen: readonly Seen[]): { write: Seen; under: Seen }[] {
  const binding = new Map<string, Seen>();
  const found: { write: Seen; under: Seen }[] = [];
  for (const event of seen) {
    if (event.what === 'made') binding.set(event.id, event);
    else if (event.what === 'ended') binding.delete(event.id);
    else {
      for (const sanction of binding.values()) {
        const holds =
          sanction.member_id === event.member_id &&
          (sanction.article_id === null || sanction.article_id === event.article_id) &&
          (sanction.until === null || event.at < sanction.until);
        if (holds) found.push({ write: event, under: sanction });
      }
    }
  }
  return found;
}
