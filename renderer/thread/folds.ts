// Which branches of a thread stand folded: the deep ones at first, and what one folds oneself. Pure.
import type { CommentId } from '../../shared/protocol/ids.ts';
import { DEEPEST_INDENT, rowsAbove, type ThreadRow } from './rows.ts';

/** Fewer replies take hardly more room than the line that would stand for them. */
const FEWEST_FOLDED = 3;

/** A single reply is shown instead of the line that would say that there is one. Whoever folds it away may. */
function standsFolded({ replyCount }: ThreadRow): boolean {
  return replyCount > 1;
}

/** A deep branch that is opened shows as many levels as are indented, and then folds again. */
function isDeep({ depth, replyCount }: ThreadRow): boolean {
  return depth > 0 && depth % DEEPEST_INDENT === 0 && replyCount > 0;
}

export type Before = {
  /** The comments that were shown by then: nothing that one may be reading is folded away. */
  shown: ReadonlySet<CommentId>;
  folds: ReadonlySet<CommentId>;
};

/** `part`: these are not all the comments of the thread, so that few replies may still become many. */
export function deepFolds(
  rows: readonly ThreadRow[],
  before: Before,
  part = false,
): Set<CommentId> {
  const folds = new Set<CommentId>();
  for (const [at, row] of rows.entries()) {
    if (!isDeep(row)) continue;
    const { id } = row.comment;
    const reply = rows[at + 1]?.comment.id;
    const isRead = reply !== undefined && before.shown.has(reply);
    const isLong = part || row.replyCount >= FEWEST_FOLDED;
    // It may have been folded when nobody knew how many they are.
    const wasFolded = before.folds.has(id) && (part || standsFolded(row));
    if (wasFolded || (!isRead && isLong)) folds.add(id);
  }
  return folds;
}

/** The branches in which nothing is new. */
export function readBranches(rows: readonly ThreadRow[]): CommentId[] {
  return rows
    .filter((row) => standsFolded(row) && row.newBelow === 0)
    .map(({ comment }) => comment.id);
}

export type Choices = ReadonlyMap<CommentId, boolean>;

/** Every branch folded, but for those on the way to what is `kept`: the focus, and what is written. */
export function allFolded(rows: readonly ThreadRow[], kept: readonly CommentId[]): Choices {
  const choices = new Map<CommentId, boolean>();
  for (const { comment, replyCount } of rows) if (replyCount > 0) choices.set(comment.id, true);
  return openedTo(rows, kept, choices);
}

/** The same, but for what is new and the way to it. */
export function readFolded(rows: readonly ThreadRow[], kept: readonly CommentId[]): Choices {
  const choices = new Map<CommentId, boolean>();
  for (const row of rows) {
    if (row.replyCount > 0) choices.set(row.comment.id, standsFolded(row) && row.newBelow === 0);
  }
  return openedTo(rows, kept, choices);
}

/** Every branch open. */
export function noneFolded(rows: readonly ThreadRow[]): Choices {
  return new Map(
    rows.filter((row) => row.replyCount > 0).map(({ comment }) => [comment.id, false]),
  );
}

/** The choices, with the way to those comments open. */
export function openedTo(
  rows: readonly ThreadRow[],
  ids: readonly CommentId[],
  choices: Choices,
): Choices {
  if (ids.length === 0) return choices;
  const wanted = new Set(ids);
  const opened = new Map(choices);
  for (const row of rows) {
    if (!wanted.has(row.comment.id)) continue;
    for (const { comment } of rowsAbove(rows, row)) opened.set(comment.id, false);
  }
  return opened;
}
