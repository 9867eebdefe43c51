// Which test file presses which command, and the pressing: by the key that the catalogue gives it. Each file
// is held to what is declared for it here, and a unit test compares all of them with the catalogue.
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { type CommandId, commandIds, keysOf } from '../../../renderer/commands/catalogue.ts';
import { chordIn } from '../../../renderer/commands/keys.ts';

/** What needs more than one window and one community. All others are pressed in commands.test.ts. */
export const pressedElsewhere = {
  'communities.test.ts': ['community.up', 'community.down'],
  'held-reply.test.ts': ['comment.postAnyway'],
  'windows.test.ts': ['window.new', 'window.thread'],
} as const satisfies Record<string, readonly CommandId[]>;

type Elsewhere = keyof typeof pressedElsewhere;

export function commandsOf(file: Elsewhere | 'commands.test.ts'): readonly CommandId[] {
  if (file !== 'commands.test.ts') return pressedElsewhere[file];
  const others: CommandId[] = Object.values(pressedElsewhere).flatMap((ids) => [...ids]);
  return commandIds.filter((id) => !others.includes(id));
}

export type Pressing = {
  /** Presses the command's key: the first that it has, or another of them. */
  use: (page: Page, id: CommandId, index?: number) => Promise<void>;
  /** It was done in another way than by a key of its own, for it has none. */
  haveDone: (id: CommandId) => void;
};

/** To be called once in the file's group of tests: after the last of them nothing may be left. */
export function pressingIn(file: Elsewhere | 'commands.test.ts'): Pressing {
  const left = new Set(commandsOf(file));
  // biome-ignore lint/correctness/noEmptyPattern: vitest asks for a pattern there
  afterAll(({}, { tasks }) => {
    // Where a part was left out on purpose, or failed, that says enough.
    const isWhole = tasks.every(({ mode, result }) => mode === 'run' && result?.state === 'pass');
    if (isWhole) expect([...left]).toEqual([]);
  });
  return {
    use: async (page, id, index = 0) => {
      const chord = chordIn(keysOf(id, 'linux')[index]!);
      const key = chord
        .replace(/^mod\+/, 'Control+')
        .replace(/^alt\+/, 'Alt+')
        .replace(/shift\+/, 'Shift+');
      await page.keyboard.press(key);
      left.delete(id);
    },
    haveDone: (id) => {
      expect(keysOf(id, 'linux'), id).toEqual([]);
      left.delete(id);
    },
  };
}
