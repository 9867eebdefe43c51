// What an article said under each of its revisions. Pure.
import type { ArticleRow } from '../protocol/articles.ts';

export type ArticleTexts = Pick<ArticleRow, 'headline' | 'deck' | 'body' | 'byline' | 'sources'>;
type Revised = ArticleTexts & Pick<ArticleRow, 'revisions'>;

/** The article as published is revision 1. */
export function currentRevision(article: Pick<ArticleRow, 'revisions'>): number {
  return article.revisions.length + 1;
}

/** The revision that stood at that moment, in ISO time. */
export function revisionAt(article: Pick<ArticleRow, 'revisions'>, moment: string): number {
  const at = Date.parse(moment);
  return 1 + article.revisions.filter((revision) => Date.parse(revision.at) <= at).length;
}

/** What was corrected after that revision. */
export function fieldsCorrectedSince(
  article: Pick<ArticleRow, 'revisions'>,
  revision: number,
): Set<keyof ArticleTexts> {
  const since = article.revisions.filter(({ revision: made }) => made > revision);
  return new Set(since.flatMap(({ before }) => Object.keys(before) as (keyof ArticleTexts)[]));
}

/** The texts under that revision: what each later correction says that it has replaced. */
export function textsAt(article: Revised, revision: number): ArticleTexts {
  const { headline, deck, body, byline, sources } = article;
  const texts: ArticleTexts = { headline, deck, body, byline, sources };
  for (const { revision: made, before } of article.revisions.toReversed()) {
    if (made <= revision) break;
    if (before.headline !== undefined) texts.headline = before.headline;
    if (before.deck !== undefined) texts.deck = before.deck;
    if (before.body !== undefined) texts.body = before.body;
    if (before.byline !== undefined) texts.byline = before.byline;
    if (before.sources !== undefined) texts.sources = before.sources;
  }
  return texts;
}
