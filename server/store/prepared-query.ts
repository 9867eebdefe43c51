// Queries that are built and compiled once and then run with other values: compiling a query costs
// several times what SQLite needs to run it.
import type { Compilable, CompiledQuery, QueryCreator, QueryResult } from 'kysely';
import type { AnyHandle, Schema } from './schema.ts';

/** Stands in the compiled query for a value that is only known when it runs. */
class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * `build` gets an object whose properties are placeholders: it may hand them to the query and must
 * not look at them. Compiled at the first run, once a dialect.
 */
export function prepared<Values extends object, Result>(
  build: (db: QueryCreator<Schema>, values: Values) => Compilable<Result>,
): (db: AnyHandle, values: Values) => Promise<QueryResult<Result>> {
  const placeholders = new Proxy({} as Values, {
    get: (_target, name) => new Placeholder(String(name)),
  });
  const compiledFor = new WeakMap<object, CompiledQuery<Result>>();
  return (db, values) => {
    const dialect = db.getExecutor().adapter;
    let compiled = compiledFor.get(dialect);
    if (compiled === undefined) {
      compiled = build(db, placeholders).compile();
      compiledFor.set(dialect, compiled);
    }
    const given = values as Record<string, unknown>;
    const parameters = compiled.parameters.map((parameter) =>
      parameter instanceof Placeholder ? given[parameter.name] : parameter,
    );
    return db.executeQuery({ ...compiled, parameters });
  };
}
