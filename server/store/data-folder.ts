// The folder that holds a community's data: its database, and the lock of the one server that runs.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type CommunitySettings, settleCommunity } from './community.ts';
import { isBusy, type SlowQueryListener } from './sqlite.ts';
import { openStore, type Store } from './store.ts';

/**
 * Opens the community in the folder and makes both where they are missing. Many processes may do so
 * at once; only one may serve it.
 * @throws DatabaseTooNew
 * @throws StoreBusy
 */
export async function openDataFolder(
  folder: string,
  settings: CommunitySettings = {},
  onSlowQuery?: SlowQueryListener,
): Promise<Store> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const store = await openStore(join(folder, 'community.db'), onSlowQuery);
  try {
    await store.write((unit) => settleCommunity(unit, settings));
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

/** The folder holds no community. */
export class NoCommunity extends Error {
  constructor(folder: string) {
    super(`There is no community in the folder ${folder}.`);
    this.name = 'NoCommunity';
  }
}

/**
 * Opens the community in the folder, for looking at it.
 * @throws NoCommunity
 * @throws DatabaseTooNew
 * @throws StoreBusy
 */
export async function openExistingFolder(folder: string): Promise<Store> {
  const path = join(folder, 'community.db');
  if (!existsSync(path)) throw new NoCommunity(folder);
  return openStore(path);
}

/** Another server already runs on the folder. */
export class DataFolderInUse extends Error {
  constructor(folder: string) {
    super(`Another parley-server already runs on the data folder ${folder}.`);
    this.name = 'DataFolderInUse';
  }
}

/**
 * Takes the folder for one server; returns the way to give it back. SQLite's own file lock is used,
 * since the system frees it however the process ends.
 * @throws DataFolderInUse
 */
export function lockDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new Sqlite(join(folder, 'server.lock'), { timeout: 0 });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new DataFolderInUse(folder) : error;
  }
  return () => lock.close();
}
