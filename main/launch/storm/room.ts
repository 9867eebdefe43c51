// What can be read in the community now: its open threads and their latest comments, as one reader's
// line tells them.
import type { CommentRow } from '../../../shared/protocol/comments.ts';
import type { ArticleId, CommentId } from '../../../shared/protocol/ids.ts';
import { type Row, threadStream } from '../../../shared/protocol/sync.ts';
import type { Line } from './line.ts';
import type { SceneComment, SceneThread } from './turns.ts';

/** Threads in which the storm takes place. */
const MOST_THREADS = 8;
/** Comments kept of each: the latest, to be answered. */
const KEPT = 200;

type Thread = {
  articleId: ArticleId;
  closed: boolean;
  commentCount: number;
  /** In the order of their arrival; null until somebody reads it. */
  comments: Map<CommentId, SceneComment & { seq: number }> | null;
};

export class Room {
  readonly #line: Line;
  readonly #threads = new Map<ArticleId, Thread>();
  readonly #fresh = new Set<CommentId>();
  /** How many comments each ordinary member has written here. */
  readonly #authors = new Map<string, number>();

  /** Resolves when the threads have been read. */
  static async open(line: Line): Promise<Room> {
    const room = new Room(line);
    await line.read('feed', (row) => room.#hear(row));
    const open = [...room.#threads.values()].filter(({ closed }) => !closed);
    await Promise.all(
      busiestFirst(open)
        .slice(0, MOST_THREADS)
        .map((thread) => room.#read(thread)),
    );
    return room;
  }

  private constructor(line: Line) {
    this.#line = line;
  }

  /** The names of ordinary members, those who wrote most first. */
  authors(): string[] {
    return [...this.#authors].sort(([, a], [, b]) => b - a).map(([name]) => name);
  }

  /** A comment of the storm's own, whose author can change it. */
  isFresh(id: CommentId): void {
    this.#fresh.add(id);
  }

  /** The threads as they are, with whoever may speak there. */
  scene(speakersIn: (articleId: ArticleId) => string[]): SceneThread[] {
    const open = [...this.#threads.values()].filter(({ closed }) => !closed);
    return busiestFirst(open).flatMap(({ articleId, comments }) =>
      comments === null
        ? []
        : [
            {
              articleId,
              comments: [...comments.values()].sort((a, b) => a.seq - b.seq),
              speakers: speakersIn(articleId),
            },
          ],
    );
  }

  async #read(thread: Thread): Promise<void> {
    thread.comments = new Map();
    await this.#line.read(threadStream(thread.articleId), (row) => this.#hear(row));
  }

  #hear(row: Row): void {
    if (row.kind === 'comment') this.#hearComment(row);
    if (row.kind !== 'article') return;
    const known = this.#threads.get(row.id);
    const { commentCount } = row;
    const closed = row.mode === 'closed';
    if (known === undefined) {
      this.#threads.set(row.id, { articleId: row.id, closed, commentCount, comments: null });
    } else Object.assign(known, { closed, commentCount });
  }

  #hearComment(row: CommentRow): void {
    const comments = this.#threads.get(row.articleId)?.comments;
    if (!comments) return;
    const { id, seq, author, body } = row;
    if (author.role === 'member' && !this.#fresh.has(id)) {
      this.#authors.set(author.name, (this.#authors.get(author.name) ?? 0) + 1);
    }
    if (body === null) comments.delete(id);
    else comments.set(id, { id, seq, author: author.name, body, fresh: this.#fresh.has(id) });
    if (comments.size > KEPT * 2) forgetOldest(comments);
  }
}

function busiestFirst(threads: Thread[]): Thread[] {
  return threads.sort((a, b) => b.commentCount - a.commentCount);
}

function forgetOldest(comments: NonNullable<Thread['comments']>): void {
  const oldestFirst = [...comments.values()].sort((a, b) => a.seq - b.seq);
  for (const { id } of oldestFirst.slice(0, -KEPT)) comments.delete(id);
}
