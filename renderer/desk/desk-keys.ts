// The sections of the desk and which key does what in each. Pure: names commands and does none of them.

export const sections = [
  'reports',
  'pending',
  'mutes',
  'appeals',
  'log',
  'rules',
  'settings',
] as const;
export type Section = (typeof sections)[number];

export type ItemCommand =
  | 'open'
  | 'hide'
  | 'remove'
  | 'restore'
  | 'act'
  | 'dismiss'
  | 'approve'
  | 'reject'
  | 'lift'
  | 'accept'
  | 'decline'
  | 'revert'
  | 'edit'
  | 'delete'
  | 'showText';

export type DeskCommand =
  | { on: 'desk'; command: 'takeIn' | 'filter' | 'back' | 'create' }
  | { on: 'list'; command: 'next' | 'previous' | 'first' | 'last' }
  | { on: 'item'; command: ItemCommand }
  | { on: 'section'; section: Section };

const moves: Partial<Record<string, 'next' | 'previous' | 'first' | 'last'>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

/** What can be done to an item of each section, by its key. Shown on the item with the same keys. */
export const itemKeys: Record<Section, Partial<Record<string, ItemCommand>>> = {
  reports: {
    h: 'hide',
    x: 'remove',
    r: 'restore',
    m: 'act',
    d: 'dismiss',
    t: 'showText',
    Enter: 'open',
  },
  pending: { a: 'approve', x: 'reject', m: 'act', Enter: 'open' },
  mutes: { l: 'lift', m: 'act', Enter: 'open' },
  appeals: { a: 'accept', x: 'decline', m: 'act', Enter: 'open' },
  log: { r: 'revert', m: 'act', Enter: 'open' },
  rules: { e: 'edit', Enter: 'edit', x: 'delete' },
  settings: {},
};

/** The key as it stands on a button: "H", "Enter". */
export function keyOf(section: Section, command: ItemCommand): string {
  const found = Object.entries(itemKeys[section]).find(([, each]) => each === command);
  const key = found?.[0] ?? '';
  return key.length === 1 ? key.toUpperCase() : key;
}

export function digitOf(section: Section): string {
  return String(sections.indexOf(section) + 1);
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** `onItem`: whether an item itself has the focus, and not a button in it. */
export function deskCommand(
  pressed: Pressed,
  section: Section,
  onItem: boolean,
): DeskCommand | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  const chosen = /^[1-9]$/.test(key) ? sections[Number(key) - 1] : undefined;
  if (chosen) return { on: 'section', section: chosen };
  if (key === '/') return { on: 'desk', command: 'filter' };
  if (key === 'Escape') return { on: 'desk', command: 'back' };
  if (key === 'n') return { on: 'desk', command: section === 'rules' ? 'create' : 'takeIn' };
  const move = moves[key];
  if (move) return { on: 'list', command: move };
  const command = itemKeys[section][key];
  // On a button in an item, Enter presses the button.
  if (command && (onItem || key !== 'Enter')) return { on: 'item', command };
  return null;
}
