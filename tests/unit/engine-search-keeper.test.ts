// When the search index is brought up to date: not in the middle of a catch-up, and not never.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Cache, openCache } from '../../main/engine/cache/database.ts';
import { createIndexKeeper } from '../../main/engine/search/index-keeper.ts';

let db: Cache;
let failures: unknown[];
let keeper: ReturnType<typeof createIndexKeeper>;

beforeEach(() => {
  vi.useFakeTimers();
  db = openCache(':memory:').db;
  failures = [];
  keeper = createIndexKeeper(db, (error) => failures.push(error));
});

afterEach(() => {
  keeper.close();
  vi.useRealTimers();
  db.close();
});

let last = 0;
function arrive(rows: number): void {
  const queue = db.prepare('insert into search_queue (position) values (?)');
  for (let row = 0; row < rows; row += 1) {
    last += 1;
    queue.run(last);
  }
  keeper.wake();
}

function waiting(): number {
  const row = db.prepare<[], { count: number }>('select count(*) as count from search_queue').get();
  return row?.count ?? Number.NaN;
}

test('it waits for a pause, and then goes on in steps until all is in', () => {
  arrive(600);
  vi.advanceTimersByTime(100);
  arrive(100);
  vi.advanceTimersByTime(149);
  expect(waiting()).toBe(700);
  vi.advanceTimersByTime(1);
  expect(waiting()).toBe(450);
  vi.advanceTimersByTime(100);
  expect(waiting()).toBe(0);
});

test('where no pause comes it does not wait for ever', () => {
  const counts: number[] = [];
  for (let turn = 0; turn < 30; turn += 1) {
    arrive(1);
    vi.advanceTimersByTime(100);
    counts.push(waiting());
  }
  expect(Math.max(...counts)).toBeLessThan(20);
  expect(Math.min(...counts)).toBe(0);
});

test('closed, it touches the cache no more; a failure ends it until it is woken again', () => {
  arrive(1);
  keeper.close();
  vi.advanceTimersByTime(10_000);
  expect(waiting()).toBe(1);

  keeper = createIndexKeeper(db, (error) => failures.push(error));
  db.exec('alter table search_queue rename to elsewhere');
  keeper.wake();
  vi.advanceTimersByTime(10_000);
  expect(failures).toHaveLength(1);
  db.exec('alter table elsewhere rename to search_queue');
  arrive(1);
  vi.advanceTimersByTime(200);
  expect([waiting(), failures.length]).toEqual([0, 1]);
});
