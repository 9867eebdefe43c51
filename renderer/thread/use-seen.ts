// Tells the store which new comments are on the screen.
import { type RefObject, useEffect } from 'react';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { seeComments, useThread } from '../state/thread.ts';

/** Pixels of a comment that must show before it counts as seen. */
const ENOUGH = 28;

/** Whether enough of it shows. */
export function isInSight(row: Element, scroller: Element): boolean {
  const view = scroller.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  return box.top + ENOUGH <= view.bottom && box.bottom - ENOUGH >= view.top;
}

function look(tree: HTMLElement, scroller: HTMLElement): void {
  const { unseen } = useThread.getState();
  if (unseen.size === 0 || document.visibilityState !== 'visible') return;
  const seen: CommentId[] = [];
  for (const row of tree.querySelectorAll<HTMLElement>('[role="treeitem"]')) {
    const id = row.dataset.id as CommentId;
    if (!unseen.has(id)) continue;
    if (isInSight(row, scroller)) seen.push(id);
  }
  seeComments(seen);
}

export function useSeen(
  tree: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
): void {
  const unseen = useThread((state) => state.unseen);
  useEffect(() => {
    const element = scroller.current;
    if (unseen.size === 0 || !element) return;
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => tree.current && look(tree.current, element));
    };
    soon();
    element.addEventListener('scroll', soon, { passive: true });
    document.addEventListener('visibilitychange', soon);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', soon);
      document.removeEventListener('visibilitychange', soon);
    };
  }, [unseen, tree, scroller]);
}
