// The desk's pure parts: lists that stay steady, keys, filters, what is open, and rules on their way.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../../renderer/messages/load-desk.ts';
import { deskWords } from '../../renderer/articles/desk-entry.tsx';
import {
  boundsOf,
  fits,
  isFiltering,
  logFilterOf,
  noFilter,
} from '../../renderer/desk/desk-filter.ts';
import { factsOf, itemsOf } from '../../renderer/desk/desk-items.ts';
import { deskCommand, digitOf, itemKeys, keyOf, sections } from '../../renderer/desk/desk-keys.ts';
import { entryDetails, entryInWords, publicEntryInWords } from '../../renderer/desk/log-words.ts';
import { peopleOf } from '../../renderer/desk/names.ts';
import {
  conditionInWords,
  draftOf,
  isBroad,
  newDraft,
  ruleIn,
} from '../../renderer/desk/rule-draft.ts';
import {
  arrived,
  emptyList,
  neighbour,
  type SteadyList,
  shown,
  sweep,
  takeIn,
} from '../../renderer/desk/steady-list.ts';
import { desk as texts } from '../../renderer/messages/desk.ts';
import type {
  Desk,
  DeskReport,
  LogEntry,
  SanctionView,
} from '../../shared/bridge/moderation-views.ts';
import { acts } from '../../shared/protocol/acts.ts';
import type { ActId, ArticleId, CommentId, MemberId, RuleId } from '../../shared/protocol/ids.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString();
const now = Date.parse(at(30));
const anna = { id: 'anna' as MemberId, name: 'Anna', role: 'moderator' as const };

function report(id: string, minute: number, more: Partial<DeskReport> = {}): DeskReport {
  return {
    kind: 'report',
    id: id as CommentId,
    articleId: 'article' as ArticleId,
    number: '2.1',
    author: { id: 'ferry' as MemberId, name: 'late ferry', role: 'member' },
    body: 'text',
    commentState: 'visible',
    createdAt: at(0),
    reports: [
      {
        by: { id: 'oar' as MemberId, name: 'quiet oar' },
        ruleId: null,
        reason: 'hate',
        note: '',
        at: at(minute),
      },
    ],
    reportCount: 1,
    decision: null,
    waiting: null,
    ...more,
  };
}

function mute(id: string, minute: number, more: Partial<SanctionView> = {}): SanctionView {
  return {
    kind: 'mute',
    id: id as ActId,
    member: { id: 'ferry' as MemberId, name: 'late ferry' },
    articleId: null,
    commentId: null,
    reason: 'threat',
    by: { role: 'moderator', moderator: anna },
    at: at(minute),
    until: at(60),
    endedAt: null,
    appeal: null,
    waiting: null,
    ...more,
  } as SanctionView;
}

function desk(more: Partial<Desk>): Desk {
  return {
    reports: [],
    pending: [],
    sanctions: [],
    rules: [],
    settings: null,
    attendance: { moderators: [] },
    complete: true,
    ...more,
  };
}

function entry(act: LogEntry['act'], more: Partial<LogEntry> = {}): LogEntry {
  return {
    kind: 'log',
    id: 'act' as ActId,
    seq: 1,
    at: at(0),
    by: anna,
    act,
    member: { id: 'ferry' as MemberId, name: 'late ferry' },
    articleId: null,
    commentId: null,
    number: null,
    ruleId: null,
    reason: '',
    until: null,
    comments: 0,
    replaces: null,
    reverts: null,
    previousHash: '',
    hash: '',
    reverted: false,
    waiting: null,
    ...more,
  };
}

