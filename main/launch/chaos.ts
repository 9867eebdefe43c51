// `npm run chaos`: kills, cuts and judges, run after run. Finds the Electron, so that whole apps are
// killed too; where there is none it says so and goes on without.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './build-app.ts';
import { electronEnvironment } from './electron-environment.ts';
import { projectFolder } from './folders.ts';
import { startProcess } from './processes.ts';
import { LaunchProblem, say } from './report.ts';
import { runCommand } from './run-command.ts';

const use = `Use: npm run chaos [-- OPTIONS]
  --runs N      how many (10, with 20 kills each)
  --seed S      the first run's; each further run has the next
  --summary     the result as a table, too
  --no-app      engines alone, without Electron`;

await runCommand(async () => {
  const { app, words } = givenOptions();
  const environment = app ? await environmentWithApp() : { PARLEY_TEST_RUNTIME: '' };
  const chaos = join(projectFolder, 'tests', 'chaos', 'chaos.ts');
  const running = startProcess(process.execPath, [chaos, ...words], {
    logFile: null,
    env: { ...process.env, ...environment },
  });
  return running.ended;
});

async function environmentWithApp(): Promise<NodeJS.ProcessEnv> {
  await buildApp();
  const { environment, reason } = await electronEnvironment();
  if (reason !== null) say(`No whole app is killed in this run. ${reason}`);
  return environment;
}

function givenOptions(): { app: boolean; words: string[] } {
  try {
    const { values } = parseArgs({
      allowNegative: true,
      options: {
        runs: { type: 'string' },
        seed: { type: 'string' },
        summary: { type: 'boolean' },
        app: { type: 'boolean' },
      },
    });
    const { runs, seed, summary, app = true } = values;
    for (const [name, value] of Object.entries({ runs, seed })) {
      if (value !== undefined && !/^\d+$/.test(value)) {
        throw new Error(`--${name} must be a whole number`);
      }
    }
    const words = [
      ...(runs === undefined ? [] : ['--runs', runs]),
      ...(seed === undefined ? [] : ['--seed', seed]),
      ...(summary ? ['--summary'] : []),
    ];
    return { app, words };
  } catch (error) {
    throw new LaunchProblem(`${(error as Error).message}\n${use}`);
  }
}
