// `npm run screenshots`: walks through every screen in real Electron and leaves pictures of each, in all
// sizes, lights and languages, in .parley/screenshots, the README's in docs/. The walk is a test: what is
// pictured is also checked. What is given after `--` names the walks to take, such as `search`.
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { localFolder, projectFolder } from './folders.ts';
import { LaunchProblem, say } from './report.ts';
import { runCommand } from './run-command.ts';
import { runTests } from './run-tests.ts';

const inReadme = {
  'thread-composer.1280.light.en': 'thread-light',
  'thread-composer.1280.dark.en': 'thread-dark',
  'thread-composer.1280.light.ar': 'thread-arabic',
};

/** The tests that leave pictures. */
function walks(): string[] {
  const files = globSync('tests/e2e/*.test.ts', { cwd: projectFolder });
  return files.filter((file) =>
    readFileSync(join(projectFolder, file), 'utf8').includes('lookAt('),
  );
}

await runCommand(async () => {
  const pictures = join(localFolder, 'screenshots');
  const shown = join(projectFolder, 'docs', 'screenshots');
  const asked = process.argv.slice(2);
  const taken = walks().filter(
    (file) => asked.length === 0 || asked.some((part) => file.includes(part)),
  );
  if (taken.length === 0) throw new LaunchProblem(`No walk is named so: ${asked.join(' ')}`);
  if (asked.length === 0) rmSync(pictures, { recursive: true, force: true });
  const code = await runTests(taken, { PARLEY_PICTURES: '1' });
  if (code !== 0) return code;
  mkdirSync(shown, { recursive: true });
  for (const [from, to] of Object.entries(inReadme)) {
    const picture = join(pictures, `${from}.png`);
    if (existsSync(picture)) copyFileSync(picture, join(shown, `${to}.png`));
  }
  say(`The pictures are in ${pictures}, the README's in ${shown}`);
  return 0;
});
