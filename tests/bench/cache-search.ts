// How soon the first page of a search is there, by kinds of words as people type them, beside the
// obvious way: reading all texts with LIKE and sorting what is found.
import Database from 'better-sqlite3';
import type { FindRequest } from '../../shared/bridge/search.ts';
import type { FilledCache } from './cache-fill.ts';
import { seeded } from './cache-words.ts';
import type { EngineProcess } from './engine-process.ts';
import { type Figure, percentile, under } from './figures.ts';

const pageMs = 30;
const sampleTexts = 4_000;
const letters = [...'abcdefghijklmnopqrstuvwxyz'];

type Question = Pick<FindRequest, 'text'> & Partial<FindRequest>;

export async function searchFigures(
  engine: EngineProcess,
  filled: FilledCache,
  say: (line: string) => void,
): Promise<Figure[]> {
  const db = new Database(filled.path, { readonly: true });
  try {
    say('searching');
    const questions = questionsFor(db, filled);
    await untilIndexed(engine, db, filled);
    const figures: Figure[] = [];
    for (const [kind, asked] of Object.entries(questions)) {
      const times: number[] = [];
      for (const question of asked) times.push(await timeToFind(engine, filled, question));
      const [typical] = asked;
      const obvious = typical === undefined ? Number.NaN : timeByLike(db, typical.text);
      figures.push(
        under(
          `search, first page, ${kind}, p95`,
          percentile(times, 0.95),
          { what: 'LIKE over all texts', value: obvious },
          pageMs,
        ),
      );
    }
    return figures;
  } finally {
    db.close();
  }
}

/** What comes waits to be put into the index: all of it has been, once the queue is empty. */
async function untilIndexed(
  engine: EngineProcess,
  db: Database.Database,
  { communityId }: FilledCache,
): Promise<void> {
  const waits = db.prepare('select 1 from search_queue limit 1');
  while (waits.get() !== undefined) await engine.ask('article.list', { communityId });
}

async function timeToFind(
  engine: EngineProcess,
  { communityId }: FilledCache,
  question: Question,
): Promise<number> {
  const begun = performance.now();
  await engine.ask('search.find', {
    communityId,
    kind: 'all',
    author: null,
    articleId: null,
    from: null,
    to: null,
    before: null,
    ...question,
  });
  return performance.now() - begun;
}

/** Milliseconds until the newest twenty are found without an index of words. */
function timeByLike(db: Database.Database, typed: string): number {
  const begun = performance.now();
  db.prepare(
    `select id, body from comments where body like '%' || ? || '%'
     order by created_at desc limit 20`,
  ).all(typed.replaceAll('"', '').trim());
  return performance.now() - begun;
}

/** The same questions each time, from the words of texts all over the cache. */
function questionsFor(db: Database.Database, filled: FilledCache): Record<string, Question[]> {
  const draw = seeded(11);
  const texts = textsOf(db, draw);
  const counts = new Map<string, number>();
  for (const words of texts) {
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const some = <T>(from: readonly T[], most: number): T[] =>
    from.filter((_, at) => at % Math.max(1, Math.floor(from.length / most)) === 0).slice(0, most);
  const beginnings = (length: number) => [
    ...new Set(byCount.filter((word) => word.length > length).map((word) => word.slice(0, length))),
  ];
  const ask = (typed: readonly string[]): Question[] => typed.map((text) => ({ text }));
  const commonest = byCount.slice(0, 50);
  const middling = some(byCount.slice(200, 4_000), 100);
  const names = db
    .prepare<[], { name: string }>('select name from authors limit 100')
    .all()
    .map(({ name }) => name);
  const longTexts = texts.filter((words) => words.length > 12).slice(0, 100);
  return {
    'the commonest words': ask(commonest.map((word) => `${word} `)),
    'the commonest words as typed': ask(commonest),
    'other words': ask(middling.map((word) => `${word} `)),
    'the rarest words': ask(byCount.slice(-100).map((word) => `${word} `)),
    'one letter': ask(letters),
    'two letters': ask(some(beginnings(2), 150)),
    'three letters': ask(some(beginnings(3), 200)),
    'four letters': ask(some(beginnings(4), 200)),
    'two words': ask(middling.map((word, at) => `${commonest[at % 50]} ${word} `)),
    phrases: ask(longTexts.map((words) => `"${words.slice(8, 11).join(' ')}"`)),
    'a word by an author': names.map((author, at) => ({
      text: `${commonest[at % 50]} `,
      author,
    })),
    'a word in the longest thread': middling.map((word) => ({
      text: `${word} `,
      articleId: filled.longThread,
    })),
    'a word in one month': commonest.map((word) => ({
      text: `${word} `,
      from: '2024-03-01T00:00:00.000Z',
      to: '2024-04-01T00:00:00.000Z',
    })),
  };
}

function textsOf(db: Database.Database, draw: () => number): string[][] {
  const { last } = db
    .prepare<[], { last: number }>('select max(rowid) as last from comments')
    .get() ?? { last: 0 };
  const at = db.prepare<[number], { body: string | null }>(
    'select body from comments where rowid = ?',
  );
  const texts: string[][] = [];
  for (let tries = 0; tries < sampleTexts; tries += 1) {
    const body = at.get(1 + Math.floor(draw() * last))?.body ?? '';
    texts.push(body.toLowerCase().match(/[a-z]+/g) ?? []);
  }
  return texts;
}
