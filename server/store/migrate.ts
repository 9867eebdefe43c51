// Brings a database to the newest schema, one step a transaction. Never goes back.
import { type Kysely, sql, type Transaction } from 'kysely';
import { ground } from './migrations/0001-ground.ts';
import { moderation } from './migrations/0002-moderation.ts';
import { idleActs } from './migrations/0003-idle-acts.ts';
import { reads } from './migrations/0004-reads.ts';
import { identity } from './migrations/0005-identity.ts';
import { mentions } from './migrations/0006-mentions.ts';
import type { Database } from './schema.ts';

export type Migration = {
  version: number;
  /** Takes a handle without table types: the schema that it knows is not today's. */
  apply: (db: Transaction<unknown>) => Promise<void>;
};

/** In order; a migration that was shipped is never edited. */
export const migrations: readonly Migration[] = [
  ground,
  moderation,
  idleActs,
  reads,
  identity,
  mentions,
];

/** The database was written by a newer parley-server than this one. */
export class DatabaseTooNew extends Error {
  constructor(found: number, known: number) {
    super(
      `The database has schema version ${found}, and this parley-server knows ${known} at most. ` +
        'Use the newer parley-server that wrote it.',
    );
    this.name = 'DatabaseTooNew';
  }
}

/**
 * Applies what is missing and returns the version reached.
 * @throws DatabaseTooNew
 */
export async function migrate(
  database: Database,
  steps: readonly Migration[] = migrations,
): Promise<number> {
  const db = database as unknown as Kysely<{ schema_version: { version: number } }>;
  await db.schema
    .createTable('schema_version')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  const known = steps.at(-1)?.version ?? 0;
  const before = await currentVersion(db);
  if (before > known) throw new DatabaseTooNew(before, known);
  for (const step of steps) {
    await db.transaction().execute(async (transaction) => {
      // Read again inside: another process may be migrating too.
      if ((await currentVersion(transaction)) >= step.version) return;
      await step.apply(transaction as unknown as Transaction<unknown>);
      await sql`delete from schema_version`.execute(transaction);
      await transaction.insertInto('schema_version').values({ version: step.version }).execute();
    });
  }
  return Math.max(known, before);
}

async function currentVersion(
  db: Kysely<{ schema_version: { version: number } }>,
): Promise<number> {
  const row = await db.selectFrom('schema_version').select('version').executeTakeFirst();
  return row?.version ?? 0;
}
