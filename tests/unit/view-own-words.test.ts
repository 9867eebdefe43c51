// What one is told of what one has just written and does not see.
import { expect, test } from 'vitest';
import { ownWords } from '../../renderer/thread/own-words.ts';
import type { Community, ThreadComment } from '../../shared/bridge/engine-api.ts';

const community = (state: string, needsSignIn = false) =>
  ({ line: { state }, needsSignIn }) as Community;
const comment = (more: Partial<ThreadComment>) =>
  ({
    number: null,
    delivery: { state: 'sent' },
    pending: null,
    held: null,
    ...more,
  }) as ThreadComment;
const waiting = comment({ delivery: { state: 'waiting', entryId: 'entry' }, pending: 'post' });
const sending = comment({ delivery: { state: 'sending', entryId: 'entry' }, pending: 'post' });

test('its number as soon as it has one', () => {
  const sent = comment({ number: '1.43' });
  expect(ownWords(sent, true, community('online'))).toBe('Your reply is 1.43');
  expect(ownWords(sent, false, community('offline'))).toBe('Your comment is 1.43');
});

test('nothing while it is on its way, which takes but a moment', () => {
  expect(ownWords(sending, true, community('online'))).toBeNull();
  expect(ownWords(waiting, true, community('online'))).toBeNull();
});

test('what it waits for, and that it was not sent', () => {
  const later = 'sending when the connection is back';
  expect(ownWords(waiting, true, community('offline'))).toBe(`Your reply: ${later}`);
  expect(ownWords(waiting, false, community('online', true))).toBe(
    'Your comment: sending when you are signed in',
  );
  const held = comment({ held: { state: 'pending' } } as Partial<ThreadComment>);
  expect(ownWords(held, true, community('online'))).toMatch(/^Your reply: waits for approval/);
  const error = { code: 'closed', message: '' } as const;
  const refused = comment({ delivery: { state: 'refused', entryId: 'entry', error } });
  expect(ownWords(refused, true, community('online'))).toBe('Your comment was not sent');
});
