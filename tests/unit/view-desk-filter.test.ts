// Filters of the desk and the log.
import { describe, expect, test } from 'vitest';
import {
  boundsOf,
  fits,
  isFiltering,
  logFilterOf,
  noFilter,
} from '../../renderer/desk/desk-filter.ts';
import { peopleOf } from '../../renderer/desk/names.ts';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import { anna, at, fakeDesk, fakeEntry, fakeReport, now } from './fake-desk-view.ts';

describe('filters', () => {
  const facts = { members: ['late ferry'], moderatorIds: [anna.id], articleId: null, at: at(0) };

  test('any part of a name finds it, whatever its case', () => {
    expect(fits({ ...noFilter, member: ' FERRY' }, facts, now)).toBe(true);
    expect(fits({ ...noFilter, member: 'oar' }, facts, now)).toBe(false);
    expect(fits({ ...noFilter, moderatorId: anna.id }, facts, now)).toBe(true);
    expect(fits({ ...noFilter, moderatorId: 'other' as MemberId }, facts, now)).toBe(false);
    expect(fits({ ...noFilter, articleId: 'a' as ArticleId }, facts, now)).toBe(false);
  });

  test('time is a stretch before now, or days of this device’s calendar with the last one whole', () => {
    expect(fits({ ...noFilter, period: 'hour' }, facts, now)).toBe(true);
    expect(fits({ ...noFilter, period: 'hour' }, facts, now + 60 * 60_000)).toBe(false);
    const bounds = boundsOf({ period: 'between', from: '2026-11-24', to: '2026-11-24' }, now);
    expect(bounds.from).toEqual(new Date(2026, 10, 24));
    expect(bounds.to).toEqual(new Date(2026, 10, 25));
    expect(boundsOf({ period: 'between', from: '', to: 'x' }, now)).toEqual({
      from: null,
      to: null,
    });
  });

  test('the log is asked by id, and a name that nobody has asks nothing', () => {
    const known = [{ id: 'ferry' as MemberId, name: 'late ferry' }];
    const filter = { ...noFilter, member: 'Late Ferry', act: 'member.mute' as const };
    expect(logFilterOf(filter, known)).toEqual({ memberId: 'ferry', act: 'member.mute' });
    expect(logFilterOf({ ...noFilter, member: 'late' }, known)).toBeNull();
    expect(logFilterOf({ ...noFilter, period: 'hour', chosenAt: now }, [])).toEqual({
      from: new Date(now - 60 * 60_000).toISOString(),
    });
  });

  test('a filter with nothing in it filters nothing', () => {
    expect(isFiltering(noFilter)).toBe(false);
    expect(isFiltering({ ...noFilter, period: 'between' })).toBe(false);
    expect(isFiltering({ ...noFilter, member: ' ' })).toBe(false);
    expect(isFiltering({ ...noFilter, period: 'day' })).toBe(true);
  });

  test('whoever is concerned or acts stands in it once', () => {
    const people = peopleOf(fakeDesk({ reports: [fakeReport('1', 1), fakeReport('2', 2)] }), [
      fakeEntry('rule.save'),
    ]);
    expect(people.members.map(({ name }) => name)).toEqual(['late ferry', 'quiet oar']);
    expect(people.moderators.map(({ name }) => name)).toEqual(['Anna']);
  });
});
