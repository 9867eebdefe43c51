// From the desk as it was read to the items of its lists: in what order, which of them still ask for
// something, and what a filter asks of them. Pure.
import type {
  Desk,
  DeskPending,
  DeskReport,
  SanctionView,
  WaitingAct,
} from '../../shared/bridge/moderation-views.ts';
import { binds } from '../../shared/protocol/binding.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import type { Facts } from './desk-filter.ts';
import type { Listed } from './steady-list.ts';

/** The lists in which one works, each with what its rows are. */
export type RowOf = {
  reports: DeskReport;
  pending: DeskPending;
  mutes: SanctionView;
  appeals: SanctionView;
};
export type ListName = keyof RowOf;
export const listNames = ['reports', 'pending', 'mutes', 'appeals'] as const satisfies ListName[];

export type DeskItem<N extends ListName> = Listed & {
  row: RowOf[N];
  /** Stood on the desk and does no more: the row is as it was last seen. */
  gone: boolean;
};

/** A decision that was refused asks for another. */
function isUnderWay(waiting: WaitingAct | null): boolean {
  return waiting !== null && waiting.delivery.state !== 'refused';
}

export function isOpenReport({ decision, waiting }: DeskReport): boolean {
  return decision === null && !isUnderWay(waiting);
}

export function isOpenPending({ state, waiting }: DeskPending): boolean {
  return state === 'pending' && !isUnderWay(waiting);
}

/** `now` in epoch milliseconds of the server's clock. */
export function isOpenMute(sanction: SanctionView, now: number): boolean {
  // One that waits to be imposed is no decision on it.
  const imposed = sanction.waiting?.actId === sanction.id;
  return binds(sanction, now) && (imposed || !isUnderWay(sanction.waiting));
}

export function isOpenAppeal({ appeal, waiting }: SanctionView): boolean {
  return appeal?.state === 'open' && !isUnderWay(waiting);
}

/** When it was first reported. */
function reportedAt(report: DeskReport): string {
  return report.reports[0]?.at ?? report.createdAt;
}

const oldestFirst = <T>(at: (row: T) => string, rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => Date.parse(at(a)) - Date.parse(at(b)));

const rowsOf: { [N in ListName]: (desk: Desk) => RowOf[N][] } = {
  reports: (desk) => oldestFirst(reportedAt, desk.reports),
  pending: (desk) => oldestFirst((row) => row.createdAt, desk.pending),
  mutes: (desk) => oldestFirst((row) => row.at, desk.sanctions).reverse(),
  appeals: (desk) =>
    oldestFirst(
      (row) => row.appeal?.at ?? row.at,
      desk.sanctions.filter((sanction) => sanction.appeal !== null),
    ),
};

const isOpen: { [N in ListName]: (row: RowOf[N], now: number) => boolean } = {
  reports: isOpenReport,
  pending: isOpenPending,
  mutes: isOpenMute,
  appeals: isOpenAppeal,
};

/**
 * The items of a list in its order; those of `before` that are still shown and stand on the desk no
 * more follow at the end, as they were. `now` in epoch milliseconds of the server's clock.
 */
export function itemsOf<N extends ListName>(
  name: N,
  desk: Desk,
  now: number,
  before: readonly DeskItem<N>[],
  stays: (id: string) => boolean,
): DeskItem<N>[] {
  const known = new Map(before.map((item) => [item.id, item]));
  const items = rowsOf[name](desk).map((row) => {
    const item = { id: row.id, row, open: isOpen[name](row, now), gone: false };
    const last = known.get(row.id);
    // The same object while nothing has changed: what shows it need not be drawn anew.
    return last && JSON.stringify(last) === JSON.stringify(item) ? last : item;
  });
  const there = new Set<string>(items.map(({ id }) => id));
  const gone = before
    .filter(({ id }) => !there.has(id) && stays(id))
    .map((item) => ({ ...item, open: false, gone: true }));
  return [...items, ...gone];
}

export const factsOf: { [N in ListName]: (row: RowOf[N]) => Facts } = {
  reports: (row) => ({
    members: [row.author.name, ...row.reports.flatMap(({ by }) => (by ? [by.name] : []))],
    moderatorIds: ids(row.decision?.by.id),
    articleId: row.articleId,
    at: row.reports.at(-1)?.at ?? row.createdAt,
  }),
  pending: (row) => ({
    members: [row.author.name],
    moderatorIds: ids(row.decision?.by?.id),
    articleId: row.articleId,
    at: row.createdAt,
  }),
  mutes: sanctionFacts,
  appeals: (row) => ({ ...sanctionFacts(row), at: row.appeal?.at ?? row.at }),
};

function sanctionFacts(row: SanctionView): Facts {
  return {
    members: [row.member.name],
    moderatorIds: ids(row.by.moderator?.id),
    articleId: row.articleId,
    at: row.at,
  };
}

function ids(id: MemberId | undefined): MemberId[] {
  return id ? [id] : [];
}
