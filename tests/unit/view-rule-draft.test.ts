// A rule in its form: read out of it, and what is wrong with it.
import { describe, expect, test } from 'vitest';
import '../../renderer/messages/load-desk.ts';
import {
  conditionInWords,
  draftOf,
  isBroad,
  newDraft,
  ruleIn,
} from '../../renderer/desk/rule-draft.ts';
import type { RuleId } from '../../shared/protocol/ids.ts';
import { anna, at } from './fake-desk-view.ts';

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
