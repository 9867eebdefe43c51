// Reads a log page after page, as far down as it was shown before.

type Page<T> = { entries: T[]; more: boolean };

/**
 * `read` answers the page below the entry it is given, the newest where there is none; undefined where
 * it was refused or is wanted no more, and then so is the whole.
 */
export async function readPages<T>(
  count: number,
  read: (below: T | undefined) => Promise<Page<T> | undefined>,
): Promise<Page<T> | undefined> {
  const entries: T[] = [];
  let more = true;
  while (more && entries.length < count) {
    const page = await read(entries.at(-1));
    if (!page) return undefined;
    entries.push(...page.entries);
    more = page.more && page.entries.length > 0;
  }
  return { entries, more };
}
