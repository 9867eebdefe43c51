// What can be done on the desk by command: moving between its sections and items, and what concerns an
// item, which is handed to its section.
import { type Doing, focusedIn, type Offer } from '../commands/offers.ts';
import { useCommands } from '../commands/use-commands.ts';
import { goToSection } from '../state/desk.ts';
import {
  commandOf,
  commandsOf,
  type ItemCommand,
  type Section,
  sections,
  takesIn,
} from './desk-keys.ts';
import { neighbour } from './steady-list.ts';

export const FILTER_FIELD = 'desk-filter-member';

type DeskParts = {
  section: Section;
  /** Of the items that are shown, in their order. */
  ids: readonly string[];
  currentId: string | null;
  goTo: (id: string) => void;
  takeIn: () => void;
  /** Whether something waits to be taken in: then going on from the last item takes it in. */
  hasArrived: boolean;
  create: () => void;
  act: (command: ItemCommand, id: string) => void;
  /** Left out where each item takes all that its section has. */
  can?: ((command: ItemCommand, id: string) => boolean) | undefined;
};

function move(command: 'next' | 'previous' | 'first' | 'last', desk: DeskParts): void {
  const { ids, currentId } = desk;
  if (command === 'next' && desk.hasArrived && currentId === (ids.at(-1) ?? null)) {
    desk.takeIn();
    return;
  }
  const destinations = {
    next: () => neighbour(ids, currentId, 1),
    previous: () => neighbour(ids, currentId, -1),
    first: () => ids[0] ?? null,
    last: () => ids.at(-1) ?? null,
  };
  const id = destinations[command]();
  if (id !== null) desk.goTo(id);
}

function focusedId(): string | undefined {
  return focusedIn('[role="article"]')?.dataset.id;
}

function doing(command: ItemCommand, desk: DeskParts): Doing {
  return {
    enabled: () => {
      const id = focusedId();
      return id !== undefined && desk.can?.(command, id) !== false;
    },
    run: () => {
      const id = focusedId();
      if (id !== undefined) desk.act(command, id);
    },
  };
}

export function useDeskCommands(desk: DeskParts): void {
  const { section } = desk;
  const offered: Offer = {
    'desk.section': {
      run: (chord) => {
        const chosen = sections[Number(chord ?? 1) - 1];
        if (chosen) goToSection(chosen);
      },
    },
    'desk.next': { run: () => move('next', desk) },
    'desk.previous': { run: () => move('previous', desk) },
    'desk.first': { run: () => move('first', desk) },
    'desk.last': { run: () => move('last', desk) },
    'desk.filter': {
      run: () => document.getElementById(FILTER_FIELD)?.focus(),
      enabled: () => document.getElementById(FILTER_FIELD) !== null,
    },
  };
  if (takesIn(section)) {
    offered['desk.takeIn'] = { run: desk.takeIn, enabled: () => desk.hasArrived };
  } else if (section === 'rules') offered['desk.create'] = { run: desk.create };
  for (const command of commandsOf(section)) offered[commandOf(command)] = doing(command, desk);
  useCommands(offered);
}
