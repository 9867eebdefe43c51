// The thin map beside a long thread: where it is busy, what is new, what is one's own, and the part that is
// in view. A click or a drag goes there. Pointers only, like a scroll bar: the keys move among comments.
import {
  memo,
  type PointerEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { t } from '../messages/messages.ts';
import { useLanguage } from '../state/language.ts';
import { useThread } from '../state/thread.ts';
import { mapMarks } from './map-marks.ts';
import type { ThreadRow } from './rows.ts';
import styles from './thread-map.module.css';

/** Shorter threads are seen at a glance. */
export const FEWEST_ON_MAP = 60;

/** One stretch of the map is so many pixels high; the drawing is ten units wide. */
const STRETCH = 3;
const WIDTH = 10;

/** What the map asks of the thread beside it. */
export type ThreadView = {
  /** The part of the thread that is in view: from where to where, of 1. */
  inView: () => { from: number; to: number };
  show: (part: number) => void;
};

type ThreadMapProps = {
  rows: readonly ThreadRow[];
  view: RefObject<ThreadView | null>;
  scroller: RefObject<HTMLElement | null>;
};

const bars = (stretches: readonly number[], width: (stretch: number) => number) =>
  stretches
    .map(
      (at) => `M${(WIDTH - width(at)) / 2} ${at * STRETCH}h${width(at)}v${STRETCH}h${-width(at)}z`,
    )
    .join('');
const edges = (stretches: readonly number[]) =>
  stretches.map((at) => `M0 ${at * STRETCH}h2v${STRETCH}h-2z`).join('');

export const ThreadMap = memo(function ThreadMap({ rows: latest, view, scroller }: ThreadMapProps) {
  useLanguage();
  const map = useRef<HTMLDivElement>(null);
  // In a storm the rows are drawn before their map is.
  const rows = useDeferredValue(latest);
  const newsAfter = useThread((state) => state.newsAfter);
  const height = useHeight(map);
  const stretches = Math.floor(height / STRETCH);
  const marks = useMemo(() => {
    const { activity, news, own } = mapMarks(rows, stretches, newsAfter);
    const wide = (at: number) => 1 + (activity[at] ?? 0) * 5;
    return {
      activity: bars([...activity.keys()], wide),
      news: bars(news, () => WIDTH - 4),
      own: edges(own),
    };
  }, [rows, stretches, newsAfter]);
  const thumb = useThumb(map, view, scroller, latest);

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const part = (event.clientY - box.top) / box.height;
    view.current?.show(Math.min(Math.max(part, 0), 1));
  };
  return (
    <div
      ref={map}
      className={styles.map}
      title={t('reading.map')}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        // The focus stays with whatever has it.
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
      }}
      onWheel={(event) => scroller.current?.scrollBy({ top: event.deltaY })}
    >
      <svg
        className={styles.marks}
        viewBox={`0 0 ${WIDTH} ${Math.max(1, stretches * STRETCH)}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path className={styles.activity} d={marks.activity} />
        <path className={styles.own} d={marks.own} />
        <path className={styles.news} d={marks.news} />
      </svg>
      <div ref={thumb} className={styles.thumb} />
    </div>
  );
});

function useHeight(map: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = map.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [map]);
  return height;
}

/** The part in view, moved without drawing anything else anew. */
function useThumb(
  map: RefObject<HTMLElement | null>,
  view: RefObject<ThreadView | null>,
  scroller: RefObject<HTMLElement | null>,
  rows: readonly ThreadRow[],
): RefObject<HTMLDivElement | null> {
  const thumb = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with other rows it stands elsewhere.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let frame = 0;
    const place = () => {
      const part = view.current?.inView();
      if (!part || !thumb.current || !map.current) return;
      thumb.current.style.top = `${part.from * 100}%`;
      thumb.current.style.height = `${(part.to - part.from) * 100}%`;
    };
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(place);
    };
    soon();
    element.addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', soon);
    };
  }, [map, view, scroller, rows]);
  return thumb;
}
