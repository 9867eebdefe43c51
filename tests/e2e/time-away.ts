// Makes a closed app believe that it was away for long. Writes to its caches, never to the server.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** What the app has kept says that it was looked at last so long ago. */
export function lookedAtBefore(dataDir: string, hours: number): number {
  let changed = 0;
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.db'))) {
    const db = new Sqlite(join(dataDir, file));
    changed += db
      .prepare('update visits set since = since - ?, present_at = present_at - ?')
      .run(hours * 3_600_000, hours * 3_600_000).changes;
    db.close();
  }
  return changed;
}
