// Tells main which commands stand in the native menu, and does the one that is chosen there. Told again
// when what is offered, one's role or the language changes; not as the focus moves: what cannot be done
// where the focus is does nothing.
import '../messages/load-commands.ts';
import type { MenuCommand, MenuGroup } from '../../shared/bridge/commands.ts';
import { moderates } from '../articles/authority.ts';
import { onNotice, system } from '../bridge.ts';
import { t } from '../messages/messages.ts';
import { spokenLanguage } from '../messages/spoken.ts';
import { findCommunity, useCommunities } from '../state/communities.ts';
import { isOverlaid } from '../state/keyboard.ts';
import { useLanguage } from '../state/language.ts';
import { useNavigation } from '../state/navigation.ts';
import { type CommandId, catalogue, commandIds, type Group, groups, keysOf } from './catalogue.ts';
import { chordAsAccelerator, chordIn } from './keys.ts';
import { isEnabled, isOffered, onOffers, run } from './offers.ts';

/** Into which of every app's own menus a group goes. */
const into: Partial<Record<Group, MenuGroup['into']>> = { app: 'view', writing: 'edit' };
/** Of what moves within a list there is no use for a menu; windows main has in its own. */
const SHOWN = /^(?!list\.|catchUp\.|search\.|desk\.|composer\.|window\.)/;
/** What stands under "Help" on every system. */
const helpful: ReadonlySet<CommandId> = new Set<CommandId>(['go.keys']);

/** What is offered may change many times in a moment. */
const SETTLE_MS = 150;

/** The window's own know by themselves; what concerns a comment depends on which one has the focus. */
function isOn(id: CommandId): boolean {
  return catalogue[id].where.includes('window') ? isEnabled(id) : isOffered(id);
}

function itemOf(id: CommandId): MenuCommand {
  const first = keysOf(id)[0];
  return {
    id,
    label: t(`command.${id}`),
    ...(first && { accelerator: chordAsAccelerator(chordIn(first)) }),
    enabled: isOn(id),
  };
}

function isModerator(): boolean {
  const community = findCommunity(useNavigation.getState().communityId);
  return community !== null && moderates(community);
}

function menuGroups(): MenuGroup[] {
  const forModerators = isModerator();
  const isShown = (id: CommandId) =>
    SHOWN.test(id) && (catalogue[id].who !== 'moderator' || forModerators);
  const shown = groups.map((group): MenuGroup => {
    const where = into[group];
    return {
      label: t(`command.group.${group}`),
      ...(where && { into: where }),
      commands: commandIds
        .filter((id) => catalogue[id].group === group && isShown(id) && !helpful.has(id))
        .map(itemOf),
    };
  });
  return [
    ...shown,
    { label: t('command.group.app'), into: 'help' as const, commands: [...helpful].map(itemOf) },
  ].filter(({ commands }) => commands.length > 0);
}

let told = '';

/** What the menu depends on: asked often while a thread is busy, so without any words. */
function state(): string {
  return [spokenLanguage(), isModerator(), ...commandIds.map((id) => (isOn(id) ? 1 : 0))].join();
}

function tell(): void {
  const now = state();
  if (now === told) return;
  told = now;
  void system()['menu.show']({ groups: menuGroups() });
}

/** Call once. */
export function startNativeMenu(): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const tellSoon = () => {
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      tell();
    }, SETTLE_MS);
  };
  onOffers(tellSoon);
  useLanguage.subscribe(tellSoon);
  useNavigation.subscribe(tellSoon);
  useCommunities.subscribe(tellSoon);
  tellSoon();
  onNotice((notice) => {
    if (notice.topic !== 'command') return;
    const id = commandIds.find((each) => each === notice.id);
    // What lies over the window has the keys, those of the menu too.
    if (id && !isOverlaid()) run(id);
  });
}
