// How many comments, reports and mutes came in each step of a time.
import { sql } from 'kysely';
import type { AnyHandle } from './schema.ts';

type Span = { from: number; stepMs: number; steps: number };

/** Of each, the oldest step first. */
export async function countByStep(db: AnyHandle, { from, stepMs, steps }: Span) {
  const until = from + steps * stepMs;
  const comments = await db
    .selectFrom('comments')
    .select([stepOf('created_at', from, stepMs).as('step'), (of) => of.fn.countAll().as('count')])
    .where('created_at', '>=', from)
    .where('created_at', '<', until)
    .groupBy('step')
    .execute();
  const reports = await db
    .selectFrom('reports')
    .select([stepOf('at', from, stepMs).as('step'), (of) => of.fn.countAll().as('count')])
    .where('at', '>=', from)
    .where('at', '<', until)
    .groupBy('step')
    .execute();
  const mutes = await db
    .selectFrom('sanctions')
    .select([stepOf('at', from, stepMs).as('step'), (of) => of.fn.countAll().as('count')])
    .where('kind', '=', 'mute')
    .where('at', '>=', from)
    .where('at', '<', until)
    .groupBy('step')
    .execute();
  return {
    comments: filled(comments, steps),
    reports: filled(reports, steps),
    mutes: filled(mutes, steps),
  };
}

function stepOf(column: 'created_at' | 'at', from: number, stepMs: number) {
  return sql<number>`cast((${sql.ref(column)} - ${from}) / ${stepMs} as integer)`;
}

function filled(
  found: readonly { step: number; count: number | bigint | string }[],
  steps: number,
): number[] {
  const counts: number[] = new Array(steps).fill(0);
  for (const { step, count } of found) counts[Number(step)] = Number(count);
  return counts;
}
