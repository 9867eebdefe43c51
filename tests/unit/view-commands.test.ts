// The catalogue of commands and its keys: what is heard where, and how keys are read and written.
import { describe, expect, test } from 'vitest';
import {
  type CommandId,
  type Context,
  catalogue,
  commandIds,
  keysOf,
} from '../../renderer/commands/catalogue.ts';
import {
  type Binding,
  chordAsAccelerator,
  chordIn,
  chordInAria,
  chordInWords,
  chordOf,
  type Platform,
} from '../../renderer/commands/keys.ts';
import { commandsOf, digitOf, sections } from '../../renderer/desk/desk-keys.ts';
import { command as words } from '../../renderer/messages/en/commands.ts';

const platforms: Platform[] = ['linux', 'darwin', 'win32'];

/** What counts at one time. What one writes in hears its keys before the window does. */
const together: Context[][] = [
  ['window', 'reading'],
  ['composer'],
  ['window', 'screen'],
  ['window', 'catchUp'],
  ['window', 'search'],
  ...(['reports', 'pending', 'mutes', 'appeals', 'log', 'rules'] as const).map(
    (section): Context[] => ['window', 'desk', section],
  ),
];

function placeOf(binding: Binding): string | null {
  return typeof binding === 'string' ? null : binding.on;
}

/** Whether the focus can be where both count. */
function meet(a: Binding, b: Binding, contexts: Context[]): boolean {
  const [one, other] = [placeOf(a), placeOf(b)];
  const isElsewhere = (place: string | null) =>
    place === 'reading' && !contexts.includes('reading');
  if (isElsewhere(one) || isElsewhere(other)) return false;
  // A field takes all keys, but for those that are said to count in it.
  if ((one === 'field') !== (other === 'field')) return false;
  const anywhere = (place: string | null) => place === null || place === 'reading';
  return anywhere(one) || anywhere(other) || one === other;
}

describe('the catalogue', () => {
  test('no key means two things at one time', () => {
    const clashes: string[] = [];
    for (const platform of platforms) {
      for (const contexts of together) {
        const there = commandIds.filter((id) =>
          catalogue[id].where.some((context) => contexts.includes(context)),
        );
        const all = there.flatMap((id) => keysOf(id, platform).map((binding) => ({ id, binding })));
        for (const [index, { id, binding }] of all.entries()) {
          for (const later of all.slice(index + 1)) {
            if (chordIn(binding) !== chordIn(later.binding)) continue;
            if (later.id !== id && !meet(binding, later.binding, contexts)) continue;
            clashes.push(`${chordIn(binding)} in ${contexts.join(', ')}: ${id}, ${later.id}`);
          }
        }
      }
    }
    // Of one command, the same key at two places is one thing.
    expect(clashes.filter((clash) => !/: (\S+), \1$/.test(clash))).toEqual([]);
  });

  test('each command has words, and no word is left without its command', () => {
    const named = Object.entries(words)
      .filter(([area]) => area !== 'group')
      .flatMap(([area, names]) => Object.keys(names).map((name) => `${area}.${name}`));
    expect([...named].sort()).toEqual([...commandIds].sort());
    for (const id of commandIds) expect(words.group[catalogue[id].group]).not.toBe('');
  });

  test('each key is written as it is heard', () => {
    for (const id of commandIds) {
      for (const chord of keysOf(id, 'linux').map(chordIn)) {
        expect(chord, id).toMatch(
          /^(mod\+)?(alt\+)?(shift\+)?([a-z0-9]|[^\w\s]|Arrow(Up|Down|Left|Right)|Enter|Escape|Delete|Home|End|F\d+)$/,
        );
      }
    }
  });

  test('what acts does so once however long its key is held', () => {
    const moving =
      /^(thread|list|desk|catchUp|search)\.(next|previous|nextNew|previousNew|parent)$/;
    for (const id of commandIds) expect(catalogue[id].repeats === true, id).toBe(moving.test(id));
  });
});

describe('keys', () => {
  const pressed = (key: string, more: Partial<KeyboardEvent> = {}) => ({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  });

  test('Ctrl is Cmd on macOS, and the other one makes another chord', () => {
    expect(chordOf(pressed('k', { ctrlKey: true }), 'linux')).toBe('mod+k');
    expect(chordOf(pressed('k', { metaKey: true }), 'darwin')).toBe('mod+k');
    expect(chordOf(pressed('k', { ctrlKey: true }), 'darwin')).toBe('other+k');
    expect(chordOf(pressed('F', { ctrlKey: true, shiftKey: true }), 'win32')).toBe('mod+shift+f');
    expect(chordOf(pressed('ArrowLeft', { altKey: true }), 'linux')).toBe('alt+ArrowLeft');
  });

  test('Shift makes another letter, and is part of a sign; Caps Lock changes nothing', () => {
    expect(chordOf(pressed('N', { shiftKey: true }), 'linux')).toBe('shift+n');
    expect(chordOf(pressed('N'), 'linux')).toBe('n');
    expect(chordOf(pressed('?', { shiftKey: true }), 'linux')).toBe('?');
    expect(chordOf(pressed('1', { shiftKey: true }), 'linux')).toBe('1');
  });

  test('on an Arabic keyboard the key in the place of the letter counts', () => {
    expect(chordOf(pressed('ق', { code: 'KeyR' }), 'linux')).toBe('r');
    expect(chordOf(pressed('آ', { code: 'KeyN', shiftKey: true }), 'linux')).toBe('shift+n');
    expect(chordOf(pressed('؟', { code: 'Slash', shiftKey: true }), 'linux')).toBe('?');
    expect(chordOf(pressed('ظ', { code: 'Slash' }), 'linux')).toBe('/');
  });

  test('as people, screen readers and menus read them', () => {
    expect(chordInWords('mod+shift+f', 'linux')).toBe('Ctrl+Shift+F');
    expect(chordInWords('mod+shift+f', 'darwin')).toBe('⇧⌘F');
    expect(chordInWords('ArrowLeft', 'linux')).toBe('←');
    expect(chordInAria('mod+shift+f', 'darwin')).toBe('Meta+Shift+F');
    expect(chordInAria('?', 'linux')).toBe('?');
    expect(chordAsAccelerator('alt+ArrowLeft')).toBe('Alt+Left');
    expect(chordAsAccelerator('mod++')).toBe('CmdOrCtrl+Plus');
    expect(chordAsAccelerator('n')).toBe('N');
  });
});

describe('the desk', () => {
  test('its sections have a digit each, and what is done to their items stands in the catalogue', () => {
    expect(sections.map(digitOf)).toEqual(keysOf('desk.section', 'linux').map(chordIn));
    expect(commandsOf('reports')).toEqual([
      'open',
      'hide',
      'remove',
      'restore',
      'act',
      'dismiss',
      'showText',
    ]);
    expect(commandsOf('rules')).toEqual(['edit', 'delete']);
    expect(commandsOf('settings')).toEqual([]);
  });

  test('no letter of an item moves, filters, goes back or takes in', () => {
    const taken = ['j', 'k', 'n', 'u', '/', 'Escape', 'Home', 'End'];
    for (const section of sections) {
      for (const command of commandsOf(section)) {
        const id: CommandId = `desk.${command}`;
        for (const binding of keysOf(id, 'linux')) expect(taken).not.toContain(chordIn(binding));
      }
    }
  });
});
