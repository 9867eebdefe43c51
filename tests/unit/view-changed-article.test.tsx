// An article with its corrections in the text: what is Markdown stays Markdown, and every word of both
// wordings is there, told apart by elements and by words.
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ChangedBody, ChangedLine } from '../../renderer/articles/changed-article.tsx';
import { CorrectedMeanwhile } from '../../renderer/articles/corrected-meanwhile.tsx';
import { mergedMarkdown } from '../../renderer/articles/merged-markdown.ts';
import { changedSince } from '../../renderer/articles/texts-read.ts';
import { revisionAt, textsAt } from '../../shared/articles/revisions.ts';
import type { Article } from '../../shared/bridge/engine-api.ts';

const html = (before: string, after: string) =>
  renderToStaticMarkup(<ChangedBody before={before} after={after} />)
    .replaceAll(/<span class="[^"]*hidden[^"]*">[^<]*<\/span>/g, '')
    .replaceAll(/ class="[^"]*"/g, '');

describe('the text', () => {
  test('a changed word is marked within its paragraph, and nothing else is', () => {
    const shown = html(
      'The trial lasts twelve weeks.\n\nIt is free.',
      'The trial lasts ten weeks.\n\nIt is free.',
    );
    expect(shown).toContain(
      '<p>The trial lasts <del>twelve</del><ins>ten</ins> weeks.</p><p>It is free.</p>',
    );
  });

  test('headings, lists, quotes, tables and links stay what they are', () => {
    const before =
      '## Old plan\n\n- one\n- two\n\n> said so\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nSee [the minutes](https://a.example/1) for it.';
    const after =
      '## New plan\n\n- one\n- two\n- three\n\n> said otherwise\n\n| a | b |\n| - | - |\n| 1 | 3 |\n\nSee [the minutes](https://a.example/2) for it.';
    const shown = html(before, after);
    expect(shown).toContain('<h2><del>Old</del><ins>New</ins> plan</h2>');
    expect(shown).toContain('<li><ins>three</ins></li>');
    expect(shown).toContain('<p>said <del>so</del><ins>otherwise</ins></p>');
    expect(shown).toContain('<td><del>2</del><ins>3</ins></td>');
    expect(shown.match(/<a /g)).toHaveLength(2);
    expect(shown).toContain('href="https://a.example/2"');
    expect(shown).not.toMatch(/[\uE000-\uE002]|%EE%80%8/i);
  });

  test('a paragraph that came, one that went, and one that is quite another', () => {
    expect(html('one\n\ntwo', 'one\n\nnew\n\ntwo')).toContain('<p><ins>new</ins></p>');
    expect(html('one\n\ngone\n\ntwo', 'one\n\ntwo')).toContain('<p><del>gone</del></p>');
    expect(html('all is well', 'nothing of that holds any more')).toContain(
      '<p><del>all is well</del></p><p><ins>nothing of that holds any more</ins></p>',
    );
  });

  test('whoever listens is told where a mark begins and ends', () => {
    const spoken = renderToStaticMarkup(<ChangedLine before="ten weeks" after="two weeks" />);
    expect(spoken.replaceAll(/<[^>]*>/g, '')).toBe('[taken out: ten][added: two] weeks');
  });

  test('HTML in an article is text here too', () => {
    expect(html('a <b>c</b> d', 'a <img src=x onerror=y> d')).not.toMatch(/<img|<b>/);
  });

  test('whatever the texts, each word of both is there and no sign is left', () => {
    const word = fc.constantFrom(
      'alpha',
      'beta',
      'gamma',
      'delta',
      '**bold**',
      '- item',
      '`code`',
      '\n',
      '\n\n',
      '# head',
    );
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const merged = mergedMarkdown(before, after);
        const plain = (sign: string) =>
          merged
            .replaceAll(new RegExp(`${sign}[^\uE000]*\uE000`, 'g'), '')
            .replaceAll(/[\uE000-\uE002]/g, '')
            .match(/[a-z]+/g) ?? [];
        const words = (of: string) => of.match(/[a-z]+/g) ?? [];
        expect(plain('\uE002')).toEqual(words(after));
        expect(plain('\uE001')).toEqual(words(before));
        expect(html(before, after)).not.toMatch(/[\uE000-\uE002]/);
      }),
      { seed: 20261127, numRuns: 300 },
    );
  });
});

describe('what was read', () => {
  const article = {
    headline: 'C',
    deck: '',
    body: 'three',
    byline: '',
    sources: [],
    delivery: { state: 'sent' },
    revisions: [
      {
        revision: 2,
        at: '2026-11-02T00:00:00.000Z',
        note: '',
        before: { headline: 'A', body: 'one' },
      },
      {
        revision: 3,
        at: '2026-11-03T00:00:00.000Z',
        note: '',
        before: { headline: 'B', body: 'two' },
      },
    ],
  } as unknown as Article;

  test('each revision has its texts', () => {
    expect([1, 2, 3].map((revision) => textsAt(article, revision).body)).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(revisionAt(article, '2026-11-02T12:00:00.000Z')).toBe(2);
    expect(revisionAt(article, '2026-11-01T12:00:00.000Z')).toBe(1);
  });

  test('only what is other than it was read is marked', () => {
    expect(changedSince(article, 3)).toBeNull();
    expect(changedSince(article, null)).toBeNull();
    expect(changedSince(article, 1)).toEqual({ headline: 'A', deck: '', body: 'one' });
  });
});

test('however long two texts are and however little they share, they are compared in no time', () => {
  const words = (count: number, of: string, step: number) =>
    Array.from({ length: count }, (_, index) => `${of}${(index * step) % count}`).join(' ');
  const text = (of: string, step: number) =>
    Array.from({ length: 40 }, (_, at) => words(800, `${of}${at}-`, step)).join('\n\n');
  const began = performance.now();
  // All of it is other words; then the same words in another order.
  const other = mergedMarkdown(text('a', 1), text('b', 1));
  const turned = mergedMarkdown(text('a', 1), text('a', 467));
  expect(performance.now() - began).toBeLessThan(1_500);
  expect([other, turned].map((merged) => merged.includes('a3-12'))).toEqual([true, true]);
});

test('[W9] whoever corrects sees what somebody else has corrected meanwhile', () => {
  expect(renderToStaticMarkup(<CorrectedMeanwhile fields={[]} />)).toBe('');
  const shown = renderToStaticMarkup(
    <CorrectedMeanwhile
      fields={[
        { field: 'headline', before: 'It opens', now: 'It opens again' },
        { field: 'body', before: 'On Monday.\n\nAt noon.', now: 'On Sunday.\n\nAt noon.' },
      ]}
    />,
  );
  expect(shown).toContain('role="alert"');
  for (const word of ['Headline', 'again', 'Monday', 'Sunday']) expect(shown).toContain(word);
  expect(shown).not.toContain('At noon');
});
