// What the palette finds for what is typed, and in which order.
import { describe, expect, test } from 'vitest';
import { matchScore } from '../../renderer/palette/match.ts';
import { type Entry, ranked } from '../../renderer/palette/ranking.ts';

const entry = (kind: Entry['kind'], name: string, more: Partial<Entry> = {}): Entry => ({
  id: `${kind} ${name}`,
  kind,
  name,
  run: () => undefined,
  ...more,
});

describe('what was typed', () => {
  test('finds beginnings before initials, parts, and letters in their order', () => {
    const texts = ['Next new comment', 'Announce', 'Banner', 'In no hurry'];
    const scores = texts.map((text) => matchScore('nn', text));
    expect(scores[0]).toBeGreaterThan(scores[1]!);
    expect(scores[1]).toBe(scores[2]);
    expect(scores[3]).toBe(0);
    expect(matchScore('next', 'Next new comment')).toBe(1);
    expect(matchScore('comm', 'Next new comment')).toBe(0.9);
  });

  test('finds what is misspelt by a letter left out, and nothing far apart', () => {
    expect(matchScore('pblish', 'Publish an article')).toBeGreaterThan(0);
    expect(matchScore('pae', 'Publish an article')).toBe(0);
  });

  test('finds every word in any order, whatever its accents and case', () => {
    expect(matchScore('road river', 'The RIVER road')).toBeGreaterThan(0.8);
    expect(matchScore('capek', 'Čapek')).toBe(1);
    expect(matchScore('river bus', 'The river road')).toBe(0);
    expect(matchScore('  ', 'anything')).toBe(1);
  });
});

describe('the palette', () => {
  const entries = [
    entry('command', 'Reply'),
    entry('command', 'Report'),
    entry('article', 'Report of the council'),
    entry('search', 'Search for “rep”', { always: true }),
  ];
  const names = (typed: string, recent: string[] = []) =>
    ranked(typed, entries, recent).map(({ kind, items }) => [kind, items.map(({ name }) => name)]);

  test('shows what was chosen lately first', () => {
    expect(names('', ['article Report of the council'])[0]).toEqual([
      'recent',
      ['Report of the council'],
    ]);
    expect(names('rep', ['command Report'])[0]).toEqual(['command', ['Report', 'Reply']]);
    expect(names('rep')[0]).toEqual(['command', ['Reply', 'Report']]);
  });

  test('shows the group of what answers best first, and the search of all texts last', () => {
    expect(names('council').map(([kind]) => kind)).toEqual(['article', 'search']);
    expect(names('zeppelin')).toEqual([['search', ['Search for “rep”']]]);
  });

  test('takes the shorter of two that begin alike', () => {
    const both = [
      entry('command', 'Collapse all but what is new'),
      entry('command', 'Collapse all'),
    ];
    expect(ranked('collapse all', both, [])[0]?.items[0]?.name).toBe('Collapse all');
  });

  test('shows a few of a kind', () => {
    const many = Array.from({ length: 50 }, (_, index) => entry('article', `Road ${index}`));
    expect(ranked('road', many, [])[0]?.items).toHaveLength(7);
  });
});
