// Names behind an `@` while nobody but this device knows of them: whom one may mean, and whom a comment
// will call that waits to be sent. From the cache alone; the server has the last word.
import { type MentionCandidate, mostCandidates } from '../../shared/bridge/mention-candidates.ts';
import { limits } from '../../shared/limits.ts';
import { callsInMarkdown } from '../../shared/members/mentions.ts';
import { nameKey } from '../../shared/members/name-key.ts';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import type { Cache } from './cache/database.ts';
import { authorsByFolded, authorsNamedLike, recentAuthors } from './cache/mentions.ts';
import { foldedName } from './search/words.ts';
import { ignoredMembers } from './views/community-view.ts';
import { type Viewer, viewerId } from './views/delivery-view.ts';

export function mentionCandidates(
  db: Cache,
  viewer: Viewer,
  articleId: ArticleId,
  typed: string,
): MentionCandidate[] {
  const out = new Set(ignoredMembers(db).map(({ id }) => id));
  const me = viewerId(viewer);
  if (me !== null) out.add(me);
  // A space that was typed belongs to the name that goes on behind it.
  const folded = foldedName(typed) + (/\S\s$/u.test(typed) ? ' ' : '');
  const found =
    folded === ''
      ? recentAuthors(db, articleId).map((author) => ({ ...author, here: true }))
      : authorsNamedLike(db, { articleId, folded, most: mostCandidates + out.size });
  const candidates = new Map<MemberId, MentionCandidate>();
  for (const { id, name, here } of found) {
    if (!out.has(id) && !candidates.has(id)) candidates.set(id, { id, name, here: Boolean(here) });
    if (candidates.size === mostCandidates) break;
  }
  return [...candidates.values()];
}

/** Whom the text will call, as far as this device has met them. */
export function mentionedHere(db: Cache, body: string): NamedMember[] {
  if (!body.includes('@')) return [];
  const calls = callsInMarkdown(body);
  const known = authorsByFolded(db, [
    ...new Set(calls.flatMap(({ names }) => names.map(foldedName))),
  ]);
  const byKey = new Map(known.map((author) => [nameKey(author.name), author]));
  const called = new Map<MemberId, NamedMember>();
  for (const { names } of calls) {
    const key = names.map(nameKey).find((each) => byKey.has(each));
    const author = key === undefined ? undefined : byKey.get(key);
    if (author !== undefined) called.set(author.id, author);
    if (called.size === limits.mentions) break;
  }
  return [...called.values()];
}
