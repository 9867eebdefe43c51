// Any stream as rows in rev order, a page at a time: what `sync.open` answers and what goes out live.
import { limits } from '../../shared/limits.ts';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import type { Changes, Row } from '../../shared/protocol/sync.ts';
import { articlesAfter } from './articles.ts';
import { commentsAfter } from './comments.ts';
import { readCommunity } from './community.ts';
import { findMember, memberRow } from './members.ts';
import { ownReactionsAfter } from './reactions.ts';
import type { ReadHandle } from './schema.ts';
import { type StoredStream, streamHead, wireName } from './streams.ts';

/** Texts of a page, in characters: encoding more would hold up everybody else. */
const PAGE_CHARACTERS = 1_000_000;

export type Page = { changes: Changes; more: boolean };

/** The rows that changed after the rev, as they are at the moment of the handle. */
export async function readPage(db: ReadHandle, stream: StoredStream, after: number): Promise<Page> {
  const head = await streamHead(db, stream);
  // A cursor beyond the head comes from another database: there is nothing for it here.
  const all = after >= head ? [] : await rowsAfter(db, stream, after);
  const rows = all.slice(0, fitting(all));
  const lastRev = rows.at(-1)?.rev ?? head;
  const more = rows.length < all.length || (rows.length === limits.pageRows && lastRev < head);
  return {
    changes: { stream: wireName(stream), from: after, to: more ? lastRev : head, rows },
    more,
  };
}

async function rowsAfter(db: ReadHandle, stream: StoredStream, after: number): Promise<Row[]> {
  const [area, id = ''] = stream.split(':');
  if (area === 'thread') return commentsAfter(db, id as ArticleId, after, limits.pageRows);
  if (area === 'feed') {
    const community = await readCommunity(db);
    return merge(community, await articlesAfter(db, after, limits.pageRows), after);
  }
  const member = await findMember(db, id as MemberId);
  const reactions = await ownReactionsAfter(db, id as MemberId, after, limits.pageRows);
  return member === null ? reactions : merge(memberRow(member), reactions, after);
}

/** Puts the one other row of a stream in its place among the rest. */
function merge(one: Row, rows: Row[], after: number): Row[] {
  if (one.rev <= after) return rows;
  return [...rows, one].sort((a, b) => a.rev - b.rev).slice(0, limits.pageRows);
}

/** How many of the rows a page may carry: at least one, however long its text. */
function fitting(rows: Row[]): number {
  let characters = 0;
  for (const [index, row] of rows.entries()) {
    characters += textLength(row);
    if (characters > PAGE_CHARACTERS && index > 0) return index;
  }
  return rows.length;
}

function textLength(row: Row): number {
  if (row.kind === 'comment') return row.body?.length ?? 0;
  if (row.kind !== 'article') return 0;
  const before = row.revisions.reduce((sum, { before }) => sum + (before.body?.length ?? 0), 0);
  return row.body.length + before;
}
