// The sample community has the shape that it was written to have, and its parser refuses a slip.
// These tests never fill a server: that is what the tests of the development launcher do.

import { expect, test } from 'vitest';
import { sampleCommunity } from '../../server/sample/community.ts';
import {
  parseThread,
  type SampleArticle,
  type SampleComment,
} from '../../server/sample/sample-article.ts';

const byHeadline = (words: string): SampleArticle => {
  const found = sampleCommunity.articles.filter((article) => article.headline.includes(words));
  expect(found.map((article) => article.headline)).toHaveLength(1);
  return found[0]!;
};

const everyComment = (): SampleComment[] =>
  sampleCommunity.articles.flatMap((article) => parseThread(article.thread));

const depthOf = (comment: SampleComment): number => comment.number.split('.').length;

const quantile = (values: number[], share: number): number => {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))]!;
};

const wordsOf = (text: string): number => text.split(/\s+/).filter(Boolean).length;

const repliesOfEach = (comments: SampleComment[]): number[] => {
  const replies = new Map(comments.map((comment) => [comment.number, 0]));
  for (const { parentNumber } of comments) {
    if (parentNumber !== null) replies.set(parentNumber, (replies.get(parentNumber) ?? 0) + 1);
  }
  return [...replies.values()];
};

/** Numbers as the server gives them: the next one among the siblings, at the moment of posting. */
const numbersWhenPosted = (comments: SampleComment[]): string[] => {
  const counts = new Map<string | null, number>();
  const posted = new Set<string>();
  return comments.map(({ parentNumber }) => {
    if (parentNumber !== null) expect(posted).toContain(parentNumber);
    const ordinal = (counts.get(parentNumber) ?? 0) + 1;
    counts.set(parentNumber, ordinal);
    const number = parentNumber === null ? `${ordinal}` : `${parentNumber}.${ordinal}`;
    posted.add(number);
    return number;
  });
};

test('the community has six articles, its moderator and its member', () => {
  expect(sampleCommunity.name).toBe('Riverside Review');
  expect(sampleCommunity.articles).toHaveLength(6);
  expect(new Set(sampleCommunity.articles.map((article) => article.headline)).size).toBe(6);
  expect(new Set(sampleCommunity.articles.map((article) => article.mode))).toEqual(
    new Set(['open', 'slow', 'closed']),
  );
  const authors = new Set(everyComment().map((comment) => comment.author));
  expect(authors).toContain(sampleCommunity.moderator);
  expect(authors).toContain(sampleCommunity.member);
});

test.each(sampleCommunity.articles)(
  'posting the thread of "$headline" in the order parsed gives exactly the written numbers',
  (article) => {
    const comments = parseThread(article.thread);
    expect(numbersWhenPosted(comments)).toEqual(comments.map((comment) => comment.number));
    const minutes = comments.map((comment) => comment.minutesAfter);
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
  },
);

test.each(sampleCommunity.articles)('"$headline" holds together', (article) => {
  const lastMinute = Math.max(...parseThread(article.thread).map((each) => each.minutesAfter));
  expect(lastMinute).toBeLessThan(article.publishedMinutesAgo);
  expect(article.slowSeconds !== undefined).toBe(article.mode === 'slow');
  expect(article.body.trim()).not.toBe('');
  if (article.correction) {
    const { field, from, to, minutesAfter } = article.correction;
    expect(article[field].split(from)).toHaveLength(2);
    expect(article[field]).not.toContain(to);
    expect(minutesAfter).toBeLessThan(article.publishedMinutesAgo);
  }
});

