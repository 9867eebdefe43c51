// The short form of `npm run chaos`, with seeds that stay the same. A seed that has ever failed is
// added here, beside a test of its cause.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePlan } from '../chaos/plan.ts';
import { runChaos } from '../chaos/run.ts';
import { shortSize } from '../chaos/sizes.ts';

const seeds = [5];

test.for(seeds)(
  '[S6] [W1] [W2] [W5] through kills and broken lines nothing is lost, doubled or different (seed %i)',
  { timeout: 120_000 },
  async (seed) => {
    const folder = await mkdtemp(join(tmpdir(), `parley-chaos-${seed}-`));
    const report = await runChaos(makePlan(seed, shortSize), folder, null);
    expect(report.problems, `what was there at the end: ${folder}`).toEqual([]);
    // It has been a storm, and somebody wrote in it.
    expect(report.kills.engine).toBeGreaterThan(0);
    expect(report.kills.server).toBeGreaterThan(0);
    expect(report.cuts).toBeGreaterThan(0);
    expect(report.comments).toBeGreaterThan(20);
    await rm(folder, { recursive: true, force: true });
  },
);
