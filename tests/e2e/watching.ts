// Watches what a page draws from its first frame on, for tests of what must never be seen.
import type { Page } from 'playwright-core';

type Watched = {
  began: DocumentReadyState;
  changes: number;
  comments: number;
  seen: string[];
  /** All that stood in the window when comments were drawn in it first; null before. */
  first: string | null;
  /** The names of all fields that ever stood in the window. */
  fields: string[];
};
declare global {
  interface Window {
    parleyWatched: Watched;
  }
}

/** The mark that a text carries by which the watch knows it. */
export const MARK = 'unsayable';

/** Runs in the page, before anything of its own: it can use nothing from outside. */
export function watch(): void {
  const watched: Watched = {
    began: document.readyState,
    changes: 0,
    comments: 0,
    seen: [],
    first: null,
    fields: [],
  };
  window.parleyWatched = watched;
  const look = () => {
    watched.changes += 1;
    const comments = document.querySelectorAll('[role="treeitem"]').length;
    watched.comments = Math.max(watched.comments, comments);
    const html = document.documentElement.outerHTML;
    const fields = [...document.querySelectorAll('textarea, input')];
    if (comments > 0) watched.first ??= document.body.textContent;
    for (const field of fields) {
      const name = field.getAttribute('aria-label') ?? '';
      if (!watched.fields.includes(name)) watched.fields.push(name);
    }
    const values = fields.map((field) => (field as HTMLInputElement).value).join(' ');
    const found = [html, values].find((text) => text.includes('unsayable'));
    if (found) watched.seen.push(found.slice(Math.max(0, found.indexOf('unsayable') - 120)));
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}

export function watchedIn(page: Page): Promise<Watched> {
  return page.evaluate(() => window.parleyWatched);
}
