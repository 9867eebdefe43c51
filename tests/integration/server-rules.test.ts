// What rules do to the comments that they catch.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findMemberByName } from '../../server/store/members.ts';
import { writeRule } from '../../server/store/rules.ts';
import type { ArticleId, RuleId } from '../../shared/protocol/ids.ts';
import type { ReportRow } from '../../shared/protocol/reports.ts';
import { arrives, startPeopledServer } from './peopled-server.ts';
import { ruleOf, saveRule, word } from './rule-making.ts';
import type { SocketClient } from './socket-client.ts';
import { type MemberClient, post, publish, type TestServer } from './test-server.ts';

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
const refused = (member: SocketClient, body: string) =>
  member.refusal('comment.post', { id: v7(), articleId, parentId: null, body });

describe('what a rule does', () => {
  test('it holds, refuses with its message, or reports; and never a moderator', async () => {
    const desk = await mia.follow('desk');
    const holds = await saveRule(mia, word('heron'), { does: 'hold' });
    await saveRule(mia, word('stork'), { does: 'refuse', message: 'No storks, please.' });
    const reports = await saveRule(mia, word('crane'), { does: 'report' }, { name: 'Cranes' });

    const held = await write(ann, 'A HÉRON at last');
    expect(held).toMatchObject({ pending: { state: 'pending', heldBy: 'rule', ruleId: null } });
    await arrives(() =>
      expect([...desk.rows.values()].find(({ kind }) => kind === 'pending')).toMatchObject({
        heldBy: 'rule',
        ruleId: holds.id,
      }),
    );
    expect(await refused(ann, 'the s\u200btork')).toMatchObject({
      code: 'rule',
      reason: 'No storks, please.',
    });
    const reported = await post(ann, articleId, 'a crane');
    await arrives(() =>
      expect(desk.rows.get(reported.id)).toMatchObject({
        kind: 'report',
        reports: [{ by: null, ruleId: reports.id, reason: 'Cranes' }],
        decision: null,
      }),
    );
    await post(mia, articleId, 'a heron, a stork and a crane');
  });

  test('of several the strictest wins', async () => {
    await saveRule(mia, word('crane'), { does: 'report' });
    await saveRule(mia, word('heron'), { does: 'hold' });
    await saveRule(mia, word('stork'), { does: 'refuse', message: 'No.' });
    expect(await refused(ann, 'crane, heron, stork')).toMatchObject({ code: 'rule' });
    expect(await write(ann, 'crane, heron')).toHaveProperty('pending');
    expect(await write(ann, 'crane')).toHaveProperty('comment');
  });

  test('one of an article catches in that article alone', async () => {
    const other = await publish(admin);
    await saveRule(mia, word('heron'), { does: 'hold' }, { articleId });
    expect(await write(ann, 'heron')).toHaveProperty('pending');
    expect(await write(ann, 'heron', other)).toHaveProperty('comment');
  });

  test('an edit of what can be read is refused where the rule would hold or refuse, and reported', async () => {
    const desk = await mia.follow('desk');
    await saveRule(mia, word('heron'), { does: 'hold' });
    await saveRule(mia, word('stork'), { does: 'refuse', message: 'No storks.' });
    await saveRule(mia, word('crane'), { does: 'report' });
    const { id } = await post(ann, articleId, 'birds');
    const held = await ann.refusal('comment.edit', { id, body: 'a heron' });
    expect(held).toMatchObject({ code: 'rule' });
    expect(held.message).toContain('wait for approval');
    expect(await ann.refusal('comment.edit', { id, body: 'a stork' })).toMatchObject({
      code: 'rule',
      reason: 'No storks.',
    });
    const count = () => (desk.rows.get(id) as ReportRow | undefined)?.reportCount;
    await ann.ask('comment.edit', { id, body: 'a crane' });
    await arrives(() => expect(count()).toBe(1));
    await mia.ask('report.dismiss', { id });
    await arrives(() => expect(desk.rows.get(id)).toMatchObject({ decision: {} }));
    // Another text under the same rule is open again, and counted once.
    await ann.ask('comment.edit', { id, body: 'another crane' });
    await arrives(() =>
      expect(desk.rows.get(id)).toMatchObject({ decision: null, reportCount: 1 }),
    );
  });

  test('an edit of what waits is screened anew, and goes on waiting', async () => {
    await saveRule(mia, word('heron'), { does: 'hold' });
    await saveRule(mia, word('stork'), { does: 'refuse', message: 'No storks.' });
    const request = { id: v7(), articleId, parentId: null, body: 'a heron' };
    await ann.ask('comment.post', request);
    expect(await ann.refusal('comment.edit', { id: request.id, body: 'a stork' })).toMatchObject({
      code: 'rule',
      reason: 'No storks.',
    });
    expect(await ann.ask('comment.edit', { id: request.id, body: 'a sparrow' })).toMatchObject({
      pending: { state: 'pending', body: 'a sparrow' },
    });
  });

  test('links of members with few comments; an edit counts those before it', async () => {
    await saveRule(mia, { on: 'links', fewerComments: 2 }, { does: 'hold' });
    expect(await write(ann, 'see https://example.org')).toHaveProperty('pending');
    const first = await post(ann, articleId, 'one');
    await post(ann, articleId, 'two');
    expect(await write(ann, 'see https://example.org')).toHaveProperty('comment');
    expect(
      await ann.refusal('comment.edit', { id: first.id, body: 'see https://example.org' }),
    ).toMatchObject({ code: 'rule' });
  });

  test('a rule that is switched off or deleted catches nothing; one that is changed, at once', async () => {
    const rule = ruleOf(word('heron'), { does: 'hold' });
    await mia.ask('rule.save', rule);
    expect(await write(ann, 'heron')).toHaveProperty('pending');
    await mia.ask('rule.save', { ...rule, enabled: false });
    expect(await write(ann, 'heron')).toHaveProperty('comment');
    await mia.ask('rule.save', { ...rule, condition: word('stork') });
    expect(await write(ann, 'heron')).toHaveProperty('comment');
    expect(await write(ann, 'stork')).toHaveProperty('pending');
    await mia.ask('rule.delete', { id: rule.id });
    expect(await write(ann, 'stork')).toHaveProperty('comment');
  });

  test('a rule that another process has written is known with the next comment', async () => {
    expect(await write(ann, 'heron')).toHaveProperty('comment');
    await server.withStore((store) =>
      store.write(async (unit) => {
        const by = await findMemberByName(unit.db, 'Mia');
        if (by === null) throw new Error('Mia is not there.');
        await writeRule(unit, by, v7() as RuleId, {
          name: 'Herons',
          articleId: articleId as ArticleId,
          condition: word('heron'),
          consequence: { does: 'hold' },
          enabled: true,
          deleted: false,
        });
      }),
    );
    expect(await write(ann, 'heron')).toHaveProperty('pending');
  });
});
