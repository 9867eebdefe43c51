// What is kept of a device's settings, damage and a full disk included.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSettings } from '../../main/settings.ts';
import type { DeviceSettings } from '../../shared/bridge/device-settings.ts';

const usual: DeviceSettings = {
  closeToTray: false,
  startAtLogin: false,
  notifications: true,
  doNotDisturbUntil: null,
  spelling: true,
  spellingLanguages: [],
};

let folder = '';
let said: string[] = [];
const open = (file = join(folder, 'settings.json')) =>
  openSettings(file, usual, (line) => said.push(line));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-settings-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a change is there at the next start, what was left out is as it was', () => {
  const settings = open();
  const told: DeviceSettings[] = [];
  settings.onChange(() => told.push(settings.read()));
  settings.change({ closeToTray: true, spellingLanguages: ['de'] });
  settings.change({ closeToTray: undefined as never, notifications: false });
  settings.useLanguage('ar');

  const expected = { ...usual, closeToTray: true, spellingLanguages: ['de'], notifications: false };
  expect(open().read()).toEqual(expected);
  expect(open().language()).toBe('ar');
  expect(told.at(-1)).toEqual(expected);
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test('the same language again is no change', () => {
  const settings = open();
  settings.useLanguage('de');
  let told = 0;
  settings.onChange(() => {
    told += 1;
  });
  settings.useLanguage('de');
  expect(told).toBe(0);
});

test('of a damaged file what makes sense still counts', () => {
  const file = join(folder, 'settings.json');
  writeFileSync(
    file,
    JSON.stringify({
      closeToTray: true,
      notifications: 'sometimes',
      doNotDisturbUntil: 'tomorrow',
      spellingLanguages: ['../../etc'],
      language: 'tlh',
    }),
  );
  expect(open().read()).toEqual({ ...usual, closeToTray: true });
  expect(open().language()).toBeNull();
});

test.each(['', '{"closeToTray":', '[]', 'null'])('a file of %j counts as none', (text) => {
  writeFileSync(join(folder, 'settings.json'), text);
  expect(open().read()).toEqual(usual);
});

test('where nothing can be written the choice holds for this run, and that is said', () => {
  const settings = open(join(folder, 'missing', 'settings.json'));
  settings.change({ startAtLogin: true });
  expect(settings.read().startAtLogin).toBe(true);
  expect(said).toEqual(['the settings could not be kept: ENOENT']);
});

test('what is written can be read by a person', () => {
  open().change({ closeToTray: true });
  expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({
    closeToTray: true,
  });
});
