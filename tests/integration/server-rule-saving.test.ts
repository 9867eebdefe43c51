// Rules saved, deleted and taken back, and what none can be made of.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isNearly } from '../../server/community/rules.ts';
import { limits } from '../../shared/limits.ts';
import type { RuleRow } from '../../shared/protocol/rules.ts';
import { arrives, logOf, startPeopledServer } from './peopled-server.ts';
import { ruleOf, saveRule, word } from './rule-making.ts';
import type { SocketClient } from './socket-client.ts';
import { type MemberClient, post, type TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;
let mia: MemberClient;
let ann: MemberClient;
let articleId: string;
beforeEach(async () => {
  ({ server, admin, mia, ann, articleId } = await startPeopledServer());
});
afterEach(() => server.close());

const write = (member: SocketClient, body: string, to = articleId) =>
  member.ask('comment.post', { id: v7(), articleId: to, parentId: null, body });

describe('saving', () => {
  test('[M11] a rule that would have caught more than half needs the number of its trial', async () => {
    for (const body of ['heron', 'heron', 'sparrow']) await post(ann, articleId, body);
    const desk = await admin.follow('desk');
    const rule = ruleOf(word('heron'), { does: 'hold' });
    const refusal = await mia.refusal('rule.save', rule);
    expect(refusal).toMatchObject({ code: 'conflict', field: 'accepts' });
    expect(refusal.message).toContain('2 of the 3');
    for (const accepts of [0, 1, 3]) {
      expect(await mia.refusal('rule.save', { ...rule, accepts })).toMatchObject({
        code: 'conflict',
      });
    }
    // [M3] What is refused leaves nothing.
    expect(desk.rows.has(rule.id)).toBe(false);
    expect(logOf(desk)).toEqual([]);
    expect(await write(ann, 'heron')).toHaveProperty('comment');
    const { trial } = await mia.ask('rule.try', { articleId: null, condition: rule.condition });
    const { rule: saved } = await mia.ask('rule.save', { ...rule, accepts: trial.caught });
    expect(saved).toMatchObject({ id: rule.id, by: { name: 'Mia' }, deleted: false });
    await arrives(() => expect(desk.rows.get(rule.id)).toEqual(saved));
    // Half is not more than half; and what is switched off catches nothing.
    await saveRule(mia, word('sparrow'), { does: 'hold' });
    await mia.ask('rule.save', { ...rule, enabled: false });
  });

  test('[M11] while a moderator looks, a tenth more or less is the same rule', () => {
    expect(isNearly(3, 3)).toBe(true);
    expect(isNearly(0, 0)).toBe(true);
    expect([2, 4].map((accepts) => isNearly(accepts, 3))).toEqual([false, false]);
    expect([90, 100, 110].map((accepts) => isNearly(accepts, 100))).toEqual([true, true, true]);
    expect([0, 89, 111, 1000].map((accepts) => isNearly(accepts, 100))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test('[M7] the same act again is answered as before and done once', async () => {
    const desk = await admin.follow('desk');
    const rule = { ...ruleOf(word('heron'), { does: 'hold' }), actId: v7() };
    const saved = await mia.ask('rule.save', rule);
    expect(await mia.ask('rule.save', rule)).toEqual(saved);
    const removal = { id: rule.id, actId: v7() };
    const deleted = await mia.ask('rule.delete', removal);
    expect(deleted.rule).toMatchObject({ deleted: true });
    expect(await mia.ask('rule.delete', removal)).toEqual(deleted);
    expect(await admin.refusal('rule.delete', { id: rule.id })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Mia'),
    });
    expect(await admin.refusal('rule.save', rule)).toMatchObject({ code: 'conflict' });
    await arrives(() =>
      expect(logOf(desk).map(({ act, ruleId }) => [act, ruleId])).toEqual([
        ['rule.save', rule.id],
        ['rule.delete', rule.id],
      ]),
    );
  });

  test('[M12] a version is taken back to the one before, a new one to none, and not over a later one', async () => {
    const desk = await admin.follow('desk');
    const rule = ruleOf(word('heron'), { does: 'hold' });
    const [made, changed, deleted] = [v7(), v7(), v7()];
    await mia.ask('rule.save', { ...rule, actId: made });
    await mia.ask('rule.save', { ...rule, condition: word('stork'), actId: changed });
    expect(await admin.refusal('log.revert', { revertsId: made })).toMatchObject({
      code: 'conflict',
    });
    await mia.ask('rule.delete', { id: rule.id, actId: deleted });
    const now = () => desk.rows.get(rule.id) as RuleRow;
    await admin.ask('log.revert', { revertsId: deleted });
    await arrives(() => expect(now()).toMatchObject({ deleted: false, condition: word('stork') }));
    expect(await write(ann, 'stork')).toHaveProperty('pending');
    await admin.ask('log.revert', { revertsId: changed });
    await arrives(() => expect(now().condition).toEqual(word('heron')));
    await admin.ask('log.revert', { revertsId: made });
    await arrives(() => expect(now().deleted).toBe(true));
    expect(await write(ann, 'heron')).toHaveProperty('comment');
    expect(await admin.refusal('log.revert', { revertsId: made })).toMatchObject({
      code: 'conflict',
    });
  });

  test('[M12] a deleted one comes back only where there is room for it', async () => {
    const actId = v7();
    const rule = ruleOf(word('heron'), { does: 'hold' }, { enabled: false });
    await mia.ask('rule.save', rule);
    await mia.ask('rule.delete', { actId, id: rule.id });
    for (let count = 0; count < limits.rules; count += 1) {
      await saveRule(mia, word('heron'), { does: 'hold' }, { enabled: false });
    }
    const refusal = await mia.refusal('log.revert', { revertsId: actId });
    expect(refusal).toMatchObject({ code: 'too_long' });
  });

  test('[A1] members save, try and delete none', async () => {
    const rule = ruleOf(word('heron'), { does: 'hold' });
    expect(await ann.refusal('rule.save', rule)).toMatchObject({ code: 'forbidden' });
    expect(await ann.refusal('rule.delete', { id: rule.id })).toMatchObject({ code: 'forbidden' });
    const guest = await server.connect();
    expect(await guest.refusal('rule.save', rule)).toMatchObject({ code: 'unauthenticated' });
    expect(await mia.refusal('rule.delete', { id: rule.id })).toMatchObject({ code: 'not_found' });
  });

  test('what no rule can be made of is refused', async () => {
    const refusal = (condition: unknown, fields = {}) =>
      mia.refusal('rule.save', { ...ruleOf(word('x'), { does: 'hold' }), condition, ...fields });
    expect(await refusal(word('ok', '--'))).toMatchObject({
      code: 'invalid',
      field: 'condition.words.1',
    });
    expect(await refusal({ on: 'pattern', pattern: '(a+)+' })).toMatchObject({ code: 'invalid' });
    expect(await refusal(word(), {})).toMatchObject({ code: 'invalid' });
    expect(await refusal(word('x'), { articleId: v7() })).toMatchObject({ code: 'not_found' });
    expect(await mia.refusal('rule.try', { articleId: null, condition: word('*') })).toMatchObject({
      code: 'invalid',
    });
    for (let made = 0; made < limits.rules; made += 1)
      await saveRule(mia, word('x'), { does: 'hold' });
    expect(await refusal(word('x'))).toMatchObject({ code: 'too_long' });
  });
});
