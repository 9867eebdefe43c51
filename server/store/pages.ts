// Any stream as rows in rev order, a page at a time: what `sync.open` answers and what goes out live.
// A stream is made of rows of several tables, each read in rev order and merged here.
import { limits } from '../../shared/limits.ts';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import type { Changes, Row } from '../../shared/protocol/sync.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { articlesAfter } from './articles.ts';
import { commentsAfter } from './comments.ts';
import { readCommunity } from './community.ts';
import { ignoredAfter } from './ignores.ts';
import { findMember, memberRow } from './members.ts';
import { mentionsAfter } from './mentions.ts';
import { logAfter, publicLogAfter } from './moderation-log.ts';
import { notesAfter } from './notes.ts';
import { deskPendingAfter, ownPendingAfter } from './pending.ts';
import { ownReactionsAfter } from './reactions.ts';
import { readsAfter } from './reads.ts';
import { ownReportsAfter, reportsAfter } from './reports.ts';
import { revocationsAfter } from './revocations.ts';
import { rulesAfter } from './rules.ts';
import { deskSanctionsAfter, ownSanctionsAfter } from './sanctions.ts';
import type { AnyHandle, ReadHandle } from './schema.ts';
import { type StoredStream, streamHead, wireName } from './streams.ts';

/** Texts of a page, in characters: encoding more would hold up everybody else. */
const PAGE_CHARACTERS = 500_000;

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
    changes: {
      stream: wireName(stream),
      from: after,
      to: more ? lastRev : head,
      rows: withheldFirst(rows),
    },
    more,
  };
}

/**
 * Reads the rows of one kind that changed after the rev: at most so many, in rev order. None above
 * `upTo` is wanted, which spares whoever's rows are dear the reading of them.
 */
type Source = (db: AnyHandle, after: number, limit: number, upTo: number) => Promise<Row[]>;

async function rowsAfter(db: ReadHandle, stream: StoredStream, after: number): Promise<Row[]> {
  const rows: Row[] = [];
  let upTo = Number.MAX_SAFE_INTEGER;
  for (const source of sourcesOf(stream)) {
    const found = await source(db, after, limits.pageRows, upTo);
    rows.push(...found);
    // What lies beyond a page that is full already is for the next one.
    if (found.length === limits.pageRows) upTo = Math.min(upTo, found.at(-1)?.rev ?? upTo);
  }
  // Each source gave its first rows, so the first of all of them are among these.
  return rows.sort((a, b) => a.rev - b.rev).slice(0, limits.pageRows);
}

const feed: Source[] = [communityAfter, articlesAfter, revocationsAfter];
const desk: Source[] = [
  deskPendingAfter,
  deskSanctionsAfter,
  notesAfter,
  rulesAfter,
  logAfter,
  // Last, since each of its rows is read with all its reports.
  reportsAfter,
];
/** What concerns one member, who is named before the rev. */
const me = [
  memberAfter,
  ownReactionsAfter,
  ownReportsAfter,
  ignoredAfter,
  mentionsAfter,
  readsAfter,
  ownSanctionsAfter,
  ownPendingAfter,
];

function sourcesOf(stream: StoredStream): Source[] {
  const [area, id = ''] = stream.split(':') as ['feed' | 'desk' | 'log' | 'thread' | 'me', string?];
  switch (area) {
    case 'feed':
      return feed;
    case 'desk':
      return desk;
    case 'log':
      return [publicLogAfter];
    case 'thread':
      return [(db, after, limit) => commentsAfter(db, id as ArticleId, after, limit)];
    case 'me':
      return me.map(
        (ofMember): Source =>
          (db, after, limit) =>
            ofMember(db, id as MemberId, after, limit),
      );
    default:
      return unreachable(area);
  }
}

async function communityAfter(db: AnyHandle, after: number): Promise<Row[]> {
  const community = await readCommunity(db);
  return community.rev > after ? [community] : [];
}

async function memberAfter(db: AnyHandle, id: MemberId, after: number): Promise<Row[]> {
  const member = await findMember(db, id);
  return member !== null && member.rev > after ? [memberRow(member)] : [];
}

/** What is to be read no more comes before what is new to read. */
function withheldFirst(rows: Row[]): Row[] {
  const isWithheld = (row: Row) => row.kind === 'comment' && row.body === null;
  return rows.some(isWithheld)
    ? [...rows.filter(isWithheld), ...rows.filter((row) => !isWithheld(row))]
    : rows;
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

/** Of the rows that can be long; the others are small by their limits. */
function textLength(row: Row): number {
  switch (row.kind) {
    case 'comment':
    case 'pending':
      return row.body?.length ?? 0;
    case 'report':
      return row.reports.reduce((sum, { note }) => sum + note.length, row.body?.length ?? 0);
    case 'rule':
      return row.condition.on === 'words' ? row.condition.words.join().length : 0;
    case 'article':
      return row.revisions.reduce(
        (sum, { before }) => sum + (before.body?.length ?? 0),
        row.body.length,
      );
    default:
      return 0;
  }
}
