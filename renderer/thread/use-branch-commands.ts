// What can be done to the branches of a thread by command: one folded or opened, or all.
import type { CommentId } from '../../shared/protocol/ids.ts';
import type { Doing } from '../commands/offers.ts';
import { useCommands } from '../commands/use-commands.ts';
import { foldAll, foldAllRead, unfoldAll } from '../state/thread-shape.ts';
import { type BranchStep, stepIn, stepOut, toggled } from './branches.ts';
import type { ThreadRow } from './rows.ts';

type Branches = {
  rows: readonly ThreadRow[];
  /** The index of the row that has the focus; -1 where none has. */
  focused: () => number;
  goTo: (index: number) => void;
  onFold: (row: ThreadRow, folded: boolean) => void;
};

type Stepping = (rows: readonly ThreadRow[], at: number) => BranchStep;

/** A tree closes towards the side on which its lines begin, so that the arrows change places. */
function isMirrored(chord: string | null): boolean {
  return chord?.startsWith('Arrow') === true && document.documentElement.dir === 'rtl';
}

export function useBranchCommands({ rows, focused, goTo, onFold }: Branches): void {
  const doing = (step: Stepping, mirrored = step): Doing => ({
    enabled: () => focused() >= 0,
    run: (chord) => {
      const found = (isMirrored(chord) ? mirrored : step)(rows, focused());
      if (found === null) return;
      if ('goTo' in found) goTo(found.goTo);
      else onFold(found.fold, found.folded);
    },
  });
  const inSight = (): CommentId | null => rows[focused()]?.comment.id ?? null;
  useCommands({
    'thread.collapse': doing(stepOut, stepIn),
    'thread.expand': doing(stepIn, stepOut),
    'thread.toggle': doing(toggled),
    'thread.collapseRead': { run: () => foldAllRead(rows, inSight()) },
    'thread.collapseAll': { run: () => foldAll(rows, inSight()) },
    'thread.expandAll': { run: () => unfoldAll(rows) },
  });
}
