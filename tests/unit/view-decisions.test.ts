// What is told of other moderators' decisions to whoever does not see them happen.
import { expect, test } from 'vitest';
import '../../renderer/messages/load-desk.ts';
import { type Decision, decidedByOthers } from '../../renderer/desk/decisions-of-others.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';

type Item = { id: string; decision: Decision | null };

const anna = { id: 'anna' as MemberId, name: 'Anna' };
const self = { id: 'self' as MemberId, name: 'Self' };

const open = (id: string): Item => ({ id, decision: null });
const hidden = (id: string, by = anna, minute = 0): Item => ({
  id,
  decision: { act: 'comment.hide', by, at: `2026-11-24T09:0${minute}:00.000Z` },
});
const told = (before: Item[], items: Item[], currentId: string | null = 'a') =>
  decidedByOthers(before, items, {
    nameOf: ({ id }) => `Report ${id}`,
    decisionOf: ({ decision }) => decision,
    currentId,
    selfId: self.id,
  });

test('of the item that one is on it says what and by whom, of another one also of which', () => {
  expect(told([open('a'), open('b')], [hidden('a'), open('b')])).toBe('hidden by Anna');
  expect(told([open('a'), open('b')], [open('a'), hidden('b')])).toBe('Report b: hidden by Anna');
});

test('of several it says one, first of all the one that one is on', () => {
  const before = [open('b'), open('a'), open('c')];
  const after = [hidden('b'), hidden('a'), hidden('c')];
  expect(told(before, after)).toBe('hidden by Anna');
  expect(told(before, after, null)).toBe('Report b: hidden by Anna');
});

test('a later decision is told again; one’s own, a known one and what only now is shown are not', () => {
  expect(told([hidden('a')], [hidden('a', anna, 5)])).toBe('hidden by Anna');
  expect(told([hidden('a', self)], [hidden('a', anna, 5)])).toBe('hidden by Anna');
  expect(told([open('a')], [hidden('a', self)])).toBeNull();
  expect(told([hidden('a')], [hidden('a')])).toBeNull();
  expect(told([hidden('a')], [open('a')])).toBeNull();
  expect(told([], [hidden('a')])).toBeNull();
});
