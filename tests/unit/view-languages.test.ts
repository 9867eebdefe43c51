// What the window says in each of its languages: plurals, dates, numbers, lists, sizes, keys, and names
// of the other direction within a sentence.
import { afterEach, describe, expect, test } from 'vitest';
import { chordInWords, chordOf } from '../../renderer/commands/keys.ts';
import {
  articleTime,
  clockTime,
  commentTime,
  duration,
  fullTime,
  sinceWords,
} from '../../renderer/messages/dates.ts';
import { languageOf } from '../../renderer/messages/languages.ts';
import { loadTexts, speak, t } from '../../renderer/messages/messages.ts';
import { listInWords, numberInWords } from '../../renderer/messages/numbers.ts';
import { sizeInWords } from '../../renderer/messages/sizes.ts';
import { spokenLanguage } from '../../renderer/messages/spoken.ts';
import { commentName } from '../../renderer/thread/comment-words.ts';
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import { threadComment } from './thread-comment.ts';

const thursday = '2026-11-12T09:41:07';
const at = Date.parse(thursday);
const day = 24 * 60 * 60_000;

afterEach(() => speak('en'));

describe('in English', () => {
  test('plurals', () => {
    expect([0, 1, 2, 1_204].map((count) => t('thread.comments', { count }))).toEqual([
      '0 comments',
      '1 comment',
      '2 comments',
      '1,204 comments',
    ]);
  });

  test('dates, lists and sizes', () => {
    expect(fullTime(thursday)).toBe('Thursday, 12 November 2026 at 09:41:07');
    expect(articleTime(thursday, at + 3 * day)).toBe('Thursday, 09:41');
    expect(listInWords(['1.1', '2', '3'])).toBe('1.1, 2, 3');
    expect(sizeInWords(1_250_000)).toBe('1.3 MB');
  });
});

describe('in German', () => {
  test('plurals', async () => {
    await speak('de');
    expect([0, 1, 2, 1_204].map((count) => t('thread.comments', { count }))).toEqual([
      '0 Kommentare',
      '1 Kommentar',
      '2 Kommentare',
      '1.204 Kommentare',
    ]);
  });

  test('dates, lists, sizes and keys', async () => {
    await speak('de');
    expect(fullTime(thursday)).toBe('Donnerstag, 12. November 2026 um 09:41:07');
    expect(commentTime(thursday, at + day)).toBe('gestern, 09:41');
    expect(sinceWords(thursday, at + 200 * day)).toBe('12. November 2026');
    expect(duration(3 * 60 * 60_000)).toBe('3 Stunden');
    expect(listInWords(['1.1', '2', '3'])).toBe('1.1, 2 und 3');
    expect(sizeInWords(1_250_000)).toBe('1,3 MB');
    expect(chordInWords('mod+shift+f', 'linux')).toBe('Strg+Umschalt+F');
  });
});

describe('in Arabic', () => {
  test('all six plurals', async () => {
    await speak('ar');
    expect([0, 1, 2, 3, 11, 100, 1_204].map((count) => t('thread.comments', { count }))).toEqual([
      'لا تعليقات',
      'تعليق واحد',
      'تعليقان',
      '3 تعليقات',
      '11 تعليقًا',
      '100 تعليق',
      '1,204 تعليقات',
    ]);
  });

  test('dates, lists and sizes, with the digits that numbers of comments have', async () => {
    await speak('ar');
    expect(fullTime(thursday)).toBe('الخميس، 12 نوفمبر 2026 في 09:41:07');
    expect(clockTime(thursday)).toBe('09:41');
    expect(duration(2 * 60 * 60_000)).toBe('ساعتين');
    expect(numberInWords(1_204)).toBe('1,204');
    expect(listInWords(['1.1', '2', '3'])).toBe('1.1 و2 و3');
    expect(sizeInWords(1_250_000)).toMatch(/^1\.3 /);
  });

  test('the keys along the line change sides, those across it stay', async () => {
    await speak('ar');
    const pressed = (key: string, altKey = false) =>
      chordOf({ key, code: key, altKey, ctrlKey: false, metaKey: false, shiftKey: false }, 'linux');
    expect(pressed('ArrowRight')).toBe('ArrowLeft');
    expect(pressed('ArrowLeft', true)).toBe('alt+ArrowRight');
    expect(pressed('ArrowUp')).toBe('ArrowUp');
    expect(chordInWords('ArrowLeft', 'linux')).toBe('→');
  });
});

test('a comment’s name says by whom and when it is, whether it is new, and whether it calls one', async () => {
  const nameOf = (more: Partial<ThreadComment>, isNew: boolean) =>
    commentName(threadComment(2, more), '09:41', null, isNew);
  const all = () => [
    nameOf({}, false),
    nameOf({}, true),
    nameOf({ mentionsYou: true }, false),
    nameOf({ mentionsYou: true }, true),
  ];
  expect(all()).toEqual([
    '2 Ada, 09:41',
    '2 Ada, 09:41, new',
    '2 Ada, 09:41, mentions you',
    '2 Ada, 09:41, new, mentions you',
  ]);
  await speak('ar');
  expect(all().at(-1)).toBe('2 \u2068Ada\u2069، 09:41، جديد، فيه إشارة إليك');
});

describe('a name of the other direction', () => {
  test('is kept apart in an Arabic sentence, a number and an Arabic name are not', async () => {
    await speak('ar');
    const to = (number: string, author: string) => t('comment.inReplyTo', { number, author });
    expect(to('2.1.4', 'late ferry')).toBe('على 2.1.4 \u2068late ferry\u2069');
    expect(to('2.1.4', 'ليلى')).toBe('على 2.1.4 ليلى');
    expect(listInWords(['anna', 'ليلى'])).toBe('\u2068anna\u2069 وليلى');
  });

  test('is kept apart in an English one, and what is written as a placeholder stays as written', () => {
    const to = (author: string) => t('comment.inReplyTo', { number: '2', author });
    expect(to('ليلى')).toBe('to 2 \u2068ليلى\u2069');
    expect(to('anna {{number}} $t(thread.none)')).toBe('to 2 anna {{number}} $t(thread.none)');
  });
});

describe('the language', () => {
  test('is the one chosen, else the first of the system’s that there is, else English', () => {
    expect(languageOf('ar', ['de-AT'])).toBe('ar');
    expect(languageOf('system', ['fr-FR', 'de-AT', 'ar'])).toBe('de');
    expect(languageOf('system', ['fr-FR'])).toBe('en');
  });

  test('of two that are asked for at once is the last, and texts that come meanwhile are in it', async () => {
    const first = speak('ar');
    const texts = loadTexts('desk');
    const second = speak('de');
    expect(await Promise.all([first, second])).toEqual([false, true]);
    await texts;
    expect(spokenLanguage()).toBe('de');
    expect(t('desk.title')).toBe('Moderation');
  });
});
