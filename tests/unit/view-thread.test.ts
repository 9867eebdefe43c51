// The view's pure parts over a thread: rows, what is new, how far it was seen, keys and words.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctionSteps, markDifference } from '../../renderer/articles/correction-steps.ts';
import { articleTime, commentTime, duration, shortTime } from '../../renderer/messages/dates.ts';
import { fieldErrors } from '../../renderer/messages/fields.ts';
import { preview } from '../../renderer/parts/citation.tsx';
import { countToSay, tombstoneWords } from '../../renderer/thread/comment-words.ts';
import {
  isNew,
  newComments,
  newsLine,
  nextIndex,
  seenUpTo,
  stepToNews,
  unseenToYou,
} from '../../renderer/thread/news.ts';
import { DEEPEST_INDENT, marginNumber, threadRows } from '../../renderer/thread/rows.ts';
import type { Article, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { publishRequestSchema } from '../../shared/protocol/articles.ts';
import type { CommentId, MemberId } from '../../shared/protocol/ids.ts';
import { threadComment } from './thread-comment.ts';

const idOf = (seq: number) => `comment-${seq}` as CommentId;

function comment(seq: number, parent: number | null, more: Partial<ThreadComment> = {}) {
  return threadComment(seq, {
    id: idOf(seq),
    parentId: parent === null ? null : idOf(parent),
    author: { id: 'member' as MemberId, name: 'wet wool', role: 'member' },
    body: 'text',
    ...more,
  });
}

const byId = (comments: ThreadComment[]) => new Map(comments.map((each) => [each.id, each]));

describe('rows', () => {
  test('each comment has its place among its siblings', () => {
    const rows = threadRows([comment(1, null), comment(2, null), comment(3, 1), comment(4, 1)]);
    expect(rows.map((row) => [row.comment.seq, row.depth, row.position, row.siblings])).toEqual([
      [1, 0, 1, 2],
      [3, 1, 1, 2],
      [4, 1, 2, 2],
      [2, 0, 2, 2],
    ]);
  });

  test('of a part of the thread places are told by the numbers, and how many there are is not', () => {
    const part = [comment(3, null, { number: '3' }), comment(7, 3, { number: '3.4' })];
    expect(threadRows(part, false).map((row) => [row.position, row.siblings])).toEqual([
      [3, -1],
      [4, -1],
    ]);
    const waiting = comment(9, null, { number: null, seq: null });
    expect(threadRows([waiting], false)[0]).toMatchObject({ position: 1, siblings: -1 });
  });

  test('indentation ends where it would crowd the text, and whom one answers is named instead', () => {
    const chain = Array.from({ length: 12 }, (_, at) => comment(at + 1, at === 0 ? null : at));
    const rows = threadRows(chain);
    expect(rows.map((row) => row.indent)).toEqual([0, 1, 2, 3, 4, 5, 6, 6, 6, 6, 6, 6]);
    for (const row of rows) {
      expect(row.answers?.id ?? null).toBe(
        row.depth > DEEPEST_INDENT ? row.comment.parentId : null,
      );
    }
  });

  test('in any thread positions count from 1 to the number of siblings', () => {
    const anyThread = fc
      .array(fc.nat(), { maxLength: 60 })
      .map((draws) =>
        draws.map((draw, at) =>
          comment(at + 1, at === 0 || draw % 4 === 0 ? null : (draw % at) + 1),
        ),
      );
    fc.assert(
      fc.property(anyThread, (comments) => {
        const groups = new Map<string | null, number[]>();
        for (const row of threadRows(comments)) {
          const group = groups.get(row.comment.parentId) ?? [];
          group.push(row.position);
          groups.set(row.comment.parentId, group);
          const siblings = comments.filter((each) => each.parentId === row.comment.parentId);
          expect(row.siblings).toBe(siblings.length);
        }
        for (const group of groups.values()) expect(group).toEqual(group.map((_, at) => at + 1));
      }),
      { seed: 20_261_112 },
    );
  });

  test('a long number keeps its end', () => {
    expect(marginNumber('12', 0)).toBe('12');
    expect(marginNumber('12.1.3.2.1.1', 6)).toBe('12.1.3.2.1.1');
    const long = `12${'.1'.repeat(40)}.7`;
    expect(marginNumber(long, 6)).toMatch(/^…(1\.)+7$/);
  });
});

describe('news', () => {
  test('on a first visit only what arrives later is new', () => {
    expect(newsLine({ seenSeq: 0, lastSeq: 2 }, { lastSeq: 5 })).toBe(5);
    expect(newsLine({ seenSeq: 0, lastSeq: 2 }, null)).toBe(2);
    expect(newsLine({ seenSeq: 1, lastSeq: 2 }, { lastSeq: 5 })).toBe(1);
  });

  test("one's own comments, removed ones and waiting ones are no news", () => {
    expect(isNew(comment(3, null), 2)).toBe(true);
    expect(isNew(comment(2, null), 2)).toBe(false);
    expect(isNew(comment(3, null, { mine: true }), 2)).toBe(false);
    expect(isNew(comment(3, null, { state: 'removed', body: null }), 2)).toBe(false);
    expect(isNew(comment(3, null, { seq: null, number: null }), 2)).toBe(false);
    expect(isNew(comment(3, null), null)).toBe(false);
  });

  test('what was seen never passes over something unseen, in any order of looking', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 30 })), (looked) => {
        const comments = byId(Array.from({ length: 30 }, (_, at) => comment(at + 1, null)));
        const unseen = new Set(newComments(comments.values(), 10));
        let told = seenUpTo(comments, unseen);
        for (const seq of looked) {
          unseen.delete(idOf(seq));
          const now = seenUpTo(comments, unseen);
          expect(seenUpTo(comments, unseen, told)).toBe(now);
          expect(now).toBeGreaterThanOrEqual(told);
          for (const id of unseen) expect(comments.get(id)?.seq).toBeGreaterThan(now);
          told = now;
        }
        if (unseen.size === 0) expect(told).toBe(30);
      }),
      { seed: 20_261_112 },
    );
  });

  test('[N3] what came before one’s own comment and is not here yet is not seen', () => {
    const here = [comment(1, null), comment(2, null), comment(5, null, { mine: true })];
    expect(seenUpTo(byId(here), new Set())).toBe(2);
    const all = byId([...here, comment(3, null), comment(4, null)]);
    expect(seenUpTo(all, new Set([idOf(3)]))).toBe(2);
    expect(seenUpTo(all, new Set())).toBe(5);
  });

  test('replies to comments of mine and mentions of me are counted apart, each once', () => {
    const comments = byId([
      comment(1, null, { mine: true }),
      comment(2, 1, { mentionsYou: true }),
      comment(3, null),
      comment(4, null, { mentionsYou: true }),
    ]);
    expect(unseenToYou(comments, new Set([idOf(2), idOf(3)]))).toBe(1);
    expect(unseenToYou(comments, new Set([idOf(2), idOf(3), idOf(4)]))).toBe(2);
  });

  test('the next new one goes round', () => {
    const rows = [false, true, false, true];
    const wanted = (row: boolean) => row;
    expect(nextIndex(rows, -1, wanted)).toBe(1);
    expect(nextIndex(rows, 1, wanted)).toBe(3);
    expect(nextIndex(rows, 3, wanted)).toBe(1);
    expect(nextIndex([false], 0, wanted)).toBe(-1);
    expect(nextIndex([], -1, wanted)).toBe(-1);
  });
});

