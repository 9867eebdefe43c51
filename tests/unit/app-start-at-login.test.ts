// The file that starts the app when somebody signs in on Linux, and what other systems are asked.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { desktopEntry, startAtLogin } from '../../main/start-at-login.ts';

function newLogin(platform: NodeJS.Platform) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-login-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const asked: unknown[] = [];
  const login = {
    app: { setLoginItemSettings: (settings: unknown) => void asked.push(settings) },
    platform,
    env: { XDG_CONFIG_HOME: folder },
    command: ['/opt/Parley/parley'],
  };
  return { login, asked, file: join(folder, 'autostart', 'parley.desktop') };
}

test('on Linux a desktop entry comes and goes', () => {
  const { login, asked, file } = newLogin('linux');
  startAtLogin(login, true);
  expect(readFileSync(file, 'utf8')).toContain('\nExec=/opt/Parley/parley --in-background\n');
  startAtLogin(login, false);
  expect(existsSync(file)).toBe(false);
  startAtLogin(login, false);
  expect(asked).toEqual([]);
});

test.each(['darwin', 'win32'] as const)('on %s the system is asked', (platform) => {
  const { login, asked } = newLogin(platform);
  startAtLogin(login, true);
  startAtLogin(login, false);
  const settings = { path: '/opt/Parley/parley', args: ['--in-background'] };
  expect(asked).toEqual([
    { ...settings, openAtLogin: true },
    { ...settings, openAtLogin: false },
  ]);
});

test('a path with spaces and signs is quoted as the specification asks', () => {
  expect(desktopEntry(['/home/a b/50%/$x', '--in-background'])).toContain(
    'Exec="/home/a b/50%%/\\\\$x" --in-background\n',
  );
});
