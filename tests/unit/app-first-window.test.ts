// When the app shows a window and when it ends, with what the system and the windows say played.
import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import { showFirstWindow } from '../../main/first-window.ts';
import { hearLinks } from '../../main/links.ts';
import { inBackground } from '../../main/start-at-login.ts';
import type { Windows } from '../../main/windows.ts';

const program = '/opt/parley';
const link = 'parley://talk.example.org/a/019ab0c4-4f00-7000-8000-000000000001';

function started(argv: string[], { later = false, isThere = true } = {}) {
  const done: unknown[] = [];
  let open = 0;
  const app = Object.assign(new EventEmitter(), {
    relaunch: (options: unknown) => done.push(options),
    quit: () => done.push('quit'),
  }) as unknown as App;
  const window = (what: string) => () => {
    open += 1;
    done.push(what);
  };
  const windows = {
    all: () => Array.from({ length: open }),
    closeAll() {
      open = 0;
      app.emit('window-all-closed');
    },
    openAsLeft: window('as left'),
    show: window('shown'),
    showFor: window('for a link'),
    tell: () => undefined,
    end: () => done.push('ended'),
  };
  const links = hearLinks(app, argv);
  const known = Promise.withResolvers<void>();
  const tray = { isThere };
  showFirstWindow({
    app,
    argv,
    windows: windows as unknown as Windows,
    links,
    later,
    staysInTray: () => known.promise.then(() => tray.isThere),
  });
  const secondStart = (...more: string[]) =>
    app.emit('second-instance', {} as Electron.Event, [program, ...more]);
  const isKnown = async () => {
    known.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { app, done, isKnown, secondStart, tray, closeAll: windows.closeAll };
}

test('a start shows what was left, and a link leads on from there', () => {
  expect(started([program]).done).toEqual(['as left']);
  expect(started([program, link]).done).toEqual(['as left', 'for a link']);
});

test('whoever drives the app from outside is there before its window', () => {
  const { done, secondStart } = started([program], { later: true });
  expect(done).toEqual([]);
  secondStart(link);
  expect(done).toEqual(['as left', 'for a link']);
  secondStart();
  expect(done.at(-1)).toBe('shown');
});

test('started with the system, it waits in the tray where there is one', async () => {
  const inTray = started([program, inBackground]);
  await inTray.isKnown();
  expect(inTray.done).toEqual([]);
  inTray.secondStart();
  expect(inTray.done).toEqual(['shown']);

  const without = started([program, inBackground], { isThere: false });
  await without.isKnown();
  expect(without.done).toEqual(['as left']);
});

test('whoever asks for a window before it is known whether there is a tray gets one', async () => {
  const asked = started([program, inBackground]);
  asked.secondStart();
  await asked.isKnown();
  expect(asked.done).toEqual(['as left']);

  const activated = started([program, inBackground]);
  activated.app.emit('activate');
  await activated.isKnown();
  expect(activated.done).toEqual(['shown']);
});

test('a link that comes while the app ends is followed by the next one', () => {
  const { app, done, secondStart } = started([program, 'own', inBackground, link], {
    isThere: false,
  });
  done.length = 0;
  app.emit('before-quit');
  // Of what is said to another start only the link is meant for this one.
  secondStart('--remote-debugging-port=1', link);
  secondStart();
  expect(done).toEqual(['ended', { args: ['own', link] }, { args: ['own'] }]);
});

test.skipIf(process.platform === 'darwin')(
  'without a window the app goes on in the tray, as long as there is one',
  async () => {
    const { done, isKnown, closeAll, secondStart, tray } = started([program]);
    await isKnown();
    closeAll();
    await isKnown();
    expect(done).toEqual(['as left']);
    secondStart();
    expect(done.at(-1)).toBe('shown');
    tray.isThere = false;
    closeAll();
    await isKnown();
    expect(done.at(-1)).toBe('quit');
  },
);
