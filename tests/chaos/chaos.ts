// The process behind `npm run chaos`: runs plan after plan, says what became of each, and sums up.
// Exit code 1 where anything was lost, doubled, different or stuck; the folders of such a run are kept.
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AppClient, runtimeSchema } from './app-client.ts';
import { makePlan } from './plan.ts';
import { type OpenApp, type RunReport, runChaos } from './run.ts';
import { longSize } from './sizes.ts';
import { asTable, inWords, totalOf } from './summary.ts';

const largestSeed = 0xffff_ffff;
const shownProblems = 20;

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    seed: { type: 'string' },
    summary: { type: 'boolean' },
  },
});
const { runs, seed, summary } = z
  .object({
    runs: z.coerce.number().int().positive().default(10),
    seed: z.coerce
      .number()
      .int()
      .nonnegative()
      .max(largestSeed)
      .default(randomInt(2 ** 32 - 1)),
    summary: z.boolean().default(false),
  })
  .parse(values);

const named = process.env.PARLEY_TEST_RUNTIME;
const runtime = named ? runtimeSchema.parse(JSON.parse(named)) : null;
const openApp: OpenApp =
  runtime === null ? null : (folder, session) => new AppClient(folder, session, runtime);

// Playwright would keep this process from ending at once. What it started is killed with it.
process.on('SIGTERM', () => process.exit(143));
let unfinished: string | null = null;
process.on('exit', () => {
  if (unfinished !== null) rmSync(unfinished, { recursive: true, force: true, maxRetries: 5 });
});

const reports: RunReport[] = [];
console.log(`${runs} runs from the seed ${seed}`);
for (let number = 0; number < runs; number += 1) {
  const ofRun = (seed + number) % (largestSeed + 1);
  const folder = await mkdtemp(join(tmpdir(), `parley-chaos-${ofRun}-`));
  unfinished = folder;
  const report = await runChaos(makePlan(ofRun, longSize), folder, openApp).catch((error) => {
    unfinished = null;
    console.log(`The run with the seed ${ofRun} broke off; what was there: ${folder}`);
    throw error;
  });
  unfinished = null;
  reports.push(report);
  console.log(`${report.seconds.toFixed(0)} s, seed ${ofRun}: ${inWords(totalOf([report]))}`);
  if (report.problems.length === 0) {
    await rm(folder, { recursive: true, force: true });
    continue;
  }
  for (const { what, text } of report.problems.slice(0, shownProblems)) {
    console.log(`  ${what}: ${text}`);
  }
  console.log(
    `  ${report.problems.length} in all. Again: npm run chaos -- --runs 1 --seed ${ofRun}`,
  );
  console.log(`  What was there at the end: ${folder}`);
}
const total = totalOf(reports);
if (summary) console.log(`\n${asTable(total)}\n`);
console.log(inWords(total));
process.exit(reports.some(({ problems }) => problems.length > 0) ? 1 : 0);
