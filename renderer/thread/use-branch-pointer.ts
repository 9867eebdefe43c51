// What a pointer does to the lines and numbers of a thread: a line marks its branch and folds it, a number
// leads to its comment. Heard on the tree as a whole: rows come and go.
import { type RefObject, useEffect, useState } from 'react';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { rowsAbove, type ThreadRow } from './rows.ts';

type BranchPointer = {
  tree: RefObject<HTMLElement | null>;
  rows: readonly ThreadRow[];
  indexOf: ReadonlyMap<CommentId, number>;
  goTo: (index: number) => void;
  onFold: (row: ThreadRow, folded: boolean) => void;
};

/** The branch that is pointed at. */
export function useBranchPointer(parts: BranchPointer): CommentId | null {
  const { tree, rows, indexOf, goTo, onFold } = parts;
  const [pointedAt, setPointedAt] = useState<CommentId | null>(null);
  useEffect(() => {
    const element = tree.current;
    if (!element) return;
    const rowOf = (target: Element) => {
      const id = target.closest<HTMLElement>('[role="treeitem"]')?.dataset.id;
      return rows[indexOf.get(id as CommentId) ?? -1];
    };
    const branchAt = (target: EventTarget | null): ThreadRow | null => {
      if (!(target instanceof HTMLElement) || target.dataset.guide === undefined) return null;
      const row = rowOf(target);
      const level = Number(target.dataset.guide);
      for (const above of row ? rowsAbove(rows, row) : []) if (above.depth === level) return above;
      return null;
    };
    const onPoint = (event: PointerEvent) => {
      setPointedAt(branchAt(event.target)?.comment.id ?? null);
    };
    const onLeave = () => setPointedAt(null);
    const onClick = (event: MouseEvent) => {
      const branch = branchAt(event.target);
      if (branch) return onFold(branch, true);
      if (!(event.target instanceof Element) || !event.target.closest('[data-number]')) return;
      event.preventDefault();
      const row = rowOf(event.target);
      if (row) goTo(indexOf.get(row.comment.id) ?? -1);
    };
    element.addEventListener('pointerover', onPoint);
    element.addEventListener('pointerleave', onLeave);
    element.addEventListener('click', onClick);
    return () => {
      element.removeEventListener('pointerover', onPoint);
      element.removeEventListener('pointerleave', onLeave);
      element.removeEventListener('click', onClick);
    };
  }, [tree, rows, indexOf, goTo, onFold]);
  return pointedAt;
}
