// SQLite as the default store: how its file is opened, and how Kysely talks to it.
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type LogEvent,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import type { Database, Schema } from './schema.ts';

/** Queries slower than this many milliseconds are logged. */
const SLOW_QUERY_MS = 200;
/** Statements kept ready; the code has far fewer, save for lists of varying length. */
const STATEMENTS_KEPT = 500;

export type SlowQueryListener = (query: { sql: string; milliseconds: number }) => void;

/** Takes the write lock at once: a transaction that reads first could otherwise not go on to write. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): ImmediateDriver {
    return new ImmediateDriver(this.#config);
  }
}

/** Kysely prepares each time it runs a query; this keeps the statements. */
function withStatementCache(file: Sqlite.Database): SqliteDialectConfig['database'] {
  const statements = new Map<string, Sqlite.Statement>();
  return {
    prepare(sql) {
      let statement = statements.get(sql);
      if (statement === undefined) {
        statement = file.prepare(sql);
        if (statements.size >= STATEMENTS_KEPT) statements.clear();
        statements.set(sql, statement);
      }
      return statement;
    },
    close: () => file.close(),
  };
}

function kyselyOver(dialect: SqliteDialect, onSlowQuery: SlowQueryListener | undefined): Database {
  return new Kysely<Schema>({
    dialect,
    ...(onSlowQuery && {
      log: (event: LogEvent) => {
        if (event.queryDurationMillis < SLOW_QUERY_MS) return;
        onSlowQuery({ sql: event.query.sql, milliseconds: event.queryDurationMillis });
      },
    }),
  });
}

export type SqlitePair = {
  /** One connection for all writing. */
  writer: Database;
  /** Another that only reads: it never waits for a writer. */
  reader: Database;
  /** Changes whenever another connection, of this or another process, has committed. */
  dataVersion: () => number;
  close: () => Promise<void>;
};

/**
 * Opens the file, made where there is none.
 * @throws SqliteError where it cannot be read or is no database.
 */
export function openSqlite(path: string, onSlowQuery?: SlowQueryListener): SqlitePair {
  const writing = new Sqlite(path);
  writing.pragma('journal_mode = WAL');
  writing.pragma('synchronous = FULL');
  writing.pragma('foreign_keys = ON');
  // Waiting in SQLite would hold up the whole process: the store tries again instead.
  writing.pragma('busy_timeout = 0');
  const { reading, reader, close } = openSqliteReader(path, onSlowQuery);
  const writer = kyselyOver(
    new ImmediateDialect({ database: withStatementCache(writing) }),
    onSlowQuery,
  );
  return {
    writer,
    reader,
    dataVersion: () => Number(reading.pragma('data_version', { simple: true })),
    async close() {
      await Promise.all([close(), writer.destroy()]);
      // Kysely leaves a file open that it has never used.
      writing.close();
    },
  };
}

/** @throws SqliteError where there is no such file, or it is no database. */
export function openSqliteReader(
  path: string,
  onSlowQuery?: SlowQueryListener,
): { reader: Database; reading: Sqlite.Database; close: () => Promise<void> } {
  const reading = new Sqlite(path, { readonly: true, fileMustExist: true });
  reading.pragma('busy_timeout = 1000');
  const reader = kyselyOver(
    new SqliteDialect({ database: withStatementCache(reading) }),
    onSlowQuery,
  );
  return {
    reader,
    reading,
    async close() {
      await reader.destroy();
      // Kysely leaves a file open that it has never used.
      reading.close();
    },
  };
}

export function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
