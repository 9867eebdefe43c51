// Keeps the focus in a list that changes under it: where the element that has it is taken away, the
// focus goes to the item that it stood in or under, or to a neighbour of that one. Takes it from nobody else.
import { type RefObject, useEffect } from 'react';

const ITEM = '[data-id]';
const TAKES_FOCUS = '[tabindex], button, a[href], input, select, textarea';
/** A menu lies over the page and goes with what opened it. */
const MENU = '[role="menu"]';

/** `list` holds the items, each with its `data-id`, and stays while it is drawn. */
export function useKeptFocus(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const there = list.current;
    if (!there) return;
    let focused: Element | null = null;
    let heirs: (string | undefined)[] = [];
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || target.closest(MENU)) return;
      focused = null;
      if (!there.contains(target)) return;
      focused = target;
      const items = [...there.querySelectorAll<HTMLElement>(ITEM)];
      const at = items.findLastIndex((item) => item.contains(target) || isBefore(item, target));
      heirs = [at, at + 1, at - 1].map((index) => items[index]?.dataset.id);
    };
    const hand = () => {
      if (!focused || focused.isConnected || document.activeElement !== document.body) return;
      const items = [...there.querySelectorAll<HTMLElement>(ITEM)];
      const heir = heirs
        .flatMap((id) => items.find(({ dataset }) => dataset.id === id) ?? [])
        .at(0);
      const taker = heir?.matches(TAKES_FOCUS)
        ? heir
        : heir?.querySelector<HTMLElement>(TAKES_FOCUS);
      taker?.focus({ preventScroll: true });
    };
    document.addEventListener('focusin', remember);
    const observer = new MutationObserver(hand);
    observer.observe(there, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, [list]);
}

function isBefore(item: Element, target: Element): boolean {
  return Boolean(item.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
}
