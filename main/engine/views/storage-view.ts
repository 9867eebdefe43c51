// What takes how much of the cache, as the view shows it. Reads only.
import { type Storage, storagePartSchema } from '../../../shared/bridge/storage.ts';
import type { ArticleId } from '../../../shared/protocol/ids.ts';
import { readArticle } from '../cache/articles.ts';
import type { Cache } from '../cache/database.ts';
import {
  countThreads,
  keepingMark,
  readChoice,
  savedThreads,
  usedBytes,
} from '../cache/keeping.ts';
import type { Measured } from '../keeping/measure.ts';

const mostLargest = 10;

export function storageView(db: Cache, measured: Measured): Storage {
  return {
    ...readChoice(db),
    usedBytes: usedBytes(db),
    parts: storagePartSchema.options.map((part) => ({
      part,
      bytes: measured.parts.get(part) ?? 0,
    })),
    saved: savedThreads(db).size,
    threads: countThreads(db),
    largest: largest(db, measured),
  };
}

function largest(db: Cache, measured: Measured): Storage['largest'] {
  const { articles, comments, pictures, bytesOfComment } = measured;
  const bytesOf = (id: ArticleId) =>
    (articles.get(id) ?? 0) +
    (pictures.get(id) ?? 0) +
    Math.round((comments.get(id) ?? 0) * bytesOfComment);
  return [...articles.keys()]
    .map((articleId) => ({ articleId, bytes: bytesOf(articleId) }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, mostLargest)
    .flatMap(({ articleId, bytes }) => {
      const article = readArticle(db, articleId);
      if (article === null) return [];
      const { pinned, followed } = keepingMark(db, articleId);
      return [{ articleId, headline: article.headline, bytes, pinned, followed }];
    });
}
