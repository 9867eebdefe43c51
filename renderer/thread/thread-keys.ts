// Which key does what in a thread. Pure: names commands and does none of them.

export const threadCommands = [
  'next',
  'previous',
  'first',
  'last',
  'nextNew',
  'previousNew',
  'parent',
  'reply',
  'quote',
  'edit',
  'remove',
  'agree',
  'copyNumber',
  'report',
  'hide',
  'actOn',
  'postAnyway',
] as const;
export type ThreadCommand = (typeof threadCommands)[number];

const byKey: Partial<Record<string, ThreadCommand>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  n: 'nextNew',
  p: 'parent',
  ArrowLeft: 'parent',
  r: 'reply',
  q: 'quote',
  e: 'edit',
  x: 'remove',
  Delete: 'remove',
  a: 'agree',
  c: 'copyNumber',
  f: 'report',
  h: 'hide',
  m: 'actOn',
  y: 'postAnyway',
};

// With no comment focused the page keeps its own keys, and these letters still find a comment.
const anywhere: ReadonlySet<string> = new Set(['j', 'k', 'n']);

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** `onComment`: whether a comment itself has the focus, and not a field or button in it. */
export function threadCommand(pressed: Pressed, onComment: boolean): ThreadCommand | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  if (!onComment && !anywhere.has(key)) return null;
  if (key === 'n' && pressed.shiftKey) return 'previousNew';
  return byKey[key] ?? null;
}
