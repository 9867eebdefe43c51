// What the app is told by environment variables.
import { expect, test } from 'vitest';
import { readEnvironment } from '../../main/environment.ts';
import { isOwnPage } from '../../main/security.ts';
import { isReachable } from '../../main/window-state.ts';

test('nothing has to be set', () => {
  expect(readEnvironment({ PATH: '/bin' })).toEqual({});
});

test('an account and a place are read', () => {
  const session = { url: 'http://127.0.0.1:4600', token: 'secret' };
  const read = readEnvironment({
    PARLEY_SESSION: JSON.stringify(session),
    PARLEY_WINDOW: '-10,20,900,600',
  });
  expect(read.PARLEY_SESSION).toEqual(session);
  expect(read.PARLEY_WINDOW).toEqual({ x: -10, y: 20, width: 900, height: 600 });
  expect(readEnvironment({ PARLEY_WINDOW: 'left' }).PARLEY_WINDOW).toBe('left');
});

test.each([
  ['PARLEY_SESSION', '{"url":"http://a","token":'],
  ['PARLEY_SESSION', '{"url":"no address","token":"secret"}'],
  ['PARLEY_WINDOW', 'everywhere'],
  ['PARLEY_WINDOW', '1,2,3'],
  ['PARLEY_DATA', ''],
])('a bad %s is an error that names it and keeps its value to itself', (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(name);
  expect(() => readEnvironment({ [name]: value })).not.toThrow(/secret/);
});

test.each([
  ['parley-app://view/index.html', true],
  ['parley-app://view', true],
  ['parley-app://other/index.html', false],
  ['https://example.org/', false],
  ['file:///tmp/index.html', false],
  ['about:blank', false],
  ['http://localhost:5173/index.html', false],
  ['', false],
])('%s is a page of the app: %s', (address, own) => {
  expect(isOwnPage(address, undefined)).toBe(own);
});

test('in development the page comes from the development server alone', () => {
  expect(isOwnPage('http://localhost:5173/index.html', 'http://localhost:5173')).toBe(true);
  expect(isOwnPage('http://localhost:5174/index.html', 'http://localhost:5173')).toBe(false);
});

test('a window that no screen shows any more is not put back there', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  expect(isReachable({ x: 100, y: 100, width: 800, height: 600 }, screens)).toBe(true);
  expect(isReachable({ x: 1900, y: 100, width: 800, height: 600 }, screens)).toBe(false);
  expect(isReachable({ x: -900, y: 100, width: 800, height: 600 }, screens)).toBe(false);
  expect(isReachable({ x: 100, y: -50, width: 800, height: 600 }, screens)).toBe(false);
});
