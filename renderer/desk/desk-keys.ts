// The sections of the desk and what can be done to an item of each, as the catalogue of commands has it.
import { type CommandId, catalogue } from '../commands/catalogue.ts';
import { keyHint } from '../commands/hints.ts';

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

export const itemCommands = [
  'open',
  'hide',
  'remove',
  'restore',
  'act',
  'dismiss',
  'approve',
  'reject',
  'lift',
  'accept',
  'decline',
  'revert',
  'edit',
  'delete',
  'showText',
] as const;
export type ItemCommand = (typeof itemCommands)[number];

/** Its name in the catalogue. */
export function commandOf(command: ItemCommand): CommandId {
  return `desk.${command}`;
}

/** What can be done to an item of the section. */
export function commandsOf(section: Section): ItemCommand[] {
  return itemCommands.filter((command) =>
    catalogue[commandOf(command)].where.some((context) => context === section),
  );
}

/** Whether something that arrives in the section waits to be taken in. */
export function takesIn(section: Section): boolean {
  return catalogue['desk.takeIn'].where.some((context) => context === section);
}

export function digitOf(section: Section): string {
  return String(sections.indexOf(section) + 1);
}

/** The key as it stands on a button: "H", "Enter". */
export function keyOf(command: ItemCommand): string {
  return keyHint(commandOf(command));
}
