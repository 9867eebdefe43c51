// What the window can do whatever is shown in it.
import { useEffect } from 'react';
import type { ViewPlace } from '../../shared/bridge/view-place.ts';
import { moderates } from '../articles/authority.ts';
import { system } from '../bridge.ts';
import { selectSearchField } from '../search/search-field.ts';
import { chooseAppearance, nextSize, type Size, useAppearance } from '../state/appearance.ts';
import { useCommunities, useCommunity } from '../state/communities.ts';
import { mayTravel, travel } from '../state/history.ts';
import { isOverlaid } from '../state/keyboard.ts';
import { goToCommunity, goToScreen, goToSearch, useNavigation } from '../state/navigation.ts';
import { openOverlay } from '../state/overlay.ts';
import { isAlone } from '../state/standing.ts';
import type { CommandId } from './catalogue.ts';
import { type Doing, hearKeys, run } from './offers.ts';
import { useCommands } from './use-commands.ts';

const mouseButtons: Partial<Record<number, CommandId>> = { 3: 'go.back', 4: 'go.forward' };

/** The two buttons at the side of a mouse; returns the way to stop. */
function hearMouse(): () => void {
  const onMouseUp = (event: MouseEvent) => {
    const id = mouseButtons[event.button];
    if (id === undefined) return;
    event.preventDefault();
    if (!isOverlaid()) run(id);
  };
  document.addEventListener('mouseup', onMouseUp);
  return () => document.removeEventListener('mouseup', onMouseUp);
}

/** To the community in that place of the rail: `mod+2` to the second. */
function goToNth(chord: string | null): void {
  const { communities } = useCommunities.getState();
  const community = communities[Number(chord?.at(-1) ?? 1) - 1];
  if (community) goToCommunity(community.id);
}

function sizing(next: () => Size | null): Doing {
  return {
    run: () => {
      const windowSize = next();
      if (windowSize !== null) chooseAppearance({ windowSize });
    },
    enabled: () => next() !== null,
  };
}

/** The thread that could stand in a window of its own. */
function threadHere(): ViewPlace | null {
  const { communityId, articleId, screen } = useNavigation.getState();
  if (isAlone() || screen !== 'reading' || articleId === null) return null;
  return { communityId, articleId };
}

function openWindow(place: ViewPlace, alone: boolean): void {
  void system()['window.open']({ place, alone });
}

const isLoaded = (): boolean => useCommunities.getState().loaded;

export function useWindowCommands(): void {
  const community = useCommunity();
  useEffect(hearKeys, []);
  useEffect(hearMouse, []);
  useCommands({
    'go.palette': { run: () => openOverlay('palette'), enabled: isLoaded },
    'go.keys': { run: () => openOverlay('keys'), enabled: isLoaded },
    'go.settings': { run: () => goToScreen('settings'), enabled: isLoaded },
    'go.storage': { run: () => goToScreen('storage'), enabled: () => community !== null },
    'go.account': {
      run: () => goToScreen('account'),
      enabled: () => community !== null && (community.member === null || community.needsSignIn),
    },
    'window.new': {
      run: () => openWindow({ communityId: community?.id ?? null, articleId: null }, false),
    },
    'window.thread': {
      run: () => {
        const place = threadHere();
        if (place !== null) openWindow(place, true);
      },
      enabled: () => threadHere() !== null,
    },
    'go.connect': { run: () => goToScreen('connect'), enabled: () => community !== null },
    'go.community': { run: goToNth },
    'size.larger': sizing(() => nextSize(1)),
    'size.smaller': sizing(() => nextSize(-1)),
    'size.usual': sizing(() => (useAppearance.getState().windowSize === 100 ? null : 100)),
    'go.search': {
      run: () => {
        goToSearch();
        selectSearchField();
      },
      enabled: () => community !== null,
    },
    'go.back': { run: () => travel(-1), enabled: () => mayTravel(-1) },
    'go.forward': { run: () => travel(1), enabled: () => mayTravel(1) },
    'go.catchUp': { run: () => goToScreen('catchUp'), enabled: () => community !== null },
    'go.desk': {
      run: () => goToScreen('desk'),
      enabled: () => community !== null && moderates(community),
    },
  });
}
