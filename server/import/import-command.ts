// `parley-server import wxr`: runs an import for the command line and says what came of it.
import { openDataFolder } from '../store/data-folder.ts';
import { type ImportReport, importWxr } from './import-wxr.ts';
import { ProgressLine } from './progress-line.ts';
import { WxrError } from './wxr-reader.ts';

/**
 * Returns the exit code: 0 done, 1 for a file with a fault, and then nothing was changed.
 * @throws StoreBusy, DatabaseTooNew, or a system error where the file cannot be read.
 */
export async function importWxrCommand(
  file: string,
  options: { dataDir: string; json: boolean },
): Promise<number> {
  const progress = new ProgressLine(process.stderr);
  try {
    const report = await importWxr(
      file,
      () => openDataFolder(options.dataDir),
      (state) => progress.show(state),
    );
    progress.end();
    process.stdout.write(`${options.json ? asJson(report) : asSentences(report)}\n`);
    return 0;
  } catch (error) {
    progress.end();
    if (!(error instanceof WxrError)) throw error;
    // In the form that editors know how to open.
    const place = `${file}:${error.line}:${error.column}`;
    process.stderr.write(`${place}: ${error.reason}\nNothing was imported.\n`);
    return 1;
  }
}

function asJson(report: ImportReport): string {
  const { articles, comments, skipped, authors, withoutParent } = report;
  const known = { articles: report.knownArticles, comments: report.knownComments };
  return JSON.stringify({ articles, comments, skipped, authors, known, withoutParent });
}

function asSentences(report: ImportReport): string {
  const { articles, comments, authors, knownArticles, knownComments, withoutParent } = report;
  const sentences = [
    `Imported ${count(articles, 'article')} and ${count(comments, 'comment')}, ` +
      `with ${count(authors, 'new author')}.`,
  ];
  if (knownArticles + knownComments > 0) {
    sentences.push(
      `Here already: ${count(knownArticles, 'article')} and ${count(knownComments, 'comment')}.`,
    );
  }
  const skipped = Object.entries(report.skipped.toJSON()).filter(([, times]) => times > 0);
  if (skipped.length > 0) {
    sentences.push(
      `Left out: ${skipped.map(([reason, times]) => `${times} ${reason}`).join(', ')}.`,
    );
  }
  if (withoutParent > 0) {
    sentences.push(
      `At the top, since what they answer is not here: ${count(withoutParent, 'comment')}.`,
    );
  }
  return sentences.join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
