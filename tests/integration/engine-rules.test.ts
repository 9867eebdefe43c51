// Rules in a moderator’s engine and what they do to a member’s, over a real server.
import { afterEach, expect, test } from 'vitest';
import type { RuleCondition } from '../../shared/protocol/rules.ts';
import {
  cleanUp,
  deskOf,
  eventually,
  openMember,
  post,
  startCommunity,
  untilOffline,
  untilRefused,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

test('a rule is tried by the server, and without one it is said so', async () => {
  const community = await startCommunity();
  const eve = await openMember(community, 'Eve', { role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  await post(ada, community, 'You ídíot!');
  await post(ada, community, 'A kind text');
  await untilSent(ada);
  const condition: RuleCondition = { on: 'words', words: ['idiot'], match: 'whole' };
  const rule = { communityId: eve.communityId, articleId: null, condition };
  expect(await eve.ask('rule.try', rule)).toMatchObject({ caught: 1, of: 2, members: 1 });
  const message = 'Be kind.';
  await eve.ask('rule.save', {
    ...rule,
    ruleId: null,
    name: 'Insults',
    enabled: true,
    consequence: { does: 'refuse', message },
  });
  await eventually(async () =>
    expect((await deskOf(eve)).rules).toMatchObject([{ name: 'Insults', waiting: null }]),
  );
  const refused = await post(ada, community, 'Another IDIOT');
  const { error } = await untilRefused(ada, community.articleId, refused);
  expect(error).toMatchObject({ code: 'rule', reason: message });
  await community.stop();
  await untilOffline(eve);
  const answer = await eve.engine.call('rule.try', rule);
  expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable' } });
});
