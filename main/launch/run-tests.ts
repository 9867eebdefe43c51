// Runs tests with everything that they need, those in real Electron included, and counts what passed,
// failed and was skipped in its last line. Nothing is skipped without its reason.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { buildApp } from './build-app.ts';
import { electronEnvironment } from './electron-environment.ts';
import { localFolder, projectFolder } from './folders.ts';
import { startProcess } from './processes.ts';
import { LaunchProblem, say } from './report.ts';

const reportFile = join(localFolder, 'test-report.json');
const vitestCommand = join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs');

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * `args` go to vitest: none for all tests; `variables` to the tests. The answer is the exit code.
 * @throws LaunchProblem where the tests did not run to their end.
 */
export async function runTests(
  args: readonly string[],
  variables: Record<string, string> = {},
): Promise<number> {
  await buildApp();
  const able = await electronEnvironment();
  const code = await runVitest(args, { ...able.environment, ...variables });
  if (able.reason !== null) say(`\nSkipped: the tests in Electron. ${able.reason}`);
  return sumUp(code);
}

async function runVitest(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  rmSync(reportFile, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const vitest = startProcess(process.execPath, [vitestCommand, 'run', ...reporters, ...args], {
    logFile: null,
    env: { ...process.env, ...environment },
  });
  return vitest.ended;
}

/** Says the last line and gives the exit code. A file that did not load counts as one failure. */
function sumUp(code: number): number {
  if (!existsSync(reportFile)) {
    throw new LaunchProblem(`The tests did not run to their end (vitest ended with ${code}).`);
  }
  const report = reportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report.testResults) {
    const before = counts.failed;
    for (const { status } of file.assertionResults) {
      if (status === 'passed') counts.passed += 1;
      else if (status === 'failed') counts.failed += 1;
      else counts.skipped += 1;
    }
    if (file.status === 'failed' && counts.failed === before) counts.failed += 1;
  }
  const holds = code === 0 && counts.failed === 0;
  if (!holds && counts.failed === 0) say(`vitest ended with ${code}: see its errors above.`);
  say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return holds ? 0 : code || 1;
}
