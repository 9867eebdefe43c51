// Fills an empty community with the sample: its articles, threads, reactions, rules and moderator.
// Goes through the importer, so that the sample is numbered as everything else is.
import { commentIdSchema } from '../../shared/protocol/ids.ts';
import { Import, type ImportedArticle, type ImportedAuthor } from '../community/importing.ts';
import { articlesAfter, findArticle, reviseArticle } from '../store/articles.ts';
import { changeComment, findComment } from '../store/comments.ts';
import { settleCommunity } from '../store/community.ts';
import { findImport } from '../store/imports.ts';
import type { Member } from '../store/members.ts';
import { storeChosen } from '../store/reactions.ts';
import type { Store } from '../store/store.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { sampleCommunity } from './community.ts';
import { parseThread, type SampleArticle, type SampleComment } from './sample-article.ts';

const MINUTE_MS = 60_000;

export type Filled = { articles: number; comments: number; authors: number };

/** What was written; null where the community holds an article already, which is left alone. */
export async function fillWithSample(store: Store): Promise<Filled | null> {
  const { result } = await store.write(async (unit) => {
    const [first] = await articlesAfter(unit.db, 0, 1);
    if (first !== undefined) return null;
    const { name, description, rules } = sampleCommunity;
    await settleCommunity(unit, { name, description, rules });
    const filling = new Filling(unit);
    const oldestFirst = [...sampleCommunity.articles].sort(
      (a, b) => b.publishedMinutesAgo - a.publishedMinutesAgo,
    );
    for (const article of oldestFirst) await filling.add(article);
    await filling.agree();
    const { articles, comments, authors } = filling.import.counts;
    return { articles, comments, authors };
  });
  return result;
}

class Filling {
  readonly import: Import;
  readonly #unit: UnitOfWork;
  /** Everybody who wrote, in the order in which they first appear. */
  readonly #authors = new Map<string, Member>();
  readonly #agreed: { key: string; author: string; agrees: number }[] = [];

  constructor(unit: UnitOfWork) {
    this.#unit = unit;
    this.import = new Import(unit);
  }

  async add(article: SampleArticle): Promise<void> {
    const publishedAt = this.#unit.now - article.publishedMinutesAgo * MINUTE_MS;
    const thread = parseThread(article.thread);
    const { correction } = article;
    const correctedAfter = correction?.minutesAfter ?? Number.POSITIVE_INFINITY;
    // In two parts, so that each comment carries the revision under which it was written.
    const before = thread.filter((comment) => comment.minutesAfter < correctedAfter);
    const after = thread.filter((comment) => comment.minutesAfter >= correctedAfter);
    const articleId = await this.import.add(importedArticle(article, before, publishedAt));
    if (correction !== undefined) {
      await this.#unit.settleDiscussion(articleId);
      const row = await findArticle(this.#unit.db, articleId);
      if (row === null) throw new Error(`The sample article ${articleId} is not there.`);
      const corrected = row[correction.field].replace(correction.from, () => correction.to);
      await reviseArticle(this.#unit, row, {
        changes: { [correction.field]: corrected },
        note: correction.note,
        at: Math.min(publishedAt + correctedAfter * MINUTE_MS, this.#unit.now),
        reviserId: null,
      });
      await this.import.add(importedArticle(article, after, publishedAt));
    }
    for (const comment of thread) await this.#remember(article, comment, publishedAt);
  }

  /** Each comment's agreement comes from as many others, not always the same ones. */
  async agree(): Promise<void> {
    const everybody = [...this.#authors];
    for (const [turn, { key, author, agrees }] of this.#agreed.entries()) {
      const known = await findImport(this.#unit.db, key);
      const comment = known && (await findComment(this.#unit.db, commentIdSchema.parse(known.id)));
      if (!comment) throw new Error(`The sample comment ${key} is not there.`);
      const others = everybody.filter(([name]) => name !== author);
      if (agrees > others.length) throw new Error(`${key}: ${others.length} can agree at most.`);
      for (let nth = 0; nth < agrees; nth += 1) {
        const [, member] = others[(turn * 7 + nth) % others.length] ?? [];
        if (member === undefined) continue;
        const reaction = { comment_id: comment.id, article_id: comment.article_id };
        await storeChosen(this.#unit, { member_id: member.id, ...reaction }, ['agree']);
      }
      await changeComment(this.#unit, comment, { reactions: JSON.stringify({ agree: agrees }) });
    }
  }

  async #remember(article: SampleArticle, comment: SampleComment, at: number): Promise<void> {
    const { author, agrees } = comment;
    if (!this.#authors.has(author)) {
      this.#authors.set(author, await this.import.author(sampleAuthor(author), at));
    }
    if (agrees > 0) this.#agreed.push({ key: commentKey(article, comment.number), author, agrees });
  }
}

function importedArticle(
  article: SampleArticle,
  comments: SampleComment[],
  publishedAt: number,
): ImportedArticle {
  const { headline, deck, body, byline, sources } = article;
  return {
    key: articleKey(article),
    texts: { headline, deck, body, byline, sources },
    mode: article.mode,
    slowSeconds: article.slowSeconds ?? 0,
    publishedAt,
    comments: comments.map((comment) => ({
      key: commentKey(article, comment.number),
      parentKey: comment.parentNumber === null ? null : commentKey(article, comment.parentNumber),
      author: sampleAuthor(comment.author),
      body: comment.body,
      createdAt: publishedAt + comment.minutesAfter * MINUTE_MS,
    })),
  };
}

function sampleAuthor(name: string): ImportedAuthor {
  const role = name === sampleCommunity.moderator ? 'moderator' : 'member';
  return { key: `sample:author:${name}`, name, role };
}

function articleKey(article: SampleArticle): string {
  return `sample:article:${article.headline}`;
}

function commentKey(article: SampleArticle, number: string): string {
  return `${articleKey(article)}:comment:${number}`;
}
