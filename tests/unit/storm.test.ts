// The talk of `npm run storm`: the same from the same seed, in the proportions that it promises, and
// always something that a server takes.
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { Dice } from '../../main/launch/storm/dice.ts';
import { grammar } from '../../main/launch/storm/phrases.ts';
import { type Mood, phrase, pseudonym, speak } from '../../main/launch/storm/speech.ts';
import { Tally } from '../../main/launch/storm/tally.ts';
import { type SceneThread, type Turn, Turns } from '../../main/launch/storm/turns.ts';
import { limits } from '../../shared/limits.ts';
import { memberNameSchema } from '../../shared/protocol/accounts.ts';
import { articleIdSchema, commentIdSchema } from '../../shared/protocol/ids.ts';
import { commentBodySchema } from '../../shared/protocol/text.ts';

const names = Array.from({ length: 24 }, (_, index) => `member ${index}`);
const articles = [articleIdSchema.parse(v7()), articleIdSchema.parse(v7())];

type Post = Turn & { does: 'post' };

/** Lets the turns be taken at once, in two threads that hold nothing but them. */
function talk(seed: number, quarrelsome: number, comments: number, muted: readonly string[] = []) {
  const turns = new Turns(seed, quarrelsome);
  for (const name of names) turns.joins(name);
  const speakers = names.filter((name) => !muted.includes(name));
  const threads = articles.map((articleId) => ({
    articleId,
    speakers,
    comments: [] as SceneThread['comments'][number][],
  }));
  const taken: Turn[] = [];
  for (let count = 1; count <= comments; count += 1) {
    for (const turn of turns.next(threads)) {
      taken.push(turn);
      if (turn.does !== 'post') continue;
      const id = commentIdSchema.parse(
        `01900000-0000-7000-8000-${String(count).padStart(12, '0')}`,
      );
      threads
        .find(({ articleId }) => articleId === turn.articleId)
        ?.comments.push({ id, author: turn.by, body: turn.body, fresh: true });
    }
  }
  return { turns, taken, posts: taken.filter((turn): turn is Post => turn.does === 'post') };
}

function share(posts: readonly Post[], passes: (post: Post) => boolean): number {
  return posts.filter(passes).length / posts.length;
}

describe('the same seed', () => {
  test('makes the same talk, and another seed another', () => {
    expect(talk(7, 0.2, 500).taken).toEqual(talk(7, 0.2, 500).taken);
    expect(talk(8, 0.2, 500).taken).not.toEqual(talk(7, 0.2, 500).taken);
  });

  test('throws the same dice, evenly', () => {
    const [one, other] = [new Dice(1), new Dice(1)];
    const rolls = Array.from({ length: 10_000 }, () => one.roll());
    expect(rolls).toEqual(rolls.map(() => other.roll()));
    expect(Math.min(...rolls)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...rolls)).toBeLessThan(1);
    expect(rolls.reduce((sum, roll) => sum + roll, 0) / rolls.length).toBeCloseTo(0.5, 1);
    expect(() => one.pick([])).toThrow(RangeError);
  });
});