describe('a steady list', () => {
  const open = (id: string) => ({ id, open: true });
  const done = (id: string) => ({ id, open: false });
  const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

  test('what arrives waits to be taken in', () => {
    const list = takeIn(emptyList, [open('a'), open('b')]);
    const items = [open('new'), open('a'), open('b')];
    expect(idsOf(shown(list, items))).toEqual(['a', 'b']);
    expect(idsOf(arrived(list, items))).toEqual(['new']);
    const taken = takeIn(list, items);
    expect(idsOf(shown(taken, items))).toEqual(['new', 'a', 'b']);
    expect(arrived(taken, items)).toEqual([]);
  });

  test('what is decided stays until one moves on, and comes back when it is open again', () => {
    const list = takeIn(emptyList, [open('a'), open('b'), open('c')]);
    const decided = [done('a'), open('b'), open('c')];
    expect(idsOf(shown(list, decided))).toEqual(['a', 'b', 'c']);
    expect(idsOf(shown(sweep(list, decided, 'a'), decided))).toEqual(['a', 'b', 'c']);
    const moved = sweep(list, decided, 'b');
    expect(idsOf(shown(moved, decided))).toEqual(['b', 'c']);
    expect(idsOf(shown(moved, [open('a'), open('b'), open('c')]))).toEqual(['a', 'b', 'c']);
  });

  test('whatever happens, the item one is on stays and nothing decided is taken in', () => {
    const states = fc.uniqueArray(
      fc.record({ id: fc.constantFrom(...'abcdefgh'), open: fc.boolean() }),
      { selector: ({ id }) => id },
    );
    const step = fc.tuple(fc.constantFrom('takeIn', 'sweep'), states);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), states, (steps, last) => {
        let list: SteadyList = emptyList;
        let kept: string | null = null;
        for (const [what, items] of steps) {
          kept = shown(list, items)[0]?.id ?? null;
          const before = idsOf(shown(list, items));
          list = what === 'takeIn' ? takeIn(list, items) : sweep(list, items, kept);
          const after = idsOf(shown(list, items));
          if (kept !== null) expect(after).toContain(kept);
          if (what === 'sweep') expect(before.filter((id) => after.includes(id))).toEqual(after);
          else expect(arrived(list, items)).toEqual([]);
        }
        const known = new Set(list.order);
        expect(idsOf(shown(list, last)).every((id) => known.has(id))).toBe(true);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  test('one moves to the neighbour, stops at the ends, and begins at the first', () => {
    const ids = ['a', 'b', 'c'];
    expect(neighbour(ids, 'a', 1)).toBe('b');
    expect(neighbour(ids, 'c', 1)).toBe('c');
    expect(neighbour(ids, 'a', -1)).toBe('a');
    expect(neighbour(ids, 'gone', 1)).toBe('a');
    expect(neighbour(ids, null, -1)).toBe('a');
    expect(neighbour([], null, 1)).toBeNull();
  });
});

describe('keys', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  });

  test('the same letter means what the section is about', () => {
    expect(deskCommand(press('x'), 'reports', true)).toEqual({ on: 'item', command: 'remove' });
    expect(deskCommand(press('X'), 'pending', true)).toEqual({ on: 'item', command: 'reject' });
    expect(deskCommand(press('x'), 'mutes', true)).toBeNull();
    expect(deskCommand(press('n'), 'reports', true)).toEqual({ on: 'desk', command: 'takeIn' });
    expect(deskCommand(press('n'), 'rules', true)).toEqual({ on: 'desk', command: 'create' });
  });

  test('Enter on a button in an item is the button’s, and with Ctrl nothing is the desk’s', () => {
    expect(deskCommand(press('Enter'), 'reports', true)).toEqual({ on: 'item', command: 'open' });
    expect(deskCommand(press('Enter'), 'reports', false)).toBeNull();
    expect(deskCommand(press('x', { ctrlKey: true }), 'reports', true)).toBeNull();
  });

  test('digits go to sections, as they say on them', () => {
    for (const section of sections) {
      const found = deskCommand(press(digitOf(section)), 'reports', false);
      expect(found).toEqual({ on: 'section', section });
    }
    expect(deskCommand(press('9'), 'reports', false)).toBeNull();
  });

  test('no section takes a key that moves, filters or goes back, and each shows its own', () => {
    for (const section of sections) {
      for (const [key, command] of Object.entries(itemKeys[section])) {
        expect(['j', 'k', 'n', 'u', '/', 'Escape', 'Home', 'End']).not.toContain(key);
        if (command !== 'edit') {
          expect(keyOf(section, command!).toLowerCase()).toBe(key.toLowerCase());
        }
      }
    }
  });
});

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
    const people = peopleOf(desk({ reports: [report('1', 1), report('2', 2)] }), [
      entry('rule.save'),
    ]);
    expect(people.members.map(({ name }) => name)).toEqual(['late ferry', 'quiet oar']);
    expect(people.moderators.map(({ name }) => name)).toEqual(['Anna']);
  });
});

