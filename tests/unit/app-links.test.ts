// How links come into the app, and how the system learns of it.
import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { expect, onTestFinished, test } from 'vitest';
import { type GivenLink, hearLinks, linkAmong, registerLinks } from '../../main/links.ts';

const invite = 'parley://talk.example.org/?invite=abc';

test.each([
  [['/opt/parley', '--no-sandbox', invite, 'parley://second.example.org/'], invite],
  [['/opt/parley', 'https://talk.example.org/', 'parley://', 'parley:///etc/passwd'], null],
  [['/opt/parley', `--url=${invite}`], null],
  [[], null],
])('among %j the link is %s', (argv, text) => {
  expect(linkAmong(argv)?.text ?? null).toBe(text);
});

test('one link waits until there is a window, then each is told as it comes', () => {
  const app = new EventEmitter();
  const links = hearLinks(app as App, ['/opt/parley', invite]);
  const told: (GivenLink | null)[] = [];
  const event = { preventDefault: () => undefined };
  app.emit('second-instance', {}, ['/opt/parley']);
  links.follow((given) => told.push(given));
  app.emit('second-instance', {}, ['/opt/parley', 'parley://a.example.org/']);
  app.emit('open-url', event, 'parley://b.example.org/');
  app.emit('second-instance', {}, ['/opt/parley']);
  expect(told.map((given) => given?.link.host ?? null)).toEqual([
    'talk.example.org',
    'a.example.org',
    'b.example.org',
    null,
  ]);
});

function registering(platform: NodeJS.Platform, takesFiles = true) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-links-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (!takesFiles) writeFileSync(join(folder, 'applications'), '');
  const asked: unknown[] = [];
  const logged: string[] = [];
  registerLinks({
    app: {
      setAsDefaultProtocolClient: (...of: unknown[]) => {
        asked.push(of);
        return true;
      },
    },
    platform,
    env: { XDG_DATA_HOME: folder },
    command: ['/opt/Parley/parley'],
    icon: '/opt/Parley/resources/icon.png',
    log: (line) => logged.push(line),
  });
  return { asked, logged, entry: join(folder, 'applications', 'parley.desktop') };
}

test('on Linux the desktop is given an entry, for it knows no app without one', () => {
  const { asked, entry } = registering('linux');
  const text = readFileSync(entry, 'utf8');
  expect(text).toContain('\nExec=/opt/Parley/parley %u\n');
  expect(text).toContain('\nIcon=/opt/Parley/resources/icon.png\n');
  expect(text).toContain('\nMimeType=x-scheme-handler/parley;\n');
  expect(asked).toEqual([['parley', '/opt/Parley/parley', []]]);
});

test('a home that takes nothing keeps nobody from beginning', () => {
  const { asked, logged } = registering('linux', false);
  expect(asked).toHaveLength(1);
  expect(logged).toEqual(['the desktop was not told: EEXIST']);
});

test.each(['darwin', 'win32'] as const)('on %s the system is asked', (platform) => {
  const { asked, entry } = registering(platform);
  expect(asked).toEqual([['parley', '/opt/Parley/parley', []]]);
  expect(existsSync(entry)).toBe(false);
});

test('the entry has the name by which Electron calls the app', () => {
  const { desktopName } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(desktopName).toBe('parley.desktop');
});
