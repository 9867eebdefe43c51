// `npm run screenshots`: walks through every screen in real Electron and leaves a picture of each in
// .parley/screenshots, the README's in docs/. The walk is a test: what is pictured is also checked.
import { copyFileSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localFolder, projectFolder } from './folders.ts';
import { say } from './report.ts';
import { runCommand } from './run-command.ts';
import { runTests } from './run-tests.ts';

const inReadme = {
  'thread-wide-light': 'thread-light',
  'thread-wide-dark': 'thread-dark',
  'ar-thread-1280': 'thread-arabic',
};

/** The tests that leave pictures, by themselves or by what they share. */
function walks(): string[] {
  const files = globSync('tests/e2e/*.test.ts', { cwd: projectFolder });
  return files.filter((file) =>
    /look-at\.ts|'screenshots'/.test(readFileSync(join(projectFolder, file), 'utf8')),
  );
}

await runCommand(async () => {
  const code = await runTests(walks());
  if (code !== 0) return code;
  const pictures = join(localFolder, 'screenshots');
  const shown = join(projectFolder, 'docs', 'screenshots');
  mkdirSync(shown, { recursive: true });
  for (const [from, to] of Object.entries(inReadme)) {
    copyFileSync(join(pictures, `${from}.png`), join(shown, `${to}.png`));
  }
  say(`The pictures are in ${pictures}, the README's in ${shown}`);
  return 0;
});
