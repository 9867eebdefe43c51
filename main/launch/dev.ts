// `npm run dev`: a server with the sample community, and the app with reload on change.
import { join } from 'node:path';
import { machineArguments } from './app-arguments.ts';
import { localFolder, projectFolder } from './folders.ts';
import { startProcess } from './processes.ts';
import { say } from './report.ts';
import { runCommand } from './run-command.ts';
import { ableElectron, appRuntime, openScreen } from './runtime.ts';
import { startSampleServer } from './sample-server.ts';

const viteCommand = join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');

await runCommand(async () => {
  const runtime = await appRuntime(await ableElectron());
  const screen = await openScreen();
  const server = await startSampleServer();
  const session = await server.sessionOf('late ferry');
  say('Starting the app with reload; Ctrl-C ends it');
  const app = startProcess(process.execPath, [viteCommand, 'dev', '--', ...machineArguments()], {
    logFile: null,
    env: {
      ...process.env,
      ...screen,
      ELECTRON_EXEC_PATH: runtime.executable,
      PARLEY_DATA: join(localFolder, 'late-ferry'),
      PARLEY_SESSION: JSON.stringify(session),
      PARLEY_ENGINE_NODE: process.execPath,
    },
  });
  return app.ended;
});
