// A stream server without a socket, and a line to it that clones, queues, drops, doubles and reorders
// on command: so that sync can be tested without luck.
import type { CommentRow, RevocationRow } from '../../shared/protocol/comments.ts';
import type { Answer } from '../../shared/protocol/errors.ts';
import type { ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';
import {
  articleOfStream,
  type Changes,
  type OpenAnswer,
  type Row,
  type StreamName,
} from '../../shared/protocol/sync.ts';

/** A valid version 7 UUID that says which of its kind it is. */
export function fakeId(kind: 'a' | 'b' | 'c', index: number): string {
  return `0199${kind}000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}
export const articleId = (index: number) => fakeId('a', index) as ArticleId;
export const commentId = (index: number) => fakeId('b', index) as CommentId;
export const memberId = (index: number) => fakeId('c', index) as MemberId;

export function fakeComment(stream: StreamName, index: number, body: string | null): CommentRow {
  const article = articleOfStream(stream);
  if (article === null) throw new Error('comments stand in threads');
  return {
    kind: 'comment',
    // Unique over all threads.
    id: commentId(Number.parseInt(article.slice(-6), 16) * 1000 + index),
    rev: 0,
    articleId: article,
    parentId: null,
    number: String(index + 1),
    seq: index + 1,
    author: { id: memberId(1), name: 'Ada', role: 'member' },
    body,
    createdAt: '2026-11-24T10:00:00.000Z',
    editedAt: null,
    articleRevision: 1,
    state: body === null ? 'removed' : 'visible',
    removal: body === null ? { by: 'author', reason: '' } : null,
    reactions: {},
  };
}

/** Holds streams as rules S1 to S3 say. */
export class FakeStreams {
  readonly pageRows: number;
  private readonly streams = new Map<StreamName, { head: number; rows: Map<string, Row> }>();
  constructor(pageRows: number) {
    this.pageRows = pageRows;
  }

  private of(stream: StreamName) {
    const known = this.streams.get(stream) ?? { head: 0, rows: new Map<string, Row>() };
    this.streams.set(stream, known);
    return known;
  }

  head(stream: StreamName): number {
    return this.of(stream).head;
  }

  rows(stream: StreamName): Row[] {
    return structuredClone([...this.of(stream).rows.values()]);
  }

  write(stream: StreamName, row: Row): void {
    const held = this.of(stream);
    held.head += 1;
    held.rows.set(`${row.kind} ${row.id}`, { ...row, rev: held.head });
  }

  /** Goes back to an empty stream, as after the loss of the data. */
  forget(stream: StreamName): void {
    this.streams.delete(stream);
  }

  changes(stream: StreamName, from: number): Changes {
    const { head, rows } = this.of(stream);
    const newer = [...rows.values()].filter((row) => row.rev > from);
    newer.sort((a, b) => a.rev - b.rev);
    return structuredClone({ stream, from, to: head, rows: newer });
  }

  /** What was withheld above the cursor and still is, on whichever page its row may come. */
  private revocations(after: number): RevocationRow[] {
    return this.changes('feed', after).rows.filter(
      (row): row is RevocationRow => row.kind === 'revocation' && row.state !== 'visible',
    );
  }

  page(stream: StreamName, after: number): OpenAnswer {
    const all = this.changes(stream, after);
    const revocations = stream === 'feed' ? this.revocations(after) : [];
    if (all.rows.length <= this.pageRows) return { changes: all, more: false, revocations };
    const rows = all.rows.slice(0, this.pageRows);
    return { changes: { ...all, rows, to: rows.at(-1)!.rev }, more: true, revocations };
  }
}

type Pending = {
  stream: StreamName;
  after: number;
  resolve: (answer: Answer<OpenAnswer>) => void;
};

/** The line between one follower and the streams. Nothing moves on it but on command. */
export class FakeLine {
  readonly asked: Pending[] = [];
  pushed: Changes[] = [];
  /** What was asked, in order, for tests of priority and concurrency. */
  readonly log: StreamName[] = [];
  private readonly sentTo = new Map<StreamName, number>();
  private readonly streams: FakeStreams;
  constructor(streams: FakeStreams) {
    this.streams = streams;
  }

  open = (stream: StreamName, after: number): Promise<Answer<OpenAnswer>> => {
    this.log.push(stream);
    return new Promise((resolve) => this.asked.push({ stream, after, resolve }));
  };

  /** The server answers the nth open question; the last page joins the live stream. */
  answer(index = 0): void {
    const [pending] = this.asked.splice(index, 1);
    if (pending === undefined) return;
    const page = this.streams.page(pending.stream, pending.after);
    if (!page.more) this.sentTo.set(pending.stream, page.changes.to);
    pending.resolve({ ok: true, value: page });
  }

  /** The server sends what is new in the streams that were joined, as one `changes` each. */
  push(): void {
    for (const [stream, from] of this.sentTo) {
      if (this.streams.head(stream) <= from) continue;
      this.pushed.push(this.streams.changes(stream, from));
      this.sentTo.set(stream, this.streams.head(stream));
    }
  }

  drop(index: number): void {
    this.pushed.splice(index, 1);
  }

  double(index: number): void {
    const packet = this.pushed[index];
    if (packet !== undefined) this.pushed.push(structuredClone(packet));
  }

  /** Takes the nth packet off the line, for the client to have. */
  take(index = 0): Changes | undefined {
    return this.pushed.splice(index, 1)[0];
  }

  cut(): void {
    for (const pending of this.asked.splice(0)) {
      pending.resolve({ ok: false, error: { code: 'unavailable', message: 'cut' } });
    }
    this.pushed = [];
    this.sentTo.clear();
  }
}
