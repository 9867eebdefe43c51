// The items of the desk: which are open, and in which order.
import { describe, expect, test } from 'vitest';
import '../../renderer/messages/load-desk.ts';
import { deskWords } from '../../renderer/articles/desk-entry.tsx';
import { factsOf, itemsOf } from '../../renderer/desk/desk-items.ts';
import type { ActId } from '../../shared/protocol/ids.ts';
import { at, fakeDesk, fakeMute, fakeReport, now } from './fake-desk-view.ts';

describe('items', () => {
  const stays = () => true;

  test('what has not changed stays the same object', () => {
    const before = itemsOf('reports', fakeDesk({ reports: [fakeReport('a', 1)] }), now, [], stays);
    const read = fakeDesk({ reports: [fakeReport('a', 1), fakeReport('b', 2)] });
    expect(itemsOf('reports', read, now, before, stays)[0]).toBe(before[0]);
  });

  test('reports stand as they came, and a decision that was refused asks again', () => {
    const act = { actId: 'act' as ActId, act: 'comment.hide' as const };
    const waiting = { ...act, delivery: { state: 'waiting' as const, entryId: '1' } };
    const error = { code: 'conflict' as const, message: 'Anna has removed it.' };
    const refused = { ...act, delivery: { state: 'refused' as const, entryId: '1', error } };
    const read = fakeDesk({
      reports: [
        fakeReport('b', 5),
        fakeReport('a', 3, { waiting }),
        fakeReport('c', 9, { waiting: refused }),
      ],
    });
    const items = itemsOf('reports', read, now, [], stays);
    expect(items.map(({ id, open }) => [id, open])).toEqual([
      ['a', false],
      ['b', true],
      ['c', true],
    ]);
  });

  test('a mute asks until it ends by the clock, is lifted, or its lifting is on its way', () => {
    const lifting = {
      actId: 'lift' as ActId,
      act: 'member.unmute' as const,
      delivery: { state: 'sending' as const, entryId: '1' },
    };
    const imposing = { ...lifting, actId: 'e' as ActId, act: 'member.mute' as const };
    const read = fakeDesk({
      sanctions: [
        fakeMute('a', 1),
        fakeMute('b', 2, { until: at(20) }),
        fakeMute('c', 3, { endedAt: at(4) }),
        fakeMute('d', 4, { waiting: lifting }),
        fakeMute('e', 5, { waiting: imposing }),
        fakeMute('f', 6, { until: null }),
      ],
    });
    const open = itemsOf('mutes', read, now, [], stays).filter((item) => item.open);
    expect(open.map(({ id }) => id)).toEqual(['f', 'e', 'a']);
  });

  test('what stood on the desk and does no more stays as it was, and asks nothing', () => {
    const before = itemsOf('reports', fakeDesk({ reports: [fakeReport('a', 1)] }), now, [], stays);
    const items = itemsOf('reports', fakeDesk({}), now, before, stays);
    expect(items).toMatchObject([{ id: 'a', open: false, gone: true }]);
    expect(itemsOf('reports', fakeDesk({}), now, before, () => false)).toEqual([]);
  });

  test('a filter finds a report by its author and by who reported', () => {
    expect(factsOf.reports(fakeReport('a', 1)).members).toEqual(['late ferry', 'quiet oar']);
  });

  test('the way to the desk says what waits', () => {
    expect(deskWords({ reports: 3, pending: 0, appeals: 1 })).toBe('3 reports, 1 appeal');
    expect(deskWords({ reports: 0, pending: 0, appeals: 0 })).toBe('nothing waits');
  });
});
