// Which entries the palette shows for what was typed, in which groups and order. Pure.
import { matchScore } from './match.ts';

export const kinds = [
  'recent',
  'command',
  'article',
  'thread',
  'member',
  'community',
  'setting',
  'search',
] as const;
export type Kind = (typeof kinds)[number];

export type Entry = {
  /** The same each time that it is offered: by it is known what was chosen lately. */
  id: string;
  kind: Exclude<Kind, 'recent'>;
  name: string;
  /** What stands beside it, and is looked through too. */
  also?: string;
  /** The key that does the same. */
  keys?: string;
  /** Shown whatever is typed: it is made of what is typed. */
  always?: boolean;
  run: () => void;
};

export type EntryGroup = { kind: Kind; items: readonly Entry[] };

const MOST_OF_A_KIND = 7;
/** With nothing typed yet there is no need for all. */
const MOST_AT_FIRST: Partial<Record<Kind, number>> = { recent: 5, command: 12, article: 5 };
/** What was chosen lately comes before what answers a little better. */
const RECENT_BONUS = 0.25;

function score(typed: string, entry: Entry): number {
  if (entry.always) return 1;
  const name = matchScore(typed, entry.name);
  return Math.max(name, 0.8 * matchScore(typed, `${entry.name} ${entry.also ?? ''}`));
}

function byKind(entries: readonly Entry[], most: (kind: Kind) => number): EntryGroup[] {
  return kinds
    .map((kind) => ({
      kind,
      items: entries.filter((entry) => entry.kind === kind).slice(0, most(kind)),
    }))
    .filter(({ items }) => items.length > 0);
}

/** `recent`: ids, the latest first. */
export function ranked(
  typed: string,
  entries: readonly Entry[],
  recent: readonly string[],
): EntryGroup[] {
  if (typed.trim() === '') {
    const latest = recent
      .flatMap((id) => entries.find((entry) => entry.id === id) ?? [])
      .slice(0, MOST_AT_FIRST.recent);
    const others = entries.filter((entry) => !latest.includes(entry));
    const groups = byKind(others, (kind) => MOST_AT_FIRST[kind] ?? MOST_OF_A_KIND);
    return latest.length > 0 ? [{ kind: 'recent', items: latest }, ...groups] : groups;
  }
  const bonus = (id: string) => {
    const at = recent.indexOf(id);
    return at < 0 ? 0 : RECENT_BONUS / (at + 1);
  };
  const found = entries
    .map((entry) => ({ entry, score: score(typed, entry) }))
    .filter((each) => each.score > 0)
    .map(({ entry, score: plain }) => ({ entry, score: plain + bonus(entry.id) }))
    // Of two that begin alike the shorter one is meant: nothing more can be typed to tell it apart.
    .sort((a, b) => b.score - a.score || a.entry.name.length - b.entry.name.length);
  const best = new Map<Kind, number>();
  for (const { entry, score: its } of found) {
    if (!best.has(entry.kind)) best.set(entry.kind, its);
  }
  // The group of the best comes first; to search all texts is the last resort.
  const rank = (kind: Kind) => (kind === 'search' ? -1 : (best.get(kind) ?? 0));
  return byKind(
    found.map(({ entry }) => entry),
    () => MOST_OF_A_KIND,
  ).sort((a, b) => rank(b.kind) - rank(a.kind));
}
