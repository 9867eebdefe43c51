// Moves a community in the rail, by the keys or by dragging; the engine keeps the order for all windows.
import { type DragEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Community, CommunityId } from '../../shared/bridge/engine-api.ts';
import { engine } from '../bridge.ts';
import { focusedIn } from '../commands/offers.ts';
import { useCommands } from '../commands/use-commands.ts';
import { t } from '../messages/messages.ts';
import { nameOf, useCommunities } from '../state/communities.ts';
import { ask } from '../state/failures.ts';
import { moved } from './order.ts';

export function useReordering(communities: readonly Community[]) {
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<CommunityId | null>(null);

  const move = (id: CommunityId, by: number) => {
    const ids = moved(
      communities.map((each) => each.id),
      id,
      by,
    );
    if (ids === null) return;
    const inOrder = ids.flatMap((each) => communities.find((other) => other.id === each) ?? []);
    // At once; what the engine keeps comes after.
    useCommunities.setState({ communities: inOrder });
    const place = ids.indexOf(id) + 1;
    const community = inOrder[place - 1];
    if (community) setSaid(t('rail.moved', { name: nameOf(community), place, count: ids.length }));
    void ask(engine()['community.reorder']({ ids }));
  };
  const moveFocused = (by: number) => {
    const id = focusedIn('[data-community]')?.dataset.community;
    const community = communities.find((each) => each.id === id);
    if (!community) return;
    // A button that is put elsewhere among others may lose the focus.
    flushSync(() => move(community.id, by));
    document.querySelector<HTMLElement>(`[data-community="${community.id}"]`)?.focus();
  };
  const isOn = () => focusedIn('[data-community]') !== null;
  useCommands({
    'community.up': { run: () => moveFocused(-1), enabled: isOn },
    'community.down': { run: () => moveFocused(1), enabled: isOn },
  });

  return {
    said,
    dragged,
    dragging: (id: CommunityId) => ({
      draggable: communities.length > 1,
      onDragStart: () => setDragged(id),
      onDragEnd: () => setDragged(null),
      onDragOver: (event: DragEvent) => {
        if (dragged !== null) event.preventDefault();
      },
      onDragEnter: () => {
        if (dragged === null || dragged === id) return;
        const place = (sought: CommunityId) => communities.findIndex((each) => each.id === sought);
        move(dragged, place(id) - place(dragged));
      },
    }),
  };
}
