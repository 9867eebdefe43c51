// What stands in the place of a comment that was taken out of sight.
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Withheld } from '../../renderer/thread/withheld.tsx';
import type { Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { threadComment } from './thread-comment.ts';

const community = {
  id: 'here',
  url: 'https://talk.example.org',
  member: null,
  sanctions: [],
  barred: false,
  line: { state: 'online' },
} as unknown as Community;

const shown = (more: Partial<ThreadComment>) =>
  renderToStaticMarkup(
    <Withheld
      id="text"
      comment={threadComment(5, { body: null, state: 'removed', ...more })}
      community={community}
      replyCount={2}
      onRemove={() => undefined}
    />,
  );

test('a removed comment says so and keeps its number, which a narrow window shows here alone', () => {
  const html = shown({ number: '5.1' });
  expect(html).toContain('Removed by a moderator. 2 replies remain.');
  expect(html).toMatch(/<a href="parley:\/\/[^"]*#5\.1"[^>]*>5\.1<\/a>/);
});

test('one that never got a number has none', () => {
  expect(shown({ number: null })).not.toContain('<a ');
});
