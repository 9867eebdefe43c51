// The branches of the thread as it is drawn: which rows are shown, how one is folded, and which line is
// marked for being pointed at or for having the focus in its branch.
import { type RefObject, useCallback, useMemo } from 'react';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { foldBranch } from '../state/thread-shape.ts';
import type { Marked } from './guides.tsx';
import { rowsAbove, type ThreadRow } from './rows.ts';
import { useBranchPointer } from './use-branch-pointer.ts';

type Parts = {
  tree: RefObject<HTMLElement | null>;
  rows: readonly ThreadRow[];
  indexOf: ReadonlyMap<CommentId, number>;
  currentId: CommentId | null;
  goTo: (index: number) => void;
};

export type Branches = {
  onFold: (row: ThreadRow, folded: boolean) => void;
  /** By the id of its first comment, for the drawn rows. */
  onOpen: (id: CommentId) => void;
  /** The line of the marked branch in this row; its level is -1 where there is none. */
  lineIn: (row: ThreadRow) => { level: number; marked: Marked };
};

export function useBranches({ tree, rows, indexOf, currentId, goTo }: Parts): Branches {
  const onFold = useCallback(
    (row: ThreadRow, folded: boolean) => {
      foldBranch(row.comment.id, folded);
      // What was folded away leaves the focus, and the view, at what stands for it.
      if (folded) goTo(indexOf.get(row.comment.id) ?? -1);
    },
    [indexOf, goTo],
  );
  const onOpen = useCallback((id: CommentId) => foldBranch(id, false), []);
  const pointedAt = useBranchPointer({ tree, rows, indexOf, goTo, onFold });
  const markedId = pointedAt ?? currentId;
  const marked: Marked = pointedAt === null ? 'focused' : 'pointed';
  const lineIn = (row: ThreadRow) => {
    for (const { comment, depth } of rowsAbove(rows, row)) {
      if (comment.id === markedId) return { level: depth < row.indent ? depth : -1, marked };
    }
    return { level: -1, marked: null };
  };
  return { onFold, onOpen, lineIn };
}

type Drawn = { drawn: readonly ThreadRow[]; drawnAt: ReadonlyMap<CommentId, number> };

/** The rows that are not folded away, and where each stands among them. */
export function useDrawn(
  rows: readonly ThreadRow[],
  indexOf: ReadonlyMap<CommentId, number>,
): Drawn {
  return useMemo(() => {
    const drawn = rows.filter(({ hidden }) => !hidden);
    if (drawn.length === rows.length) return { drawn: rows, drawnAt: indexOf };
    return { drawn, drawnAt: new Map(drawn.map(({ comment }, at) => [comment.id, at])) };
  }, [rows, indexOf]);
}