describe('items', () => {
  const stays = () => true;

  test('what has not changed stays the same object', () => {
    const before = itemsOf('reports', desk({ reports: [report('a', 1)] }), now, [], stays);
    const read = desk({ reports: [report('a', 1), report('b', 2)] });
    expect(itemsOf('reports', read, now, before, stays)[0]).toBe(before[0]);
  });

  test('reports stand as they came, and a decision that was refused asks again', () => {
    const act = { actId: 'act' as ActId, act: 'comment.hide' as const };
    const waiting = { ...act, delivery: { state: 'waiting' as const, entryId: '1' } };
    const error = { code: 'conflict' as const, message: 'Anna has removed it.' };
    const refused = { ...act, delivery: { state: 'refused' as const, entryId: '1', error } };
    const read = desk({
      reports: [report('b', 5), report('a', 3, { waiting }), report('c', 9, { waiting: refused })],
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
    const read = desk({
      sanctions: [
        mute('a', 1),
        mute('b', 2, { until: at(20) }),
        mute('c', 3, { endedAt: at(4) }),
        mute('d', 4, { waiting: lifting }),
        mute('e', 5, { waiting: imposing }),
        mute('f', 6, { until: null }),
      ],
    });
    const open = itemsOf('mutes', read, now, [], stays).filter((item) => item.open);
    expect(open.map(({ id }) => id)).toEqual(['f', 'e', 'a']);
  });

  test('what stood on the desk and does no more stays as it was, and asks nothing', () => {
    const before = itemsOf('reports', desk({ reports: [report('a', 1)] }), now, [], stays);
    const items = itemsOf('reports', desk({}), now, before, stays);
    expect(items).toMatchObject([{ id: 'a', open: false, gone: true }]);
    expect(itemsOf('reports', desk({}), now, before, () => false)).toEqual([]);
  });

  test('a filter finds a report by its author and by who reported', () => {
    expect(factsOf.reports(report('a', 1)).members).toEqual(['late ferry', 'quiet oar']);
  });

  test('the way to the desk says what waits', () => {
    expect(deskWords({ reports: 3, pending: 0, appeals: 1 })).toBe('3 reports, 1 appeal');
    expect(deskWords({ reports: 0, pending: 0, appeals: 0 })).toBe('nothing waits');
  });
});

describe('the log in words', () => {
  test('with names for moderators, without for members', () => {
    const removal = entry('comment.remove', { number: '2.1' });
    expect(entryInWords(removal)).toBe('Anna removed comment 2.1 of late ferry');
    expect(publicEntryInWords({ ...removal, role: 'moderator', reason: 'hate' })).toBe(
      'A moderator removed a comment',
    );
  });

  test('each act has its words', () => {
    for (const act of acts) expect(entryInWords(entry(act))).toMatch(/^Anna [a-z]/);
  });

  test('reasons of the list in words, ends by the clock', () => {
    const details = entryDetails(
      entry('member.mute', { reason: 'personal_data', comments: 2 }),
      now,
    );
    expect(details).toEqual(['“personal data”', 'without end', '2 comments along with it']);
  });
});

describe('a rule on its way', () => {
  const draft = { ...newDraft, name: 'Insults', words: ' fool \n\nidiot\nfool' };

  test('words stand one a line, each once', () => {
    const { fields } = ruleIn(draft);
    expect(fields?.condition).toEqual({ on: 'words', words: ['fool', 'idiot'], match: 'whole' });
    expect(conditionInWords(fields!.condition)).toBe('2 words: fool, idiot');
  });

  test('what is wrong is said at its field', () => {
    expect(ruleIn({ ...draft, words: ' \n' }).errors).toHaveProperty(['condition.words']);
    expect(ruleIn({ ...draft, name: '' }).errors).toEqual({ name: 'Please fill this in.' });
    expect(ruleIn({ ...draft, on: 'links', fewerComments: '0' }).errors).toEqual({
      'condition.fewerComments': 'A whole number from 1 to 1,000.',
    });
    expect(ruleIn({ ...draft, on: 'mentions', moreThan: '' }).errors).toEqual({
      'condition.moreThan': 'A whole number from 0 to 100.',
    });
    expect(ruleIn({ ...draft, does: 'refuse' }).errors).toHaveProperty(['consequence.message']);
  });

  test('a saved rule comes back into the form as it was', () => {
    const { fields } = ruleIn({ ...draft, does: 'refuse', message: 'Say it without.' });
    const saved = {
      ...fields!,
      kind: 'rule' as const,
      id: 'rule' as RuleId,
      deleted: false,
      by: anna,
      at: at(0),
      waiting: null,
    };
    expect(ruleIn(draftOf(saved)).fields).toEqual(fields);
  });

  test('[M11] more than half of what was written is broad', () => {
    expect(isBroad({ caught: 5, of: 10 })).toBe(false);
    expect(isBroad({ caught: 6, of: 10 })).toBe(true);
    expect(isBroad({ caught: 0, of: 0 })).toBe(false);
  });
});

describe('the texts of the desk', () => {
  test('are said on the desk alone: nothing else loads them', () => {
    const said = new RegExp(`['\`]desk\\.(${Object.keys(texts).join('|')})\\b`);
    const elsewhere = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('desk'))
      .filter((file) => said.test(readFileSync(join('renderer', file), 'utf8')));
    expect(elsewhere).toEqual([]);
  });
});