describe('from one new comment to the next', () => {
  const row = (seq: number, more: Partial<ThreadComment> = {}) => ({
    comment: { seq, mine: false, body: 'a text', ignored: false, ...more } as ThreadComment,
  });
  const rows = [
    row(1),
    row(5),
    row(2),
    row(6, { mine: true }),
    row(7),
    row(3),
    row(8, { body: null }),
  ];

  test('forth and back in the order of reading, past what is one’s own or withheld', () => {
    expect(stepToNews(rows, -1, true, 3)).toEqual({ index: 1, wentRound: false });
    expect(stepToNews(rows, 1, true, 3)).toEqual({ index: 4, wentRound: false });
    expect(stepToNews(rows, 4, false, 3)).toEqual({ index: 1, wentRound: false });
  });

  test('it goes round at either end, and says so', () => {
    expect(stepToNews(rows, 4, true, 3)).toEqual({ index: 1, wentRound: true });
    expect(stepToNews(rows, 1, false, 3)).toEqual({ index: 4, wentRound: true });
    expect(stepToNews(rows, 0, false, 3)).toEqual({ index: 4, wentRound: true });
  });

  test('the only one is found again, and where there is none there is none', () => {
    expect(stepToNews(rows, 4, true, 5)).toEqual({ index: 4, wentRound: true });
    expect(stepToNews(rows, 0, true, 8)).toBeNull();
    expect(stepToNews([], -1, true, 0)).toBeNull();
  });
});

