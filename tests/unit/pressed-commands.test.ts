// Every command is pressed by a test in Electron: each stands once among those that a test file is held to,
// and that file holds itself to them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandIds, keysOf } from '../../renderer/commands/catalogue.ts';
import { commandsOf, pressedElsewhere } from '../e2e/commands/pressed.ts';

const elsewhere = Object.keys(pressedElsewhere) as (keyof typeof pressedElsewhere)[];
const files = ['commands.test.ts', ...elsewhere] as const;

test('each command belongs to one file that presses it', () => {
  const pressed = files.flatMap((file) => commandsOf(file));
  expect(pressed.sort()).toEqual([...commandIds].sort());
});

test('each of these files is there, and is held to its commands', () => {
  for (const file of files) {
    const path = join('tests', 'e2e', file);
    expect(existsSync(path), file).toBe(true);
    expect(readFileSync(path, 'utf8'), file).toContain(`pressingIn('${file}')`);
  }
});

test('what is pressed elsewhere has a key to be pressed', () => {
  for (const id of Object.values(pressedElsewhere).flat()) {
    expect(keysOf(id, 'linux').length, id).toBeGreaterThan(0);
  }
});
