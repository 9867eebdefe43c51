// The community's database: opened and migrated, then read and written in whole transactions.
import { setTimeout as wait } from 'node:timers/promises';
import { migrate } from './migrate.ts';
import type { ReadHandle } from './schema.ts';
import { isBusy, openSqlite, openSqliteReader, type SlowQueryListener } from './sqlite.ts';
import { type Moved, UnitOfWork } from './unit-of-work.ts';

/** How long a write waits for another process to finish its own, in milliseconds. */
const BUSY_PATIENCE_MS = 30_000;
const BUSY_PAUSE_MS = 10;

/** Another process kept the database to itself for longer than a request can wait. */
export class StoreBusy extends Error {
  constructor() {
    super('The database is busy with the writing of another process.');
    this.name = 'StoreBusy';
  }
}

export type StoreReader = {
  /** Reads of one moment. */
  read: <T>(work: (db: ReadHandle) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

export type Store = StoreReader & {
  /** Where another thread of this process finds it. */
  location: string;
  /**
   * One durable transaction. What `work` throws rolls everything back and is thrown on.
   * @throws StoreBusy
   */
  write: <T>(work: (unit: UnitOfWork) => Promise<T>) => Promise<{ result: T; moved: Moved[] }>;
  /** Changes whenever somebody, of this or another process, has committed. */
  dataVersion: () => number;
};

/**
 * @throws DatabaseTooNew
 * @throws StoreBusy
 */
export async function openStore(path: string, onSlowQuery?: SlowQueryListener): Promise<Store> {
  const { writer, reader, dataVersion, close } = openSqlite(path, onSlowQuery);
  try {
    await patiently(() => migrate(writer));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    location: path,
    write: (work) =>
      patiently(() =>
        writer.transaction().execute(async (db) => {
          const unit = new UnitOfWork(db, Date.now());
          const result = await work(unit);
          return { result, moved: await unit.finish() };
        }),
      ),
    read: (work) => reader.transaction().execute(work),
    dataVersion,
    close,
  };
}

/** Opens what `openStore` has opened already, for reading alone. */
export function openStoreReader(location: string, onSlowQuery: SlowQueryListener): StoreReader {
  const { reader, close } = openSqliteReader(location, onSlowQuery);
  return { read: (work) => reader.transaction().execute(work), close };
}

/** Tries again while another process writes, and leaves this one free to do other things meanwhile. */
async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + BUSY_PATIENCE_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (Date.now() > giveUpAt) throw new StoreBusy();
      await wait(BUSY_PAUSE_MS);
    }
  }
}
