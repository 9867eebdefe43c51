// The keys of the desk and of its sections.
import { describe, expect, test } from 'vitest';
import { deskCommand, digitOf, itemKeys, keyOf, sections } from '../../renderer/desk/desk-keys.ts';

describe('keys', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  });

  test('the same letter means what the section is about', () => {
    expect(deskCommand(press('x'), 'reports', true)).toEqual({ on: 'item', command: 'remove' });
    expect(deskCommand(press('X'), 'pending', true)).toEqual({ on: 'item', command: 'reject' });
    expect(deskCommand(press('x'), 'mutes', true)).toBeNull();
    expect(deskCommand(press('n'), 'reports', true)).toEqual({ on: 'desk', command: 'takeIn' });
    expect(deskCommand(press('n'), 'rules', true)).toEqual({ on: 'desk', command: 'create' });
  });

  test('Enter on a button in an item is the button’s, and with Ctrl nothing is the desk’s', () => {
    expect(deskCommand(press('Enter'), 'reports', true)).toEqual({ on: 'item', command: 'open' });
    expect(deskCommand(press('Enter'), 'reports', false)).toBeNull();
    expect(deskCommand(press('x', { ctrlKey: true }), 'reports', true)).toBeNull();
  });

  test('digits go to sections, as they say on them', () => {
    for (const section of sections) {
      const found = deskCommand(press(digitOf(section)), 'reports', false);
      expect(found).toEqual({ on: 'section', section });
    }
    expect(deskCommand(press('9'), 'reports', false)).toBeNull();
  });

  test('no section takes a key that moves, filters or goes back, and each shows its own', () => {
    for (const section of sections) {
      for (const [key, command] of Object.entries(itemKeys[section])) {
        expect(['j', 'k', 'n', 'u', '/', 'Escape', 'Home', 'End']).not.toContain(key);
        if (command !== 'edit') {
          expect(keyOf(section, command!).toLowerCase()).toBe(key.toLowerCase());
        }
      }
    }
  });
});
