// How much is new in each thread, as the list of articles tells it: counted once and kept, and never
// other than counting anew would say.
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { articleSummaries, putArticle } from '../../main/engine/cache/articles.ts';
import { deleteCommentsOfThread, putComment } from '../../main/engine/cache/comments.ts';
import { type Cache, openCache } from '../../main/engine/cache/database.ts';
import { markOpened, markSeen } from '../../main/engine/cache/reads.ts';
import { revokeComment } from '../../main/engine/cache/revocations.ts';
import { markComplete, moveCursor } from '../../main/engine/cache/streams.ts';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import { threadStream } from '../../shared/protocol/sync.ts';
import { articleId, fakeComment, memberId } from './fake-streams.ts';

let db: Cache;
afterEach(() => db.close());

const me = memberId(1);

function openWithArticles(count: number): void {
  db = openCache(':memory:').db;
  for (let index = 0; index < count; index += 1) {
    putArticle(db, {
      kind: 'article',
      id: articleId(index),
      rev: 1,
      headline: 'A headline',
      deck: '',
      body: 'text',
      byline: '',
      sources: [],
      publishedAt: '2026-11-24T09:00:00.000Z',
      revisedAt: null,
      revisions: [],
      mode: 'open',
      slowSeconds: 0,
      holding: null,
      commentCount: 0,
      lastSeq: 0,
      lastCommentAt: null,
    });
    moveCursor(db, threadStream(articleId(index)), 1);
    markComplete(db, threadStream(articleId(index)));
  }
}

const told = () =>
  articleSummaries(db, me).map(({ id, newCount, newToYou }) => ({ id, newCount, newToYou }));

function countedAnew() {
  const kept = told();
  db.exec('delete from news');
  return { kept, anew: told() };
}

type Step =
  | { do: 'put'; thread: number; index: number; byMe: boolean; answers: number; gone: boolean }
  | { do: 'revoke'; thread: number; index: number }
  | { do: 'see'; thread: number; seq: number }
  | { do: 'open' | 'forget'; thread: number };

const thread = fc.nat({ max: 1 });
const index = fc.nat({ max: 5 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('put' as const),
    thread,
    index,
    byMe: fc.boolean(),
    answers: index,
    gone: fc.boolean(),
  }),
  fc.record({ do: fc.constant('revoke' as const), thread, index }),
  fc.record({ do: fc.constant('see' as const), thread, seq: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ do: fc.constantFrom('open' as const, 'forget' as const), thread }),
);

function take(step: Step, rev: number): void {
  const article = articleId(step.thread);
  const row = (at: number): CommentRow => ({
    ...fakeComment(threadStream(article), at, 'text'),
    rev,
  });
  switch (step.do) {
    case 'put': {
      const gone = step.gone ? { body: null, state: 'removed' as const } : {};
      const author = { id: memberId(step.byMe ? 1 : 2), name: 'Ada', role: 'member' as const };
      const parentId = step.answers < step.index ? row(step.answers).id : null;
      putComment(db, { ...row(step.index), ...gone, author, parentId });
      return;
    }
    case 'revoke': {
      const { id } = row(step.index);
      const state = 'removed' as const;
      const removal = { by: 'moderator' as const, reason: 'insult' };
      const revocation = { kind: 'revocation' as const, id, rev, articleId: article };
      revokeComment(db, { ...revocation, commentRev: rev, state, removal });
      return;
    }
    case 'see':
      markSeen(db, article, step.seq, 1);
      return;
    case 'open':
      markOpened(db, article, 1);
      return;
    case 'forget':
      db.transaction(() => deleteCommentsOfThread(db, article))();
  }
}

test('what is kept is what counting anew says, whatever has come and was read', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
      openWithArticles(2);
      for (const [at, step] of steps.entries()) {
        take(step, at + 1);
        const { kept, anew } = countedAnew();
        expect(kept).toEqual(anew);
        told();
      }
      db.close();
    }),
    { seed: 20_261_127 },
  );
  openWithArticles(1);
});

test('news are counted once, and again only where something has changed', () => {
  openWithArticles(2);
  const other = { id: memberId(2), name: 'Bob', role: 'member' as const };
  const own = { ...fakeComment(threadStream(articleId(0)), 0, 'mine'), rev: 1 };
  const reply = { ...fakeComment(threadStream(articleId(0)), 1, 'to you'), rev: 2 };
  putComment(db, own);
  putComment(db, { ...reply, author: other, parentId: own.id });
  expect(told()).toContainEqual({ id: articleId(0), newCount: 1, newToYou: 1 });
  // Were they counted again, this would not be told.
  db.exec('update news set new_count = 7');
  expect(told().map(({ newCount }) => newCount)).toEqual([7, 7]);
  putComment(db, { ...fakeComment(threadStream(articleId(0)), 2, 'more'), rev: 3, author: other });
  expect(told()).toEqual([
    { id: articleId(1), newCount: 7, newToYou: 0 },
    { id: articleId(0), newCount: 2, newToYou: 1 },
  ]);
  markOpened(db, articleId(0), 1);
  expect(told()).toContainEqual({ id: articleId(0), newCount: 2, newToYou: 1 });
  markSeen(db, articleId(0), 2, 2);
  expect(told()).toContainEqual({ id: articleId(0), newCount: 1, newToYou: 0 });
});
