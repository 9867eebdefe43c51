// What notifications say, when nobody is to be disturbed, and the drawn icons.
import { expect, test } from 'vitest';
import { inAnHour, isDoNotDisturb, tomorrow } from '../../main/do-not-disturb.ts';
import { countBitmap, markBitmap } from '../../main/icon-image.ts';
import { type Addressed, planNotifications } from '../../main/notification-plan.ts';
import { speechIn } from '../../main/words/words.ts';
import { articleId, commentId, memberId } from './fake-streams.ts';

const { notification: words } = speechIn('en').words;

let made = 0;
function item(more: Partial<Addressed> & { thread?: number } = {}): Addressed {
  const { thread = 1, ...fields } = more;
  made += 1;
  return {
    communityId: 'talk-1' as Addressed['communityId'],
    commentId: commentId(made),
    articleId: articleId(thread),
    headline: `Article ${thread}`,
    why: 'reply',
    number: '1.1',
    author: { id: memberId(1), name: 'Ada' },
    at: new Date(Date.UTC(2026, 10, 27, 12, 0, made)).toISOString(),
    line: 'So it is.',
    ...fields,
  };
}
const by = (name: string) => ({ author: { id: memberId(2), name } });

test('one comment is told with its words and where it stands', () => {
  expect(planNotifications([item()], words)).toMatchObject([
    { title: 'Ada replied to you', body: 'So it is.', subtitle: 'Article 1' },
  ]);
  // Of a thread that is not on this device only who and where is known.
  expect(planNotifications([item({ why: 'mention', line: null })], words)).toMatchObject([
    { title: 'Ada mentioned you', body: '', subtitle: 'Article 1' },
  ]);
});

test('many in one thread are told together, and a click opens the oldest', () => {
  const items = [item(), item(by('Bob')), item()];
  const [planned, ...others] = planNotifications([...items].reverse(), words);
  expect(others).toEqual([]);
  expect(planned).toMatchObject({ title: '3 replies in “Article 1”', body: 'Ada and Bob' });
  expect(planned?.items[0]).toBe(items[0]);
  const mixed = planNotifications([item(), item({ why: 'mention' })], words);
  expect(mixed[0]?.title).toBe('2 replies and mentions in “Article 1”');
  const mentions = planNotifications([item({ why: 'mention' }), item({ why: 'mention' })], words);
  expect(mentions[0]?.title).toBe('2 mentions in “Article 1”');
});

test('few threads are told one by one, a heap of them in one sentence', () => {
  const few = [1, 2, 3].map((thread) => item({ thread }));
  expect(planNotifications(few, words)).toHaveLength(3);
  const heap = [...few, item({ thread: 4, ...by('Bob') }), item({ thread: 4, ...by('Cy') })];
  expect(planNotifications(heap, words)).toMatchObject([
    { key: '', title: '5 replies and mentions in 4 threads', body: 'Ada, Bob and Cy' },
  ]);
  expect(planNotifications([], words)).toEqual([]);
});

test('the same thread in two communities is two', () => {
  const communityId = 'talk-2' as Addressed['communityId'];
  expect(planNotifications([item(), item({ communityId })], words)).toHaveLength(2);
});

test('counts and lists of names are written as each language has them', () => {
  const count = (language: 'en' | 'de' | 'ar', n: number) =>
    speechIn(language).words.notification.replies(n, 'X');
  expect(count('en', 1)).toBe('1 reply in “X”');
  expect(count('de', 1_000)).toBe('1.000 Antworten in „X“');
  expect([1, 2, 3, 11, 100].map((n) => count('ar', n).split(' في')[0])).toEqual([
    'رد واحد',
    'ردان',
    expect.stringContaining('ردود'),
    expect.stringContaining('ردًا'),
    expect.stringContaining('رد'),
  ]);
  const names = ['Ada', 'Bob', 'Cy', 'Dee', 'Eve'];
  expect(words.from(names)).toBe('Ada, Bob, Cy and 2 more');
});

test('do not disturb ends by itself: in an hour, or the next morning', () => {
  const now = new Date(2026, 10, 27, 23, 30).getTime();
  const isQuiet = (doNotDisturbUntil: string | null, at: number) =>
    isDoNotDisturb({ doNotDisturbUntil }, at);
  expect(isQuiet(null, now)).toBe(false);
  expect(isQuiet(inAnHour(now), now + 3_599_999)).toBe(true);
  expect(isQuiet(inAnHour(now), now + 3_600_000)).toBe(false);
  expect(new Date(tomorrow(now))).toEqual(new Date(2026, 10, 28, 8, 0));
  // At the end of a month, and from the small hours on to the next day.
  const early = new Date(2026, 10, 30, 1, 0).getTime();
  expect(new Date(tomorrow(early))).toEqual(new Date(2026, 11, 1, 8, 0));
});

/** Blue, green, red and alpha of the middle of a square of the drawing. */
function pixel(bitmap: Buffer, size: number, x: number, y: number): number[] {
  const at = (Math.floor(y * size) * size + Math.floor(x * size)) * 4;
  return [...bitmap.subarray(at, at + 4)];
}

test('the icon has a spot where something is unread, and the number says how many', () => {
  const size = 32;
  const spot = [0.78, 0.22] as const;
  const red = [40, 62, 200, 255];
  expect(pixel(markBitmap(size, true), size, ...spot)).toEqual(red);
  expect(pixel(markBitmap(size, false), size, ...spot)).not.toEqual(red);
  // Outside of the rounded corners nothing is drawn.
  expect(pixel(markBitmap(size, false), size, 0, 0)).toEqual([0, 0, 0, 0]);
  const numbers = [1, 2, 9, 10, 99].map((count) => countBitmap(size, count).toString('hex'));
  expect(new Set(numbers).size).toBe(4);
});
