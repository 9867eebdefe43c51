// Measures what takes how much of a cache file: page by page, over a connection of its own and in short
// steps, so that the cache itself stays free meanwhile. Writes nothing.
import Database from 'better-sqlite3';
import type { StoragePart } from '../../../shared/bridge/storage.ts';
import type { ArticleId } from '../../../shared/protocol/ids.ts';

export type Measured = {
  parts: Map<StoragePart, number>;
  comments: Map<ArticleId, number>;
  pictures: Map<ArticleId, number>;
  articles: Map<ArticleId, number>;
  /** Of a comment, on the average, with its place in the indexes. */
  bytesOfComment: number;
};

export const nothingMeasured: Measured = {
  parts: new Map(),
  comments: new Map(),
  pictures: new Map(),
  articles: new Map(),
  bytesOfComment: 0,
};

const stepMs = 8;

const partOfTable: Readonly<Record<string, StoragePart>> = {
  articles: 'articles',
  comments: 'comments',
  own_reactions: 'comments',
  mentions: 'comments',
  told_to_you: 'comments',
  tells_to_you: 'comments',
  pictures: 'pictures',
  article_pictures: 'pictures',
  pictures_found: 'pictures',
  article_positions: 'search',
  authors: 'search',
  outbox: 'writing',
  drafts: 'writing',
};

function partOf(table: string): StoragePart {
  return table.startsWith('search_') ? 'search' : (partOfTable[table] ?? 'rest');
}

/** `isClosed`: whether nobody wants to know any more. */
export async function measure(path: string, isClosed: () => boolean): Promise<Measured> {
  const db = new Database(path, { readonly: true });
  try {
    const tables = new Map(
      db
        .prepare<[], { name: string; table: string }>(
          'select name, tbl_name as "table" from sqlite_schema where rootpage > 0',
        )
        .all()
        .map(({ name, table }) => [name, table]),
    );
    const parts = new Map<StoragePart, number>();
    await walk<{ name: string; bytes: number }>(
      db,
      'select name, pgsize as bytes from dbstat',
      isClosed,
      ({ name, bytes }) => {
        const part = partOf(tables.get(name) ?? name);
        parts.set(part, (parts.get(part) ?? 0) + bytes);
      },
    );
    const byArticle = async (sql: string) => {
      const found = new Map<ArticleId, number>();
      await walk<{ id: ArticleId; amount: number }>(db, sql, isClosed, ({ id, amount }) =>
        found.set(id, amount),
      );
      return found;
    };
    const comments = await byArticle(
      'select article_id as id, count(*) as amount from comments group by article_id',
    );
    const count = [...comments.values()].reduce((sum, amount) => sum + amount, 0);
    const ofComments = (parts.get('comments') ?? 0) + (parts.get('search') ?? 0);
    return {
      parts,
      comments,
      pictures: await byArticle(
        `select ap.article_id as id, sum(p.size) as amount
         from article_pictures ap join pictures p on p.key = ap.key group by ap.article_id`,
      ),
      articles: await byArticle('select id, length(body) as amount from articles'),
      bytesOfComment: count === 0 ? 0 : ofComments / count,
    };
  } finally {
    db.close();
  }
}

async function walk<Row>(
  db: Database.Database,
  sql: string,
  isClosed: () => boolean,
  take: (row: Row) => void,
): Promise<void> {
  let began = performance.now();
  for (const row of db.prepare<[], Row>(sql).iterate()) {
    take(row);
    if (performance.now() - began < stepMs) continue;
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (isClosed()) return;
    began = performance.now();
  }
}