test('addresses lead to example.org and example.com alone', () => {
  const texts = sampleCommunity.articles.flatMap((article) => [
    article.body,
    article.thread,
    ...article.sources.map((source) => source.url ?? ''),
  ]);
  const hosts = texts.flatMap((text) =>
    [...text.matchAll(/https?:\/\/([^/\s)"]+)/g)].map((match) => match[1]),
  );
  expect(hosts.length).toBeGreaterThan(5);
  expect(hosts.filter((host) => !/^example\.(org|com)$/.test(host ?? ''))).toEqual([]);
});

test('no comment of the whole community is there twice', () => {
  const bodies = everyComment().map((comment) => comment.body.trim().toLowerCase());
  expect(bodies.filter((body, index) => bodies.indexOf(body) !== index)).toEqual([]);
});

test('every pseudonym can be registered', () => {
  const names = new Set(everyComment().map((comment) => comment.author));
  for (const name of names) expect(name).toMatch(/^(?=.{2,32}$)[a-z]+( [a-z]+)*$/);
});

test('the news piece: two sections, two sources, 24 comments by 20, a correction, a threat', () => {
  const article = byHeadline('river road');
  const comments = parseThread(article.thread);
  const top = comments.filter((comment) => comment.parentNumber === null);
  expect(article.body.match(/^## /gm)).toHaveLength(2);
  expect(article.body.match(/^\*Source: .+\*$/gm)).toHaveLength(2);
  expect(article.sources).toHaveLength(2);
  expect(article.correction?.note).toBe('the trial lasts ten weeks, not twelve');
  expect(comments).toHaveLength(24);
  expect(new Set(comments.map((comment) => comment.author)).size).toBe(20);
  expect(top.map((comment) => Number(comment.number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const numbers = comments.map((comment) => comment.number);
  expect(numbers).toEqual(expect.arrayContaining(['2.1', '2.2', '5.2']));
  expect(comments.filter((comment) => depthOf(comment) === 3)).toHaveLength(1);
  expect(Math.max(...comments.map(depthOf))).toBe(3);
});

test('the shorter pieces have their lengths, modes and threads', () => {
  const ferry = byHeadline('Ferry timetable');
  expect(ferry.body).toMatch(/^\| .+ \|\n\|[-|]+\|$/m);
  expect(ferry.body).toMatch(/^- /m);
  expect(parseThread(ferry.thread)).toHaveLength(25);

  const school = byHeadline('night school');
  expect(wordsOf(school.body)).toBeGreaterThanOrEqual(600);
  expect(wordsOf(school.body)).toBeLessThanOrEqual(900);
  expect(parseThread(school.thread)).toHaveLength(8);

  const mill = byHeadline('old mill');
  expect(mill.mode).toBe('closed');
  expect(wordsOf(mill.body)).toBeGreaterThanOrEqual(900);
  expect(wordsOf(mill.body)).toBeLessThanOrEqual(1200);
  expect(parseThread(mill.thread)).toHaveLength(31);

  const storms = byHeadline('season of storms');
  expect(storms.mode).toBe('slow');
  expect(parseThread(storms.thread)).toHaveLength(20);
});

test('the long thread is as deep and wide as real ones are', () => {
  const comments = parseThread(byHeadline('town hall clock').thread);
  const depths = comments.map(depthOf);
  const replies = repliesOfEach(comments);
  const lengths = comments.map((comment) => comment.body.length);
  const share = (count: number): number => count / comments.length;

  expect(comments.length).toBeGreaterThanOrEqual(540);
  expect(new Set(comments.map((comment) => comment.author)).size).toBeGreaterThanOrEqual(80);

  const atTop = share(depths.filter((depth) => depth === 1).length);
  expect(atTop).toBeGreaterThanOrEqual(1 / 4);
  expect(atTop).toBeLessThanOrEqual(1 / 3);
  expect(quantile(depths, 0.5)).toBe(3);
  expect(quantile(depths, 0.95)).toBeGreaterThanOrEqual(8);
  expect(quantile(depths, 0.95)).toBeLessThanOrEqual(10);
  expect(Math.max(...depths)).toBe(12);

  const perComment = share(replies.reduce((sum, count) => sum + count, 0));
  expect(perComment).toBeGreaterThanOrEqual(0.65);
  expect(perComment).toBeLessThanOrEqual(0.75);
  const unanswered = share(replies.filter((count) => count === 0).length);
  expect(unanswered).toBeGreaterThanOrEqual(0.55);
  expect(unanswered).toBeLessThanOrEqual(0.65);
  expect(Math.max(...replies)).toBeGreaterThanOrEqual(30);

  expect(quantile(lengths, 0.5)).toBeGreaterThanOrEqual(50);
  expect(quantile(lengths, 0.5)).toBeLessThanOrEqual(70);
  expect(quantile(lengths, 0.95)).toBeGreaterThanOrEqual(250);
  expect(quantile(lengths, 0.95)).toBeLessThanOrEqual(350);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(900);
  expect(lengths.filter((length) => length >= 600).length).toBeGreaterThanOrEqual(3);
});

test('the long thread holds what a reader must be able to show', () => {
  const { thread } = byHeadline('town hall clock');
  expect(thread).toMatch(/<b>bold<\/b>/);
  expect(thread).toMatch(/\p{Script=Arabic}/u);
  expect(thread).toMatch(/\p{Script=Hiragana}/u);
  expect(thread).toMatch(/\p{Extended_Pictographic}/u);
  expect(thread).toMatch(/ß/);
  expect(thread).toMatch(/\p{L}{60,}/u);
  expect(thread).toMatch(/^> /m);
  expect(thread).toMatch(/^```$/m);
  expect(thread).toMatch(/^1\. /m);
  expect(thread).toMatch(/\]\(https:\/\/example\.org\//);
});

const small = `1 quiet oar +2 agree 3
First.

1.1 late ferry +9
> First.

Second, with a blank line within.

2 two left feet +4
Third.
`;

test('a thread is read with its numbers, parents, reactions and bodies, by time', () => {
  expect(parseThread(small)).toEqual([
    {
      number: '1',
      parentNumber: null,
      author: 'quiet oar',
      minutesAfter: 2,
      agrees: 3,
      body: 'First.',
    },
    {
      number: '2',
      parentNumber: null,
      author: 'two left feet',
      minutesAfter: 4,
      agrees: 0,
      body: 'Third.',
    },
    {
      number: '1.1',
      parentNumber: '1',
      author: 'late ferry',
      minutesAfter: 9,
      agrees: 0,
      body: '> First.\n\nSecond, with a blank line within.',
    },
  ]);
});

test('comments of the same minute keep the order of the text', () => {
  const text = '1 quiet oar +3\na\n1.1 late ferry +3\nb\n1.1.1 wet wool +3\nc\n2 tin whistle +3\nd';
  expect(parseThread(text).map((comment) => comment.number)).toEqual(['1', '1.1', '1.1.1', '2']);
});

test('ordinals count as numbers, so the tenth follows the ninth', () => {
  const text = Array.from({ length: 11 }, (_, index) => `${index + 1} quiet oar +1\nx`).join('\n');
  expect(parseThread(text)).toHaveLength(11);
});

test('lines that only begin like a header belong to the body', () => {
  const body = '1. one\n2 boats and a cat\n12:04 by town\n+7 minutes';
  expect(parseThread(`1 quiet oar +1\n${body}`)[0]?.body).toBe(body);
});

test('a body may have 4,000 characters', () => {
  expect(parseThread(`1 quiet oar +1\n${'x'.repeat(4000)}`)[0]?.body).toHaveLength(4000);
});

test.each([
  ['text before the first header', 'Hello.\n1 quiet oar +1\na', 1, /before the first header/],
  [
    'a parent that is missing',
    '1 quiet oar +1\na\n2.1 late ferry +2\nb',
    3,
    /2\.1 has no 2 before/,
  ],
  [
    'a parent that comes later',
    '1 quiet oar +1\na\n2.1 late ferry +4\nb\n2 wet wool +2\nc',
    3,
    /2\.1 has no 2 before/,
  ],
  ['a first comment that is not 1', '2 quiet oar +1\na', 1, /2 should be 1/],
  ['a gap at the top', '1 quiet oar +1\na\n3 late ferry +2\nb', 3, /3 should be 2/],
  [
    'a gap among replies',
    '1 quiet oar +1\na\n1.1 late ferry +2\nb\n\n1.3 wet wool +3\nc',
    6,
    /1\.3 should be 1\.2/,
  ],
  ['a number twice', '1 quiet oar +1\na\n1 late ferry +2\nb', 3, /1 should be 2/],
  [
    'a reply earlier than its parent',
    '1 quiet oar +5\na\n1.1 late ferry +4\nb',
    3,
    /1\.1 at \+4 is earlier than its parent 1 at \+5/,
  ],
  [
    'siblings in the wrong order of time',
    '1 quiet oar +1\na\n1.1 late ferry +9\nb\n1.2 wet wool +8\nc',
    5,
    /1\.2 at \+8 is earlier than 1\.1 at \+9/,
  ],
  ['an empty body', '1 quiet oar +1\n\n \n2 late ferry +2\nb', 1, /1 has no body/],
  ['an empty body at the end', '1 quiet oar +1\na\n2 late ferry +2', 3, /2 has no body/],
  ['a body too long', `1 quiet oar +1\n${'x'.repeat(4001)}`, 1, /4001 characters, at most 4000/],
  ['a capital in the name', '1 quiet oar +1\na\n2 Late Ferry +2\nb', 3, /not one/],
  ['two dots in the number', '1 quiet oar +1\na\n1..1 late ferry +2\nb', 3, /not one/],
  ['a number from zero', '1 quiet oar +1\na\n1.0 late ferry +2\nb', 3, /not one/],
  ['reactions without a number', '1 quiet oar +1\na\n2 late ferry +2 agree\nb', 3, /not one/],
])('%s is refused with its line', (_slip, text, line, reason) => {
  expect(() => parseThread(text)).toThrow(reason);
  expect(() => parseThread(text)).toThrow(new RegExp(`^line ${line}: `));
});
