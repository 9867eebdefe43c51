// Brings a WordPress export into a community: all of it is read and converted first, so that a file
// with a fault touches nothing, and the database is kept busy only for the writing.
import { stat } from 'node:fs/promises';
import { Import, type ImportCounts, type ImportedArticle } from '../community/importing.ts';
import type { Store } from '../store/store.ts';
import { articleFromWxr, Skipped } from './articles-from-wxr.ts';
import { readWxr } from './wxr-reader.ts';

/** `done` of `total` bytes while reading, of articles while writing. */
export type ImportProgress = { phase: 'reading' | 'writing'; done: number; total: number };

export type ImportReport = ImportCounts & { skipped: Skipped };

/**
 * `openStore` is asked only for a file that is whole.
 * @throws WxrError
 * @throws StoreBusy
 */
export async function importWxr(
  path: string,
  openStore: () => Promise<Store>,
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<ImportReport> {
  const { articles, skipped } = await readArticles(path, onProgress);
  const store = await openStore();
  try {
    const { result } = await store.write(async (unit) => {
      const run = new Import(unit);
      for (const [done, article] of articles.entries()) {
        await run.add(article);
        onProgress({ phase: 'writing', done: done + 1, total: articles.length });
      }
      return run.counts;
    });
    return { ...result, skipped };
  } finally {
    await store.close();
  }
}

async function readArticles(
  path: string,
  onProgress: (progress: ImportProgress) => void,
): Promise<{ articles: ImportedArticle[]; skipped: Skipped }> {
  const { size, mtimeMs } = await stat(path);
  const articles: ImportedArticle[] = [];
  const skipped = new Skipped();
  const entries = readWxr(path, (done) => onProgress({ phase: 'reading', done, total: size }));
  for await (const entry of entries) {
    const article = articleFromWxr(entry, Math.floor(mtimeMs), skipped);
    if (article !== null) articles.push(article);
  }
  return { articles, skipped };
}
