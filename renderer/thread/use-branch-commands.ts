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

export function useBranchCommands({ rows, focused, goTo, onFold }: Branches): void {
  const doing = (step: Stepping): Doing => ({
    enabled: () => focused() >= 0,
    run: () => {
      const found = step(rows, focused());
      if (found === null) return;
      if ('goTo' in found) goTo(found.goTo);
      else onFold(found.fold, found.folded);
    },
  });
  const inSight = (): CommentId | null => rows[focused()]?.comment.id ?? null;
  useCommands({
    'thread.collapse': doing(stepOut),
    'thread.expand': doing(stepIn),
    'thread.toggle': doing(toggled),
    'thread.collapseRead': { run: () => foldAllRead(rows, inSight()) },
    'thread.collapseAll': { run: () => foldAll(rows, inSight()) },
    'thread.expandAll': { run: () => unfoldAll(rows) },
  });
}
