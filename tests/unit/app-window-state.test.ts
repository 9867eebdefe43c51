// Where windows were and where they may be again: on screens that come and go, from files that may be
// damaged.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  besides,
  boundsFromOutside,
  isReachable,
  readWindowStates,
  startingStates,
  type WindowState,
  writeWindowStates,
} from '../../main/window-state.ts';
import { nowhere } from '../../shared/bridge/view-place.ts';
import { commentId } from './fake-streams.ts';

const screen = { x: 0, y: 0, width: 1440, height: 900 };
const state = (alone: boolean): WindowState => ({
  bounds: { x: 10, y: 20, width: 900, height: 600 },
  maximized: false,
  place: nowhere,
  at: { commentId: commentId(2), near: [commentId(1)], offset: 12.5, scrollTop: 900 },
  alone,
});

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-windows-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'windows.json');
}

test('what was written is read again, in its order', () => {
  const file = newFile();
  expect(readWindowStates(file)).toEqual([]);
  writeWindowStates(file, [state(false), state(true)]);
  expect(readWindowStates(file)).toEqual([state(false), state(true)]);
});

test('a file of an app that kept no place in a thread leads to its beginning', () => {
  const file = newFile();
  const { at: _at, ...older } = state(true);
  writeFileSync(file, JSON.stringify({ windows: [older] }));
  expect(readWindowStates(file)).toEqual([{ ...older, at: null }]);
});

test.each([
  '',
  '{"windows":',
  '{"windows":[{"bounds":{"x":0,"y":0,"width":-5,"height":1}}]}',
  '{"bounds":{"x":1,"y":1,"width":5,"height":5},"maximized":false}',
])('a file of %j is none', (text) => {
  const file = newFile();
  writeFileSync(file, text);
  expect(readWindowStates(file)).toEqual([]);
});

test.each([
  [{ x: 0, y: 0, width: 800, height: 600 }, true],
  [{ x: -700, y: 0, width: 800, height: 600 }, true],
  [{ x: -790, y: 0, width: 800, height: 600 }, false],
  [{ x: 2_000, y: 0, width: 800, height: 600 }, false],
  // Its bar would be above the screen.
  [{ x: 0, y: -10, width: 800, height: 600 }, false],
])('a window at %j can be taken hold of: %s', (bounds, can) => {
  expect(isReachable(bounds, [screen])).toBe(can);
});

test('a new window stands a little beside the other, or in the corner where there is no room', () => {
  const other = { x: 100, y: 100, width: 800, height: 600 };
  expect(besides(other, screen)).toEqual({ x: 128, y: 128, width: 800, height: 600 });
  const low = { x: 640, y: 290, width: 800, height: 600 };
  expect(besides(low, screen)).toEqual({ x: 0, y: 0, width: 800, height: 600 });
});

test('among the windows that come back there is one with everything', () => {
  const alone = (states: WindowState[]) => startingStates(states).map((each) => each.alone);
  expect(alone([state(false), state(true)])).toEqual([false, true]);
  expect(alone([state(true), state(true)])).toEqual([true, false]);
  expect(alone([])).toEqual([]);
});

test('more windows than are opened again leave those that were in front last', () => {
  const file = newFile();
  writeWindowStates(file, [...Array.from({ length: 60 }, () => state(true)), state(false)]);
  const read = readWindowStates(file);
  expect(read).toHaveLength(50);
  expect(read.at(-1)).toEqual(state(false));
});

test('a window that is asked for from outside takes its half of the screen, or its place', () => {
  expect(boundsFromOutside('left', screen)).toEqual({ x: 0, y: 0, width: 720, height: 900 });
  expect(boundsFromOutside('right', screen)).toEqual({ x: 720, y: 0, width: 720, height: 900 });
  const place = { x: 5, y: 6, width: 700, height: 500 };
  expect(boundsFromOutside(place, screen)).toEqual(place);
});
