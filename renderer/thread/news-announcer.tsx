// Tells those who listen what has arrived: one summary for many comments, politely and seldom, however
// many there are. Shows nothing.
import { useEffect, useState } from 'react';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { t } from '../messages/messages.ts';
import hidden from '../parts/visually-hidden.module.css';
import { type OpenThread, useThread } from '../state/thread.ts';
import { unseenToYou } from './news.ts';

/** Between two summaries (ms). */
const REST_MS = 10_000;
/** What comes within this time (ms) is one summary. */
const GATHER_MS = 1_000;

/** "14 new comments, 2 to you": of all that has come since the last time. */
export function summaryOf(
  { comments, unseen }: Pick<OpenThread, 'comments' | 'unseen'>,
  told: ReadonlySet<CommentId>,
): string | null {
  const untold = new Set([...unseen].filter((id) => !told.has(id)));
  if (untold.size === 0) return null;
  const count = untold.size;
  const toYou = unseenToYou(comments, untold);
  return toYou === 0 ? t('thread.arrived', { count }) : t('thread.arrivedToYou', { count, toYou });
}

export function NewsAnnouncer() {
  const [words, setWords] = useState('');
  useEffect(() => {
    // What was new when the thread was opened stands on the screen.
    let told: ReadonlySet<CommentId> = new Set();
    let begun = false;
    let lastAt = -Infinity;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const tell = () => {
      timer = null;
      const state = useThread.getState();
      const summary = summaryOf(state, told);
      told = state.unseen;
      if (summary === null) return;
      lastAt = performance.now();
      setWords(summary);
    };
    const hear = (state: OpenThread) => {
      if (!state.whole || !state.complete) return;
      if (!begun) {
        begun = true;
        told = state.unseen;
        return;
      }
      if (timer !== null || summaryOf(state, told) === null) return;
      timer = setTimeout(tell, Math.max(GATHER_MS, lastAt + REST_MS - performance.now()));
    };
    hear(useThread.getState());
    const stop = useThread.subscribe((state, before) => {
      if (state.unseen !== before.unseen || state.complete !== before.complete) hear(state);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
  return (
    <p role="status" className={hidden.hidden}>
      {words}
    </p>
  );
}
