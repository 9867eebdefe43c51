// What each author of a chaos run did, and what was seen of it: the one record that the server and all
// clients are held against at the end. Believes no side.
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { Reaction } from '../../shared/protocol/comments.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';

/** `asked`: the client was killed before it answered, so it may have stored the wish or not. */
export type Wish = 'none' | 'asked' | 'stored';

export type Text = { body: string; wish: Exclude<Wish, 'none'> };

/** One comment that an author began. */
export type Written = {
  /** Stands in every text of this comment, and in no other's. */
  marker: string;
  client: number;
  articleId: ArticleId;
  /** What it answers. */
  parentId: CommentId | null;
  /** Null as long as the client that was asked has not told it. */
  id: CommentId | null;
  /** What was posted, then what it was changed to, in the order in which it was asked. */
  texts: Text[];
  removal: Wish;
  /** As it was first seen in any client's cache: from then on it is acknowledged. */
  number: string | null;
  /** Why the server took none of it, where the author saw that and gave it up. */
  givenUp: ErrorCode | null;
};

const markerPattern = /\[c\d+\.\d+\]/;

export class Ledger {
  readonly written: Written[] = [];
  /** The last wish of a client about one reaction to one comment. */
  readonly reactions = new Map<string, { on: boolean; wish: Wish }>();
  /** Replies that were held for their writers. */
  readonly held = new Set<string>();
  /** What was wrong as it was seen, such as a comment whose number changed. */
  readonly oddities = new Set<string>();
  readonly #byId = new Map<CommentId, Written>();
  readonly #byMarker = new Map<string, Written>();

  /** The author is about to ask for it. */
  begin(client: number, articleId: ArticleId, parentId: CommentId | null, talk: string): Written {
    const marker = `[c${client}.${this.written.length}]`;
    const written: Written = {
      marker,
      client,
      articleId,
      parentId,
      id: null,
      texts: [{ body: `${marker} ${talk}`, wish: 'asked' }],
      removal: 'none',
      number: null,
      givenUp: null,
    };
    this.written.push(written);
    this.#byMarker.set(marker, written);
    return written;
  }

  /** The client has told the comment's id. */
  named(written: Written, id: CommentId): void {
    if (written.id !== null && written.id !== id) {
      this.oddities.add(`${written.marker} stands under ${written.id} and under ${id}`);
    }
    written.id = id;
    this.#byId.set(id, written);
  }

  of(id: CommentId): Written | undefined {
    return this.#byId.get(id);
  }

  /** The comment with this text, wherever it stands. */
  byText(body: string | null): Written | undefined {
    const marker = body === null ? undefined : markerPattern.exec(body)?.[0];
    return marker === undefined ? undefined : this.#byMarker.get(marker);
  }

  /** A client shows this comment; with a number it is committed, whoever wrote it. */
  saw(comment: Pick<ThreadComment, 'id' | 'body' | 'number'>): Written | undefined {
    const written = this.of(comment.id) ?? this.byText(comment.body);
    if (written === undefined) return undefined;
    if (written.id !== comment.id) this.named(written, comment.id);
    if (comment.number === null) return written;
    written.number ??= comment.number;
    if (written.number !== comment.number) {
      this.oddities.add(
        `${written.marker} was number ${written.number} and is number ${comment.number}`,
      );
    }
    return written;
  }

  /** Whether anybody may have changed or taken away the comment: else nothing to it may be refused. */
  mayBeOtherwise(id: CommentId | null, code: ErrorCode): boolean {
    const written = id === null ? undefined : this.of(id);
    if (written === undefined) return false;
    const mayBeGone = written.removal !== 'none' || written.givenUp !== null;
    switch (code) {
      case 'conflict':
      case 'not_found':
        return mayBeGone;
      case 'changed':
        return mayBeGone || written.texts.length > 1;
      default:
        return false;
    }
  }

  wishReaction(client: number, id: CommentId, reaction: Reaction, on: boolean, wish: Wish): void {
    this.reactions.set(`${client} ${id} ${reaction}`, { on, wish });
  }

  get acknowledged(): number {
    return this.written.filter(({ number }) => number !== null).length;
  }

  get refused(): number {
    return this.written.filter(({ givenUp }) => givenUp !== null).length;
  }
}