describe('the talk', () => {
  const { posts, taken, turns } = talk(11, 0.2, 4_000);

  test('is more of replies than of new threads, most of it in the busiest one', () => {
    expect(share(posts, ({ parentId }) => parentId !== null)).toBeGreaterThan(0.7);
    expect(share(posts, ({ articleId }) => articleId === articles[0])).toBeGreaterThan(0.6);
  });

  test('is in anger as often as was asked for, and seldom hateful or threatening', () => {
    const angry = share(posts, ({ mood }) => mood !== 'calm' && mood !== 'spam');
    expect(angry).toBeGreaterThan(0.17);
    expect(angry).toBeLessThan(0.23);
    const count = (mood: Mood) => posts.filter((post) => post.mood === mood).length;
    expect(count('hateful')).toBeGreaterThan(15);
    expect(count('hateful')).toBeLessThan(100);
    expect(count('threat')).toBeGreaterThan(1);
    expect(count('threat')).toBeLessThan(25);
    expect(talk(11, 0, 500).posts.every(({ mood }) => ['calm', 'spam'].includes(mood))).toBe(true);
  });

  test('has one who repeats what he sells', () => {
    const spam = posts.filter(({ mood }) => mood === 'spam');
    expect(spam.length).toBeGreaterThan(10);
    expect(new Set(spam.map(({ by, body }) => `${by}: ${body}`)).size).toBe(1);
  });

  test('comes with reactions, edits, second thoughts and reports of each other', () => {
    for (const does of ['react', 'edit', 'remove', 'report']) {
      expect(taken.filter((turn) => turn.does === does).length, does).toBeGreaterThan(5);
    }
  });

  test('answers nobody to themselves', () => {
    const authors = new Map<string, string>();
    let count = 0;
    for (const turn of taken) {
      if (turn.does !== 'post') continue;
      count += 1;
      if (turn.parentId !== null) expect(authors.get(turn.parentId)).not.toBe(turn.by);
      authors.set(`01900000-0000-7000-8000-${String(count).padStart(12, '0')}`, turn.by);
    }
  });

  test('makes others cry out about hate, threats and spam alone', () => {
    expect(turns.outcry('calm', 'member 1')).toEqual([]);
    expect(turns.outcry('sharp', 'member 1')).toEqual([]);
    const outcry = turns.outcry('threat', 'member 1');
    expect(outcry.length).toBeGreaterThan(0);
    for (const { by, reason } of outcry) {
      expect(by).not.toBe('member 1');
      expect(reason).toBe('threat');
    }
  });

  test('leaves out who may not speak, and stops where nobody may', () => {
    const muted = names.slice(0, 20);
    const { taken: others } = talk(12, 0.3, 500, muted);
    expect(others.filter(({ by }) => muted.includes(by))).toEqual([]);
    expect(talk(12, 0.3, 10, names).taken).toEqual([]);
  });

  test('comes in bursts, at the asked rate on average', () => {
    const clock = new Turns(3, 0.2);
    const pauses = Array.from({ length: 20_000 }, () => clock.pause(10));
    expect(pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length).toBeGreaterThan(92);
    expect(pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length).toBeLessThan(108);
    const perSecond = new Map<number, number>();
    let at = 0;
    for (const pause of pauses) {
      at += pause;
      const second = Math.floor(at / 1000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
    expect(Math.max(...perSecond.values())).toBeGreaterThan(25);
  });
});

describe('what is said', () => {
  const moods: Mood[] = ['calm', 'sharp', 'hateful', 'threat', 'spam'];

  test.each(moods)('in a %s mood is a comment that a server takes', (mood) => {
    const dice = new Dice(5);
    for (let turn = 0; turn < 500; turn += 1) {
      const heard = turn % 3 === 0 ? null : { name: 'rope and tar', body: '> a\n\nThe clock.' };
      const body = speak(dice, mood, heard);
      expect(commentBodySchema.safeParse(body).success, body).toBe(true);
      expect(body).not.toMatch(/[{}]|undefined/);
    }
  });

  test('is short, and sometimes long; has links, mentions and quotations', () => {
    const dice = new Dice(6);
    const bodies = Array.from({ length: 2_000 }, () =>
      speak(dice, 'calm', { name: 'rope and tar', body: 'The clock is fast.' }),
    );
    expect(bodies.some((body) => body.length < 60)).toBe(true);
    expect(bodies.some((body) => body.length > 1_500)).toBe(true);
    expect(bodies.some((body) => /https:\/\/example\.(org|com)\//.test(body))).toBe(true);
    expect(bodies.some((body) => body.includes('@rope and tar'))).toBe(true);
    expect(bodies.some((body) => body.startsWith('> The clock is fast.\n\n'))).toBe(true);
    // Hardly anything is said twice.
    expect(new Set(bodies).size).toBeGreaterThan(1_500);
  });

  test('has no part that the grammar lacks, and no word that leads out of the sample', () => {
    const parts = Object.keys(grammar);
    for (const line of Object.values(grammar).flat()) {
      for (const [, name] of line.matchAll(/\{(\w+)\}/g)) {
        expect([...parts, 'to']).toContain(name);
      }
      for (const [, host] of line.matchAll(/https?:\/\/([^/)\s]+)/g)) {
        expect(host).toMatch(/^example\.(org|com)$/);
      }
    }
  });

  test('is by names such as a member may have, and appeals that fit', () => {
    const dice = new Dice(8);
    for (let turn = 0; turn < 200; turn += 1) {
      expect(memberNameSchema.safeParse(pseudonym(dice)).success).toBe(true);
      expect(phrase(dice, 'appeal').length).toBeLessThan(limits.appeal);
    }
  });
});

test('the sum tells comments, refusals by code and the slowest answer in one line', () => {
  const tally = new Tally();
  for (let count = 0; count < 5; count += 1) tally.sent('post');
  tally.done('post', 12.4, false);
  tally.done('post', 31.2, true);
  tally.refused('post', 'muted');
  tally.refused('post', 'muted');
  tally.refused('post', 'slow');
  tally.sent('report');
  tally.refused('report', 'conflict');
  expect(tally.refusedWith('muted')).toBe(2);
  expect(tally.inWords(2)).toBe(
    '5 comments sent in 2 s (2.5/s): 2 acknowledged, 1 of them held for approval, ' +
      '3 refused (muted 2, slow 1); slowest acknowledgement 31 ms. Besides: reactions 0, edits 0, ' +
      'removals 0, reports 1, appeals 0; 1 refused (conflict 1).',
  );
});