describe('words', () => {
  test('the first comment counts as soon as it is there, and one that is held does not', () => {
    const own = threadComment(1, { number: null, seq: null, mine: true });
    expect(countToSay(0, [])).toBe(0);
    expect(countToSay(0, [own])).toBe(1);
    expect(countToSay(0, [{ ...own, state: 'pending' }])).toBe(0);
    // What is here may be only a part.
    expect(countToSay(690, [own])).toBe(690);
  });

  const now = new Date(2026, 10, 12, 14, 30).getTime();
  const at = (...parts: [number, number, number, number, number]) =>
    new Date(...parts).toISOString();

  test('a time is said as briefly as its day allows', () => {
    expect(commentTime(new Date(now - 20_000).toISOString(), now)).toBe('now');
    expect(commentTime(at(2026, 10, 12, 9, 41), now)).toBe('09:41');
    expect(commentTime(at(2026, 10, 11, 23, 59), now)).toBe('yesterday, 23:59');
    expect(commentTime(at(2026, 10, 9, 9, 41), now)).toBe('Monday, 09:41');
    expect(commentTime(at(2026, 10, 5, 9, 41), now)).toBe('5 November, 09:41');
    expect(commentTime(at(2025, 11, 30, 9, 41), now)).toBe('30 December 2025, 09:41');
    expect(articleTime(at(2026, 10, 12, 9, 30), now)).toBe('Thursday, 09:30');
    expect(shortTime(at(2026, 10, 12, 14, 2), now)).toBe('14:02');
  });

  test('a wait is rounded up and has its plural', () => {
    expect(duration(1)).toBe('1 second');
    expect(duration(30_000)).toBe('30 seconds');
    expect(duration(51 * 60_000 + 1)).toBe('52 minutes');
    expect(duration(3_600_000)).toBe('1 hour');
    expect(duration(72 * 3_600_000)).toBe('3 days');
  });

  test('a tombstone says by whom, why and what remains', () => {
    const removed = (by: 'author' | 'moderator', reason: string) =>
      comment(1, null, { state: 'removed', body: null, removal: { by, reason } });
    expect(tombstoneWords(removed('moderator', 'threat'), 2)).toBe(
      'Removed by a moderator: threat. 2 replies remain.',
    );
    expect(tombstoneWords(removed('moderator', 'threat.'), 1)).toBe(
      'Removed by a moderator: threat. 1 reply remains.',
    );
    expect(tombstoneWords(removed('moderator', ''), 0)).toBe('Removed by a moderator.');
    expect(tombstoneWords(removed('author', ''), 0)).toBe('Removed by its author.');
    expect(tombstoneWords(removed('moderator', 'personal_data'), 0)).toBe(
      'Removed by a moderator: personal data.',
    );
    const hidden = comment(1, null, {
      state: 'hidden',
      body: null,
      removal: { by: 'moderator', reason: 'review' },
    });
    expect(tombstoneWords(hidden, 1)).toBe('Hidden by a moderator: under review. 1 reply remains.');
  });

  test('a comment that is cited says why it is gone, and nothing that is folded away', () => {
    expect(preview(comment(1, null, { body: '> quoted\n\nThey will do both' }))).toBe(
      'wet wool: They will do both',
    );
    const removal = { by: 'moderator', reason: 'threat' } as const;
    expect(preview(comment(1, null, { state: 'removed', body: null, removal }))).toBe(
      'Removed by a moderator: threat.',
    );
    expect(preview(comment(1, null, { ignored: true }))).not.toContain('text');
  });

  test('what a schema has against a form stands at its field', () => {
    const form = { headline: '', body: '  ', sources: [{ name: 'A', url: 'ftp://x' }] };
    const parsed = publishRequestSchema.omit({ id: true }).safeParse(form);
    expect(fieldErrors(parsed.error!, form)).toEqual({
      headline: 'Please fill this in.',
      body: 'Please fill this in.',
      'sources.0.url': 'A web address that begins with https:// or http://.',
    });
  });
});

describe('corrections', () => {
  test('the words that differ are marked, within their paragraph', () => {
    const [before, after] = markDifference(
      'First.\n\nA trial of twelve weeks, they say.',
      'First.\n\nA trial of ten weeks, they say.',
    );
    expect(before).toEqual({ start: 'A trial of ', changed: 'twelve', end: ' weeks, they say.' });
    expect(after.changed).toBe('ten');
  });

  test('of two texts each is its start, its change and its end, when they are short', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
    fc.assert(
      fc.property(words, words, (left, right) => {
        const texts = [left.join(' '), right.join(' ')] as const;
        const marked = markDifference(...texts);
        texts.forEach((text, index) => {
          const { start, changed, end } = marked[index]!;
          expect(start + changed + end).toBe(text);
        });
      }),
      { seed: 20_261_112 },
    );
  });

  test('each correction is shown against the text that followed it', () => {
    const article = {
      headline: 'C',
      deck: '',
      body: '',
      byline: '',
      sources: [],
      revisions: [
        { revision: 2, at: '2026-11-12T10:00:00.000Z', note: '', before: { headline: 'A' } },
        { revision: 3, at: '2026-11-12T11:00:00.000Z', note: '', before: { headline: 'B' } },
      ],
    } as unknown as Article;
    const changes = correctionSteps(article).map(({ revision, changes: [change] }) => [
      revision,
      change?.before.changed,
      change?.after.changed,
    ]);
    expect(changes).toEqual([
      [3, 'B', 'C'],
      [2, 'A', 'B'],
    ]);
  });
});
