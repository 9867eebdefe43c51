// Keys as the catalogue writes them, as they are pressed, and as people read them. Pure but for the words.
//
// A chord is written `mod+alt+shift+key`, in this order: `mod` is Ctrl, or Cmd on macOS; the key is what
// KeyboardEvent.key says, letters in lower case. Signs stand for themselves, whatever makes them: `?`.
// `ArrowLeft` leads back along the line: where one reads from the right, the other arrow does.
import type { ParleyWindow } from '../../shared/bridge/window-api.ts';
import { directionOf } from '../../shared/languages.ts';
import { t } from '../messages/messages.ts';
import { spokenLanguage } from '../messages/spoken.ts';

export type Platform = ParleyWindow['platform'];

/**
 * Where the focus has to be for a key to count: on a comment itself, on an item of the desk itself, in
 * the list of articles, on a community, in a field that moves through suggestions; `reading`: while reading is shown.
 */
export type Place = 'comment' | 'item' | 'list' | 'rail' | 'field' | 'reading';

/** A chord alone counts wherever its command does. */
export type Binding = string | { key: string; on: Place };

export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>;

export function chordIn(binding: Binding): string {
  return typeof binding === 'string' ? binding : binding.key;
}

const turned: Partial<Record<string, string>> = {
  ArrowLeft: 'ArrowRight',
  ArrowRight: 'ArrowLeft',
};

/** From the key that is pressed to the one that the catalogue names, and the other way round. */
export function alongLine(key: string): string {
  return directionOf(spokenLanguage()) === 'rtl' ? (turned[key] ?? key) : key;
}

const LATIN = /^[\u0021-\u007e]$/;
const signs: Partial<Record<string, [string, string]>> = {
  Slash: ['/', '?'],
  Comma: [',', '<'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
};

/** What the key would be on a Latin keyboard: an Arabic or Greek one has no `r`, but a key in its place. */
function latinKey({ key, code, shiftKey }: Pressed): string {
  if (key.length !== 1 || LATIN.test(key)) return key;
  const letter = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  return letter ?? signs[code]?.[shiftKey ? 1 : 0] ?? key;
}

export function chordOf(pressed: Pressed, platform: Platform): string {
  const mac = platform === 'darwin';
  const key = alongLine(latinKey(pressed));
  const letter = key.length === 1 ? key.toLowerCase() : key;
  // Shift makes a sign or a digit what it is; a letter or a named key is another one with it.
  const counts = key.length > 1 || /^[a-z]$/i.test(key);
  return [
    (mac ? pressed.metaKey : pressed.ctrlKey) ? 'mod+' : '',
    (mac ? pressed.ctrlKey : pressed.metaKey) ? 'other+' : '',
    pressed.altKey ? 'alt+' : '',
    pressed.shiftKey && counts ? 'shift+' : '',
    letter,
  ].join('');
}

/** Whether the window hears it while somebody types. */
export function isModified(chord: string): boolean {
  return /^(mod|alt)\+/.test(chord);
}

type Parts = { mod: boolean; alt: boolean; shift: boolean; key: string };

function partsOf(chord: string): Parts {
  const [, mod, alt, shift, key = ''] = /^(mod\+)?(alt\+)?(shift\+)?(.+)$/.exec(chord) ?? [];
  return {
    mod: mod !== undefined,
    alt: alt !== undefined,
    shift: shift !== undefined,
    key: alongLine(key),
  };
}

const arrows: Partial<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};
const named = ['Enter', 'Escape', 'Delete', 'Home', 'End'] as const;

function keyInWords(key: string, mac: boolean): string {
  if (mac && key === 'Enter') return '↩';
  const name = named.find((each) => each === key);
  return name ? t(`key.${name}`) : (arrows[key] ?? key.toUpperCase());
}

/** As it stands on a button or in a list: "Ctrl+Shift+F", "⇧⌘F", "J". */
export function chordInWords(chord: string, platform = window.parley.platform): string {
  const mac = platform === 'darwin';
  const { mod, alt, shift, key } = partsOf(chord);
  const name = keyInWords(key, mac);
  if (mac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
  const before = [mod && t('key.Control'), alt && t('key.Alt'), shift && t('key.Shift')];
  return [...before, name].filter(Boolean).join('+');
}

/** As `aria-keyshortcuts` has it. */
export function chordInAria(chord: string, platform = window.parley.platform): string {
  const { mod, alt, shift, key } = partsOf(chord);
  const name = key.length === 1 ? key.toUpperCase() : key;
  const before = [
    mod && (platform === 'darwin' ? 'Meta' : 'Control'),
    alt && 'Alt',
    shift && 'Shift',
  ];
  return [...before, name === '+' ? 'Plus' : name].filter(Boolean).join('+');
}

/** As Electron's menus have it. */
export function chordAsAccelerator(chord: string): string {
  const { mod, alt, shift, key } = partsOf(chord);
  const name = key === '+' ? 'Plus' : key.replace(/^Arrow/, '').replace('Enter', 'Return');
  const letter = name.length === 1 ? name.toUpperCase() : name;
  return [mod && 'CmdOrCtrl', alt && 'Alt', shift && 'Shift', letter].filter(Boolean).join('+');
}
