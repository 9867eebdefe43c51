// Entries of the log in words.
import { describe, expect, test } from 'vitest';
import '../../renderer/messages/load-desk.ts';
import { entryDetails, entryInWords, publicEntryInWords } from '../../renderer/desk/log-words.ts';
import { acts } from '../../shared/protocol/acts.ts';
import { fakeEntry, now } from './fake-desk-view.ts';

describe('the log in words', () => {
  test('with names for moderators, without for members', () => {
    const removal = fakeEntry('comment.remove', { number: '2.1' });
    expect(entryInWords(removal)).toBe('Anna removed comment 2.1 of late ferry');
    expect(publicEntryInWords({ ...removal, role: 'moderator', reason: 'hate' })).toBe(
      'A moderator removed a comment',
    );
  });

  test('each act has its words', () => {
    for (const act of acts) expect(entryInWords(fakeEntry(act))).toMatch(/^Anna [a-z]/);
  });

  test('reasons of the list in words, ends by the clock', () => {
    const details = entryDetails(
      fakeEntry('member.mute', { reason: 'personal_data', comments: 2 }),
      now,
    );
    expect(details).toEqual(['“personal data”', 'without end', '2 comments along with it']);
  });
});
