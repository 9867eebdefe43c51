// What a bare Linux lacks before Electron can run: shared libraries, and a virtual display where
// there is no screen. Installs them on Debian as root; elsewhere says the one command to run.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { hasDisplay } from './display.ts';
import { LaunchProblem, say, step } from './report.ts';

const libraryPackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libatk-bridge2.0-0',
  'libcups2',
];
const displayPackages = ['xvfb', 'xauth'];
const fontPackage = 'fonts-dejavu-core';

export type Lack = {
  /** In plain words, such as "libgtk-3.so.0, libnss3.so". */
  what: string;
  /** Names as Debian has them. */
  packages: string[];
};

/** What is missing for this executable, or null when nothing is. */
export function findLack(executable: string): Lack | null {
  if (process.platform !== 'linux') return null;
  const libraries = missingLibraries(executable);
  const noScreen = !hasDisplay() && !isCommand('Xvfb');
  const noFont = !hasDisplay() && !hasFont('/usr/share/fonts');
  if (libraries.length === 0 && !noScreen && !noFont) return null;
  return {
    what: [
      ...libraries,
      ...(noScreen ? ['a screen, or Xvfb in its place'] : []),
      ...(noFont ? ['a font'] : []),
    ].join(', '),
    packages: [
      ...(libraries.length > 0 ? libraryPackages : []),
      ...(noScreen ? displayPackages : []),
      ...(noFont ? [fontPackage] : []),
    ],
  };
}

/** Installs what is missing where that can be done here; else throws with the command to run. */
export async function mend(lack: Lack, executable: string): Promise<void> {
  if (!isCommand('apt-get') || process.getuid?.() !== 0) throw new LaunchProblem(advice(lack));
  say(`Electron needs what this machine lacks: ${lack.what}`);
  await step(`Installing with apt-get: ${lack.packages.join(' ')}`, async () => {
    // The lists of packages may be missing or old.
    if (isKnownToApt(lack.packages) && apt(installed(lack)).status === 0) return;
    apt(['update']);
    const result = apt(installed(lack));
    if (result.status !== 0) {
      throw new LaunchProblem(`apt-get failed:\n${result.stderr}\n${advice(lack)}`);
    }
  });
  const still = findLack(executable);
  if (still !== null) {
    throw new LaunchProblem(`apt-get installed these, but Electron still lacks ${still.what}.`);
  }
}

function advice(lack: Lack): string {
  const how = isCommand('apt-get')
    ? `Run this once:\n  sudo apt-get install -y ${lack.packages.map(currentName).join(' ')}`
    : isCommand('dnf')
      ? 'Run this once:\n  sudo dnf install -y gtk3 nss alsa-lib mesa-libgbm at-spi2-atk cups-libs ' +
        'xorg-x11-server-Xvfb dejavu-sans-fonts'
      : 'Install these with your package manager (under Debian they are called ' +
        `${lack.packages.join(' ')}).`;
  return `Electron needs what this machine lacks: ${lack.what}\n${how}`;
}

function missingLibraries(executable: string): string[] {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
}

function isCommand(name: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${name}`));
}

function hasFont(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((file) =>
    /\.(ttf|otf|pfb)$/.test(`${file}`),
  );
}

function isKnownToApt(packages: readonly string[]): boolean {
  return packages.every((name) => candidate(name) || candidate(`${name}t64`));
}

/** Since 2024 Debian and Ubuntu call some of these "…t64". */
function currentName(name: string): string {
  return candidate(`${name}t64`) ? `${name}t64` : name;
}

function candidate(name: string): boolean {
  const answer = execFileSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /^ {2}Candidate: (?!\(none\))/m.test(answer);
}

function installed(lack: Lack): string[] {
  return ['install', '-y', '--no-install-recommends', ...lack.packages.map(currentName)];
}

function apt(args: string[]) {
  return spawnSync('apt-get', ['-q', ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
