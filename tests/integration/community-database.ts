// Looks into a community's database from outside, as it lies on the disk.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

export function openDatabase(dataDir: string): Sqlite.Database {
  return new Sqlite(join(dataDir, 'community.db'), { readonly: true, fileMustExist: true });
}

/** Every row of every table, so that two dumps are equal when nothing has changed. */
export function dump(dataDir: string): Record<string, unknown[]> {
  const db = openDatabase(dataDir);
  try {
    const tables = db
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .pluck()
      .all() as string[];
    return Object.fromEntries(
      tables.map((table) => [table, db.prepare(`select * from "${table}" order by rowid`).all()]),
    );
  } finally {
    db.close();
  }
}

export type ThreadRow = {
  number: string;
  seq: number;
  author: string;
  at: string;
  body: string;
};

/** A thread in the order in which it was posted. */
export function thread(dataDir: string, headline: string): ThreadRow[] {
  const db = openDatabase(dataDir);
  try {
    return db
      .prepare(
        `select c.number, c.seq, c.author_name as author, c.body,
                strftime('%Y-%m-%dT%H:%M:%SZ', c.created_at / 1000, 'unixepoch') as at
         from comments c join articles a on a.id = c.article_id
         where a.headline = ? order by c.seq`,
      )
      .all(headline) as ThreadRow[];
  } finally {
    db.close();
  }
}

/** What of the invariants [S1], [N1], [N3] and [G7] does not hold of the rows as they lie there. */
export function brokenInvariants(dataDir: string): string[] {
  const db = openDatabase(dataDir);
  const broken: string[] = [];
  const expectNone = (what: string, sql: string): void => {
    for (const row of db.prepare(sql).all()) broken.push(`${what}: ${JSON.stringify(row)}`);
  };
  try {
    expectNone(
      'a rev above its stream',
      `select c.id from comments c left join streams s on s.name = 'thread:' || c.article_id
       where c.rev > coalesce(s.rev, 0)
       union all select a.id from articles a, streams s where s.name = 'feed' and a.rev > s.rev
       union all select m.comment_id from mentions m
         left join streams s on s.name = 'me:' || m.member_id where m.rev > coalesce(s.rev, 0)`,
    );
    expectNone(
      'a call of what is not to be read',
      `select m.comment_id from mentions m join comments c on c.id = m.comment_id
       where m.is_on = 1 and c.state <> 'visible'`,
    );
    expectNone(
      'a seq that is left out',
      `select article_id from comments group by article_id
       having max(seq) <> count(*) or min(seq) <> 1 or count(distinct seq) <> count(*)`,
    );
    expectNone(
      'a number given twice',
      'select article_id, number from comments group by 1, 2 having count(*) > 1',
    );
    expectNone(
      'a number that is not under its parent’s',
      `select c.number from comments c join comments p on p.id = c.parent_id
       where c.article_id <> p.article_id or c.number not like p.number || '.%'
          or substr(c.number, length(p.number) + 2) like '%.%' or c.seq < p.seq`,
    );
    expectNone(
      'siblings that are not numbered in the order of their seq',
      `select number from (
         select number, replace(number, rtrim(number, '0123456789'), '') + 0 as ordinal,
                row_number() over (partition by article_id, parent_id order by seq) as expected
         from comments) where ordinal <> expected`,
    );
    expectNone(
      'counters that do not count',
      `select headline from articles a where
         comment_count <> (select count(*) from comments c where c.article_id = a.id and c.state = 'visible')
         or last_seq <> (select coalesce(max(seq), 0) from comments c where c.article_id = a.id)
         or top_count <> (select count(*) from comments c where c.article_id = a.id and parent_id is null)
         or last_comment_at is not (select max(created_at) from comments c where c.article_id = a.id)`,
    );
  } finally {
    db.close();
  }
  return broken;
}
