// What a rule would have caught: its condition is asked about the comments of the last 30 days, as it
// is asked about each one that is posted. Reads in small steps, so that nobody waits for it.
import { setImmediate } from 'node:timers/promises';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import type { RuleTrial, TryRuleRequest } from '../../shared/protocol/rules.ts';
import { readableBefore, type WrittenComment, writtenAfter } from '../store/comment-history.ts';
import type { Store } from '../store/store.ts';
import { toWireTime } from '../store/times.ts';
import { can } from './policy.ts';
import { matcherOf, readText } from './rule-matching.ts';

const TRIAL_MS = 30 * 24 * 3_600_000;
/** Comments that are listed of those that it caught. */
const LISTED = 100;
/** Comments that are read at a time: at most a few milliseconds, however long they are. */
const CHUNK = 50;
/** How long the loop is kept at a time, in milliseconds. */
const STEP_MS = 4;

/**
 * Of members alone, since moderators' comments are not screened; without those whose author has taken
 * them away, since their text is kept nowhere. Counts a member's earlier comments by what can be read
 * of them now.
 */
export async function tryCondition(
  store: Pick<Store, 'read'>,
  { articleId, condition }: Pick<TryRuleRequest, 'articleId' | 'condition'>,
): Promise<RuleTrial> {
  const matches = matcherOf(condition);
  const most = condition.on === 'links' ? condition.fewerComments : 0;
  const since = Date.now() - TRIAL_MS;
  const commentsOf = new Map<MemberId, number>();
  const members = new Set<MemberId>();
  const newest: WrittenComment[] = [];
  let caught = 0;
  let of = 0;
  let cursor = { createdAt: since, id: '' };
  for (;;) {
    await setImmediate();
    let steppedAt = performance.now();
    const chunk = await store.read((db) => writtenAfter(db, cursor, CHUNK));
    for (const comment of chunk) {
      const author = comment.author_id;
      const commentsBefore =
        commentsOf.get(author) ??
        (await store.read((db) => readableBefore(db, author, since - 1, most)));
      commentsOf.set(author, commentsBefore + (comment.state === 'visible' ? 1 : 0));
      const body = comment.body ?? comment.withheld_body;
      if (body === null || !isAsked(comment, articleId)) continue;
      of += 1;
      if (matches({ text: readText(body), commentsBefore })) {
        caught += 1;
        members.add(author);
        if (comment.state !== 'removed') newest.push(comment);
        if (newest.length > LISTED) newest.shift();
      }
      if (performance.now() - steppedAt > STEP_MS) {
        await setImmediate();
        steppedAt = performance.now();
      }
    }
    const last = chunk.at(-1);
    if (last === undefined || chunk.length < CHUNK) break;
    cursor = { createdAt: last.created_at, id: last.id };
  }
  return { caught, of, members: members.size, comments: newest.reverse().map(listed) };
}

/** Whether the rule would have been asked about it. */
function isAsked(comment: WrittenComment, articleId: ArticleId | null): boolean {
  if (articleId !== null && articleId !== comment.article_id) return false;
  return !can({ id: comment.author_id, role: comment.author_role }, 'comment.postWithoutApproval');
}

/** Moderators may read what is hidden; the text of what was removed goes nowhere. */
function listed(comment: WrittenComment): RuleTrial['comments'][number] {
  return {
    id: comment.id,
    articleId: comment.article_id,
    number: comment.number,
    author: { id: comment.author_id, name: comment.author_name, role: comment.author_role },
    body: comment.body ?? comment.withheld_body ?? '',
    createdAt: toWireTime(comment.created_at),
  };
}
