// What the app bench does inside a page. Each function goes there as its text, so it can use nothing of
// this file.

export type Frames = {
  /** Milliseconds between one frame and the next. */
  deltas: number[];
  /** The longest of the tasks of over 50 ms, and how many there were. */
  longTasks: number[];
};

/** Scrolls the first element that `selector` finds to its end in so many milliseconds, and notes the frames. */
export async function scrollThrough([selector, ms]: readonly [string, number]): Promise<Frames> {
  let element = document.querySelector(selector);
  while (element && !/auto|scroll/.test(getComputedStyle(element).overflowY)) {
    element = element.parentElement;
  }
  const scroller = element;
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longTasks.push(entry.duration);
  });
  observer.observe({ type: 'longtask' });
  const deltas: number[] = [];
  if (scroller) scroller.scrollTop = 0;
  await new Promise<void>((resolve) => {
    const begun = performance.now();
    let last = begun;
    const step = (now: number) => {
      deltas.push(now - last);
      last = now;
      const gone = (now - begun) / ms;
      if (gone >= 1) resolve();
      else {
        // The rows are measured as they come, so the end moves.
        if (scroller) {
          const left = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
          const delta = deltas.at(-1) ?? 0;
          scroller.scrollTop += left * Math.min(1, delta / Math.max(1, ms - (now - begun)));
        }
        requestAnimationFrame(step);
      }
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(step);
    });
  });
  observer.disconnect();
  return { deltas, longTasks };
}

export type Keystroke = {
  /** From the key to the end of what it set off, and the frame that shows it: without the wait between. */
  workMs: number;
  /** From the key to the end of that frame: what the screen's beat adds is in it. */
  toFrameMs: number;
};

declare global {
  interface Window {
    parleyKeystrokes: Keystroke[];
  }
}

/** Notes of each keystroke from now on how long it takes to the screen. */
export function watchKeystrokes(): void {
  const noted: Keystroke[] = [];
  window.parleyKeystrokes = noted;
  const afterFrame = new MessageChannel();
  let pressedAt = 0;
  let handledAt = 0;
  let frameAt = 0;
  afterFrame.port1.onmessage = () => {
    const now = performance.now();
    // Longer than one beat nobody waits for the screen: then it was something else that kept it.
    const wait = Math.min(frameAt - handledAt, 1_000 / 60);
    noted.push({ workMs: now - pressedAt - wait, toFrameMs: now - pressedAt });
  };
  const press = (event: KeyboardEvent) => {
    pressedAt = event.timeStamp;
  };
  addEventListener('keydown', press, { capture: true });
  // React draws what was typed in a microtask of this event.
  addEventListener('input', () => {
    queueMicrotask(() => {
      handledAt = performance.now();
    });
    requestAnimationFrame(() => {
      frameAt = performance.now();
      // After the layout and the paint of this frame.
      afterFrame.port2.postMessage(null);
    });
  });
}

/**
 * From the click on the entry of an article to the frame in which its comments are there. `rows`: how many of
 * them are drawn at least.
 */
export async function openThread([headline, rows]: readonly [string, number]): Promise<number> {
  const entry = [...document.querySelectorAll('nav button')].find((button) =>
    button.textContent?.includes(headline),
  );
  if (!(entry instanceof HTMLElement)) throw new Error(`no entry is called ${headline}`);
  const begun = performance.now();
  entry.click();
  const isThere = () =>
    document.querySelector('article h1, main h1')?.textContent?.includes(headline) === true &&
    document.querySelectorAll('[role="treeitem"]').length >= rows;
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!isThere()) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    look();
  });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - begun;
}

/** The plain way to show a thread: a row for every comment, all of them written anew when
 * some have arrived, four times a second at most. */
export async function plainThread([communityId, articleId]: readonly [
  string,
  string,
]): Promise<number> {
  type Comment = {
    id: string;
    number: string | null;
    body: string | null;
    author: { name: string };
  };
  const ask = async (name: string, request: object) => {
    const calls = window.parley.engine as unknown as Record<
      string,
      (request: unknown) => Promise<string>
    >;
    return JSON.parse((await calls[name]?.(request)) ?? 'null').value;
  };
  const comments = new Map<string, Comment>();
  const place = { communityId, articleId };
  const begun = performance.now();
  for (let after: number | null = 0; after !== null; ) {
    const page: { comments: Comment[]; next: number | null } = await ask('thread.rest', {
      ...place,
      after,
    });
    for (const comment of page.comments) comments.set(comment.id, comment);
    after = page.next;
  }
  const field = document.createElement('textarea');
  const list = document.createElement('div');
  list.id = 'plain';
  list.style.cssText = 'height:80vh;overflow-y:auto';
  const draw = () => {
    const rows = [...comments.values()].map((comment) => {
      const row = document.createElement('div');
      const head = document.createElement('header');
      head.textContent = `${comment.number ?? ''} ${comment.author.name}`;
      const body = document.createElement('p');
      body.textContent = comment.body ?? '';
      row.append(head, body);
      return row;
    });
    list.replaceChildren(...rows);
  };
  draw();
  let isDue = false;
  document.body.replaceChildren(list, field);
  window.parley.onChange((notice) => {
    if (notice.topic !== 'thread' || notice.articleId !== articleId || !notice.ids) return;
    void ask('thread.comments', { ...place, ids: notice.ids }).then((found: Comment[]) => {
      for (const comment of found) comments.set(comment.id, comment);
      // So seldom that it comes to an end at all.
      if (isDue) return;
      isDue = true;
      setTimeout(() => {
        isDue = false;
        const { scrollTop } = list;
        draw();
        list.scrollTop = scrollTop;
      }, 250);
    });
  });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - begun;
}

/** A page with nothing in it but a field and something long to scroll: what this machine gives. */
export function emptyPage(): void {
  const field = document.createElement('textarea');
  const list = document.createElement('div');
  list.id = 'plain';
  list.style.cssText = 'height:80vh;overflow-y:auto';
  const long = document.createElement('div');
  long.style.height = '1000000px';
  list.append(long);
  document.body.replaceChildren(list, field);
}
