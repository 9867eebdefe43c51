// Articles and threads from elsewhere, written as if they had been posted here in the order of their
// dates. What was imported before is known by its source key and is left as it is.
import { v7 as uuidv7 } from 'uuid';
import { limits } from '../../shared/limits.ts';
import { nameKey } from '../../shared/members/name-key.ts';
import type { DiscussionMode } from '../../shared/protocol/articles.ts';
import {
  type ArticleId,
  articleIdSchema,
  type CommentId,
  commentIdSchema,
  memberIdSchema,
} from '../../shared/protocol/ids.ts';
import { type ArticleTexts, addArticle } from '../store/articles.ts';
import { addComment, findComment, type StoredComment } from '../store/comments.ts';
import { addImport, findImport } from '../store/imports.ts';
import {
  addMember,
  findMember,
  findMemberByName,
  type Member,
  type MemberRole,
} from '../store/members.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { memberNameFrom, numberedName } from './author-name.ts';
import { contentHash } from './content-hash.ts';
import { inPostingOrder } from './posting-order.ts';

export type ImportedAuthor = {
  /** Names the author in the source, for good; holds no e-mail address. */
  key: string;
  /** As written there; it is made fit and unique here. */
  name: string;
  role: MemberRole;
};

export type ImportedComment = {
  key: string;
  /** Of a comment on the same article, imported now or earlier. */
  parentKey: string | null;
  author: ImportedAuthor;
  /** Markdown that says something. */
  body: string;
  /** Epoch milliseconds. */
  createdAt: number;
};

export type ImportedArticle = {
  key: string;
  texts: ArticleTexts;
  mode: DiscussionMode;
  /** 0 unless the mode is `slow`. */
  slowSeconds: number;
  /** Epoch milliseconds. */
  publishedAt: number;
  comments: ImportedComment[];
};

export type ImportCounts = {
  articles: number;
  comments: number;
  authors: number;
  /** Were here before, and stay as they are. */
  knownArticles: number;
  knownComments: number;
  /** Replies that stand at the top, because what they answer did not come along. */
  withoutParent: number;
};

/** One import: within one transaction, so that it is there as a whole or not at all. */
export class Import {
  readonly counts: ImportCounts = {
    articles: 0,
    comments: 0,
    authors: 0,
    knownArticles: 0,
    knownComments: 0,
    withoutParent: 0,
  };
  readonly #unit: UnitOfWork;
  readonly #authors = new Map<string, Member>();
  /** The number that the next member of a name gets, so that a thousand namesakes cost no million looks. */
  readonly #nextNumbers = new Map<string, number>();

  constructor(unit: UnitOfWork) {
    this.#unit = unit;
  }

  /** Adds what is new of the article and its thread. No date lies in the future afterwards. */
  async add(article: ImportedArticle): Promise<ArticleId> {
    const articleId = await this.#article(article);
    const placed = new Map<string, CommentId>();
    for (const comment of inPostingOrder(article.comments)) {
      placed.set(comment.key, await this.#comment(articleId, comment, placed));
    }
    return articleId;
  }

  async author(author: ImportedAuthor, joinedAt: number): Promise<Member> {
    let member = this.#authors.get(author.key);
    if (member === undefined) {
      const known = await findImport(this.#unit.db, author.key);
      const found = known && (await findMember(this.#unit.db, memberIdSchema.parse(known.id)));
      member = found ?? (await this.#newAuthor(author, joinedAt));
      this.#authors.set(author.key, member);
    }
    return member;
  }

  async #article(article: ImportedArticle): Promise<ArticleId> {
    const known = await findImport(this.#unit.db, article.key);
    if (known !== null) {
      this.counts.knownArticles += 1;
      return articleIdSchema.parse(known.id);
    }
    const id = articleIdSchema.parse(uuidv7());
    await addArticle(this.#unit, {
      id,
      ...article.texts,
      mode: article.mode,
      slowSeconds: article.slowSeconds,
      publishedAt: Math.min(article.publishedAt, this.#unit.now),
      postedHash: contentHash([article.key]),
      publisherId: null,
    });
    await addImport(this.#unit, { source_key: article.key, kind: 'article', id });
    this.counts.articles += 1;
    return id;
  }

  async #comment(
    articleId: ArticleId,
    comment: ImportedComment,
    placed: ReadonlyMap<string, CommentId>,
  ): Promise<CommentId> {
    const known = await findImport(this.#unit.db, comment.key);
    if (known !== null) {
      this.counts.knownComments += 1;
      return commentIdSchema.parse(known.id);
    }
    const parent = await this.#parent(articleId, comment.parentKey, placed);
    const createdAt = Math.min(comment.createdAt, this.#unit.now);
    const author = await this.author(comment.author, createdAt);
    const id = commentIdSchema.parse(uuidv7());
    await addComment(this.#unit, {
      id,
      articleId,
      parent,
      author: { author_id: author.id, author_name: author.name, author_role: author.role },
      body: comment.body,
      postedHash: contentHash([comment.key]),
      createdAt,
    });
    await addImport(this.#unit, { source_key: comment.key, kind: 'comment', id });
    this.counts.comments += 1;
    return id;
  }

  async #parent(
    articleId: ArticleId,
    key: string | null,
    placed: ReadonlyMap<string, CommentId>,
  ): Promise<StoredComment | null> {
    if (key === null) return null;
    const id = placed.get(key) ?? (await findImport(this.#unit.db, key))?.id;
    const parent = id && (await findComment(this.#unit.db, commentIdSchema.parse(id)));
    if (parent && parent.article_id === articleId) return parent;
    this.counts.withoutParent += 1;
    return null;
  }

  async #newAuthor(author: ImportedAuthor, joinedAt: number): Promise<Member> {
    const member = await addMember(this.#unit, {
      id: memberIdSchema.parse(uuidv7()),
      name: await this.#freeName(author.name),
      role: author.role,
      passwordHash: null,
      joinedAt,
    });
    await addImport(this.#unit, { source_key: author.key, kind: 'member', id: member.id });
    this.counts.authors += 1;
    return member;
  }

  async #freeName(written: string): Promise<string> {
    const plain = memberNameFrom(written);
    const key = nameKey(plain);
    // In characters, as the schema of names counts.
    const isLongEnough = [...plain].length >= limits.memberNameMin;
    let number = this.#nextNumbers.get(key) ?? 1;
    for (;;) {
      const name = number === 1 && isLongEnough ? plain : numberedName(plain, number);
      number += 1;
      this.#nextNumbers.set(key, number);
      if ((await findMemberByName(this.#unit.db, name)) === null) return name;
    }
  }
}
