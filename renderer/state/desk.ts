// The moderators' desk while it is open. Keeps each list steady under whoever works in it; never reads
// the desk itself, and never acts.
import { create } from 'zustand';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { Desk } from '../../shared/bridge/moderation-views.ts';
import { type DeskFilter, noFilter } from '../desk/desk-filter.ts';
import { type DeskItem, itemsOf, type ListName, listNames } from '../desk/desk-items.ts';
import { type Section, sections } from '../desk/desk-keys.ts';
import { emptyList, type SteadyList, shown, sweep, takeIn } from '../desk/steady-list.ts';
import { serverNow } from './clock.ts';
import { useGlance } from './desk-glance.ts';

type Items = { [N in ListName]: readonly DeskItem<N>[] };

export type OpenDesk = {
  communityId: CommunityId | null;
  /** Null until it was read. */
  desk: Desk | null;
  section: Section;
  filter: DeskFilter;
  items: Items;
  lists: Record<ListName, SteadyList>;
  /** Where one is in each section. */
  currentIds: Record<Section, string | null>;
};

function untouched(communityId: CommunityId | null): OpenDesk {
  return {
    communityId,
    desk: null,
    section: 'reports',
    filter: noFilter,
    items: { reports: [], pending: [], mutes: [], appeals: [] },
    lists: { reports: emptyList, pending: emptyList, mutes: emptyList, appeals: emptyList },
    currentIds: Object.fromEntries(sections.map((each) => [each, null])) as OpenDesk['currentIds'],
  };
}

export const useDesk = create<OpenDesk>(() => untouched(null));

function isList(section: Section): section is ListName {
  return (listNames as readonly Section[]).includes(section);
}

function withItems(state: OpenDesk, desk: Desk): Partial<OpenDesk> {
  const now = serverNow();
  const lists = { ...state.lists };
  const itemsNow = <N extends ListName>(name: N): DeskItem<N>[] => {
    const before: readonly DeskItem<N>[] = state.items[name];
    const shownIds = new Set(shown(state.lists[name], before).map(({ id }) => id));
    const items = itemsOf(name, desk, now, before, (id) => shownIds.has(id));
    // Nobody is disturbed where nothing is shown.
    if (shown(lists[name], items).length === 0) lists[name] = takeIn(lists[name], items);
    return items;
  };
  const items: Items = {
    reports: itemsNow('reports'),
    pending: itemsNow('pending'),
    mutes: itemsNow('mutes'),
    appeals: itemsNow('appeals'),
  };
  return { desk, items, lists };
}

/** Time has passed: what has run out asks for nothing any more. */
export function ageDesk(): void {
  useDesk.setState((state) => (state.desk ? withItems(state, state.desk) : state));
}

/** Shows the desk as it is read; returns the way to stop. */
export function followDesk(communityId: CommunityId): () => void {
  if (useDesk.getState().communityId !== communityId) useDesk.setState(untouched(communityId));
  const show = () => {
    const { communityId: read, desk } = useGlance.getState();
    if (read === communityId && desk) useDesk.setState((state) => withItems(state, desk));
  };
  show();
  settle();
  return useGlance.subscribe(show);
}

/** One begins anew in a list: what is decided goes, what has arrived is there. */
function settle(): void {
  const { section, items, lists, currentIds } = useDesk.getState();
  if (!isList(section)) return;
  const list = takeIn(lists[section], items[section]);
  useDesk.setState({
    lists: { ...lists, [section]: sweep(list, items[section], currentIds[section]) },
  });
}

export function goToSection(section: Section): void {
  if (useDesk.getState().section === section) return;
  useDesk.setState({ section });
  settle();
}

export function takeInArrived(): void {
  settle();
}

/** `id` is where one is now. */
export function beAt(section: Section, id: string): void {
  const { currentIds } = useDesk.getState();
  if (currentIds[section] === id) return;
  useDesk.setState({ currentIds: { ...currentIds, [section]: id } });
}

/** Goes on to another item by key: what was decided meanwhile goes out of sight. */
export function moveOn(section: Section, id: string): void {
  beAt(section, id);
  if (!isList(section)) return;
  const { items, lists } = useDesk.getState();
  useDesk.setState({ lists: { ...lists, [section]: sweep(lists[section], items[section], id) } });
}

export function setFilter(change: Partial<DeskFilter>): void {
  useDesk.setState(({ filter }) => ({
    filter: { ...filter, ...change, chosenAt: serverNow() },
  }));
}
