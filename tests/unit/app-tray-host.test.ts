// Whether a tray icon would be seen, asked of the session's bus as a desktop has it.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hasTrayHost } from '../../main/tray-host.ts';

/** A bus that answers so. */
function busSaying(script: string): NodeJS.ProcessEnv {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bus-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'dbus-send'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'dbus-send'), 0o755);
  return { PATH: `${folder}:/bin:/usr/bin`, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
}

test.each([
  ['echo "   boolean true"', true],
  ['echo "   boolean false"', false],
  ['exit 1', false],
])('where the bus says %j it is %s', async (script, has) => {
  expect(await hasTrayHost('linux', busSaying(script))).toBe(has);
});

test('without a bus, or without the means to ask it, there is none', async () => {
  expect(await hasTrayHost('linux', { PATH: '/bin' })).toBe(false);
  expect(await hasTrayHost('linux', { PATH: '', DBUS_SESSION_BUS_ADDRESS: 'x' })).toBe(false);
});

test('other systems always have one', async () => {
  expect(await hasTrayHost('darwin', {})).toBe(true);
  expect(await hasTrayHost('win32', {})).toBe(true);
});
