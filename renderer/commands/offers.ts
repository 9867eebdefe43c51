// Which commands can be done at this moment, and the doing: the parts of the window that are shown offer
// what they can do, keys, palette and menu ask for it here by its name. Knows no part by itself.
import { isOverlaid, isWindowKey } from '../state/keyboard.ts';
import { useNavigation } from '../state/navigation.ts';
import { type CommandId, catalogue, commandIds, keysOf } from './catalogue.ts';
import { chordIn, chordOf, isModified, type Place } from './keys.ts';

export type Doing = {
  /** `chord`: the key that was pressed for it, where one was. */
  run: (chord: string | null) => void;
  /** Left out where it can be done whenever it is offered. */
  enabled?: () => boolean;
};
export type Offer = { [N in CommandId]?: Doing | undefined };

/** The newest first: what lies over something is asked before it. */
let offers: Offer[] = [];
const listeners = new Set<() => void>();

/** Offers these until the answer is called. */
export function offer(doings: Offer): () => void {
  offers = [doings, ...offers];
  for (const listener of listeners) listener();
  return () => {
    offers = offers.filter((each) => each !== doings);
    for (const listener of listeners) listener();
  };
}

/** Tells of what is offered or no more, however often; returns the way to stop. */
export function onOffers(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function isOffered(id: CommandId): boolean {
  return offers.some((each) => each[id] !== undefined);
}

function doingOf(id: CommandId): Doing | undefined {
  for (const each of offers) {
    const doing = each[id];
    if (doing && doing.enabled?.() !== false) return doing;
  }
  return undefined;
}

/** Whether it can be done now, where the focus is. */
export function isEnabled(id: CommandId): boolean {
  return doingOf(id) !== undefined;
}

/** Does it if it can be done now; answers whether it was. */
export function run(id: CommandId, chord: string | null = null): boolean {
  const doing = doingOf(id);
  doing?.run(chord);
  return doing !== undefined;
}

let heldFocus: Element | null = null;

/** While the palette has the focus, commands are meant for what had it before. */
export function holdFocus(element: Element | null): void {
  heldFocus = element;
}

/** What has the focus within such an element, or is to have it again. */
export function focusedIn(selector: string): HTMLElement | null {
  const focused = heldFocus?.isConnected ? heldFocus : document.activeElement;
  return focused?.closest<HTMLElement>(selector) ?? null;
}

const places: Record<Place, (target: Element) => boolean> = {
  comment: (target) => target.role === 'treeitem',
  item: (target) => target.role === 'article',
  list: (target) => target.closest('[data-keys="list"]') !== null,
  rail: (target) => target.closest('[data-keys="rail"]') !== null,
  field: (target) => target.role === 'combobox',
  reading: () => useNavigation.getState().screen === 'reading',
};

function idsByChord(): Map<string, { id: CommandId; on: Place | null }[]> {
  const found = new Map<string, { id: CommandId; on: Place | null }[]>();
  for (const id of commandIds) {
    // What one writes in hears its keys itself: they are no one else's.
    if (catalogue[id].where.includes('composer')) continue;
    for (const binding of keysOf(id)) {
      const chord = chordIn(binding);
      const on = typeof binding === 'string' ? null : binding.on;
      found.set(chord, [...(found.get(chord) ?? []), { id, on }]);
    }
  }
  return found;
}

/** The command whose key this is for what one writes in, which asks by itself. */
export function composerCommand(event: KeyboardEvent): CommandId | null {
  const chord = chordOf(event, window.parley.platform);
  const isIts = (id: CommandId) =>
    catalogue[id].where.includes('composer') &&
    keysOf(id).some((binding) => chordIn(binding) === chord);
  return commandIds.find(isIts) ?? null;
}

/** Hears the keys of the whole window; call once. Returns the way to stop. */
export function hearKeys(): () => void {
  const known = idsByChord();
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || event.isComposing || !(target instanceof Element)) return;
    const chord = chordOf(event, window.parley.platform);
    const ids = known.get(chord);
    if (!ids || isOverlaid()) return;
    const heard = isModified(chord) || isWindowKey(event);
    for (const { id, on } of ids) {
      if (!(heard || on === 'field') || (on !== null && !places[on](target))) continue;
      if (!isEnabled(id)) continue;
      event.preventDefault();
      // A key that is held moves on and on, but acts once: the one that closed a dialog is still down.
      if (!event.repeat || catalogue[id].repeats) run(id, chord);
      return;
    }
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}
