// `npm test`: everything that CI runs. What is given after `--` goes to vitest. The last line counts
// what passed, failed and was skipped; nothing is skipped without its reason.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { buildApp } from './build-app.ts';
import { localFolder, projectFolder } from './folders.ts';
import { askedToEnd } from './processes.ts';
import { LaunchProblem, runCommand, say } from './report.ts';
import { ableElectron, appRuntime, openScreen } from './runtime.ts';

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

await runCommand(async () => {
  const asked = askedToEnd();
  mkdirSync(localFolder, { recursive: true });
  await buildApp();
  const able = await electronEnvironment();
  const code = await runVitest(process.argv.slice(2), able.environment, asked);
  await able.close();
  if (able.reason !== null) say(`\nSkipped: the tests in Electron. ${able.reason}`);
  return sumUp(code);
});

type Able = {
  environment: NodeJS.ProcessEnv;
  /** Why the tests in Electron cannot run here, and what to do about it. */
  reason: string | null;
  close: () => Promise<void>;
};

async function electronEnvironment(): Promise<Able> {
  try {
    const found = await ableElectron();
    const runtime = await appRuntime(found);
    const screen = await openScreen();
    return {
      environment: {
        ...screen.environment,
        PARLEY_TEST_RUNTIME: JSON.stringify({ ...runtime, found }),
      },
      reason: null,
      close: async () => screen.virtual?.close(),
    };
  } catch (error) {
    if (!(error instanceof LaunchProblem)) throw error;
    return {
      environment: { PARLEY_TEST_RUNTIME: '' },
      reason: error.message,
      close: async () => undefined,
    };
  }
}

async function runVitest(
  args: string[],
  environment: NodeJS.ProcessEnv,
  asked: Promise<void>,
): Promise<number> {
  rmSync(reportFile, { force: true });
  const vitest = spawn(
    process.execPath,
    [
      vitestCommand,
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
      ...args,
    ],
    { cwd: projectFolder, stdio: 'inherit', env: { ...process.env, ...environment } },
  );
  void asked.then(() => vitest.kill('SIGTERM'));
  return new Promise((resolve) => {
    vitest.on('error', () => resolve(127));
    vitest.on('exit', (code) => resolve(code ?? 128));
  });
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
