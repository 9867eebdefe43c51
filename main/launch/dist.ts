// `npm run dist`: builds the app and packs it into dist/, for the system it runs on.
import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { packageVersion } from './find-electron.ts';
import { projectFolder } from './folders.ts';
import { packApp } from './pack-app.ts';
import { say, step } from './report.ts';
import { runCommand } from './run-command.ts';
import { ableElectron } from './runtime.ts';

await runCommand(async () => {
  await buildApp();
  const found = await ableElectron();
  const packed = await step('Packing the app with electron-builder', () =>
    packApp(found, join(projectFolder, 'dist')),
  );
  if (!packed.forRelease) {
    say(
      `This is for tests, not for release: a release carries Electron ${packageVersion()}, which could ` +
        'not be downloaded here.',
    );
  }
  say(`Not made: installers (deb, AppImage, dmg, exe). They need tools from outside the registry.`);
  say(`The app is in ${packed.folder}; start it with ${packed.executable}`);
  return 0;
});
