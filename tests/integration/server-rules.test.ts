// Rules: tried, saved and deleted, and what each does to a comment that it catches.
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isNearly } from '../../server/community/rules.ts';
import { findMemberByName } from '../../server/store/members.ts';
import { writeRule } from '../../server/store/rules.ts';
import { limits } from '../../shared/limits.ts';
import type { ArticleId, RuleId } from '../../shared/protocol/ids.ts';
import type { ReportRow } from '../../shared/protocol/reports.ts';
import type { RuleCondition, RuleConsequence, RuleRow } from '../../shared/protocol/rules.ts';
import type { Row } from '../../shared/protocol/sync.ts';
import type { Follower, SocketClient } from './socket-client.ts';
import { post, publish, TestServer } from './test-server.ts';

type Client = SocketClient & { token: string };
let server: TestServer;
let admin: Client;
let mia: Client;
let ann: Client;
let ben: Client;
let articleId: string;

beforeEach(async () => {
  server = await TestServer.start();
  admin = await server.joinAdmin();
  mia = await server.joinModerator('Mia');
  ann = await server.join('Ann');
  ben = await server.join('Ben');
  articleId = await publish(admin);
});
afterEach(() => server.close());

const word = (...words: string[]): RuleCondition => ({ on: 'words', words, match: 'whole' });
const ruleOf = (condition: RuleCondition, consequence: RuleConsequence, fields = {}) => ({
  id: v7(),
  name: 'A rule',
  articleId: null,
  condition,
  consequence,
  enabled: true,
  ...fields,
});
const save = async (...rule: Parameters<typeof ruleOf>) =>
  (await mia.ask('rule.save', ruleOf(...rule))).rule;
const write = (member: SocketClient, body: string, to = articleId) =>
  member.ask('comment.post', { id: v7(), articleId: to, parentId: null, body });
const refused = (member: SocketClient, body: string) =>
  member.refusal('comment.post', { id: v7(), articleId, parentId: null, body });
const arrives = (check: () => void) => vi.waitFor(check, { timeout: 5_000 });
const logOf = (desk: Follower) =>
  [...desk.rows.values()].filter((row: Row) => row.kind === 'log').sort((a, b) => a.seq - b.seq);

describe('what a rule does', () => {
  test('it holds, refuses with its message, or reports; and never a moderator', async () => {
    const desk = await mia.follow('desk');
    const holds = await save(word('heron'), { does: 'hold' });
    await save(word('stork'), { does: 'refuse', message: 'No storks, please.' });
    const reports = await save(word('crane'), { does: 'report' }, { name: 'Cranes' });

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
    await save(word('crane'), { does: 'report' });
    await save(word('heron'), { does: 'hold' });
    await save(word('stork'), { does: 'refuse', message: 'No.' });
    expect(await refused(ann, 'crane, heron, stork')).toMatchObject({ code: 'rule' });
    expect(await write(ann, 'crane, heron')).toHaveProperty('pending');
    expect(await write(ann, 'crane')).toHaveProperty('comment');
  });

  test('one of an article catches in that article alone', async () => {
    const other = await publish(admin);
    await save(word('heron'), { does: 'hold' }, { articleId });
    expect(await write(ann, 'heron')).toHaveProperty('pending');
    expect(await write(ann, 'heron', other)).toHaveProperty('comment');
  });

  test('an edit of what can be read is refused where the rule would hold or refuse, and reported', async () => {
    const desk = await mia.follow('desk');
    await save(word('heron'), { does: 'hold' });
    await save(word('stork'), { does: 'refuse', message: 'No storks.' });
    await save(word('crane'), { does: 'report' });
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
    await save(word('heron'), { does: 'hold' });
    await save(word('stork'), { does: 'refuse', message: 'No storks.' });
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
    await save({ on: 'links', fewerComments: 2 }, { does: 'hold' });
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

describe('the trial', () => {
  test('lists what would have been caught, newest first, and no text that was removed', async () => {
    const other = await publish(admin);
    const first = await post(ann, articleId, 'a heron');
    await post(ann, articleId, 'a sparrow');
    const hidden = await post(ben, articleId, 'a hidden heron');
    const removed = await post(ben, articleId, 'a removed heron');
    const withdrawn = await post(ben, articleId, 'a withdrawn heron');
    const elsewhere = await post(ann, other, 'a heron elsewhere');
    await post(mia, articleId, 'a moderator’s heron');
    await mia.ask('comment.hide', { id: hidden.id, reason: 'review' });
    await mia.ask('comment.remove', { id: removed.id, reason: 'spam' });
    await ben.ask('comment.remove', { id: withdrawn.id });
    const { trial } = await mia.ask('rule.try', { articleId: null, condition: word('heron') });
    expect(trial).toMatchObject({ caught: 4, of: 5, members: 2 });
    expect(trial.comments.map(({ id, body }) => [id, body])).toEqual([
      [elsewhere.id, 'a heron elsewhere'],
      [hidden.id, 'a hidden heron'],
      [first.id, 'a heron'],
    ]);
    expect(trial.comments[0]).toMatchObject({ articleId: other, number: '1' });
    const here = await mia.ask('rule.try', { articleId, condition: word('heron') });
    expect(here.trial).toMatchObject({ caught: 3, of: 4, members: 2 });
    expect(await ann.refusal('rule.try', { articleId, condition: word('x') })).toMatchObject({
      code: 'forbidden',
    });
  });

  test('goes through more than one step, lists a hundred, and leaves out what is older', async () => {
    const bodies = Array.from({ length: 130 }, (_, index) => `heron ${index}`);
    for (const body of bodies) await post(ann, articleId, body);
    const old = await post(ann, articleId, 'an old heron');
    await server.withStore((store) =>
      store.write((unit) =>
        unit.db
          .updateTable('comments')
          .set({ created_at: unit.now - 31 * 24 * 3_600_000 })
          .where('id', '=', old.id)
          .execute(),
      ),
    );
    const { trial } = await mia.ask('rule.try', { articleId: null, condition: word('heron') });
    expect(trial).toMatchObject({ caught: 130, of: 130, members: 1 });
    expect(trial.comments.map(({ body }) => body)).toEqual(bodies.reverse().slice(0, 100));
  });

  test('[M10] catches what the same rule catches when it is posted', {
    timeout: 120_000,
  }, async () => {
    const condition = fc.oneof(
      fc.record({
        on: fc.constant('words' as const),
        words: fc.array(fc.constantFrom('heron', 'the stork', 'ан'), {
          minLength: 1,
          maxLength: 2,
        }),
        match: fc.constantFrom('whole' as const, 'anywhere' as const),
      }),
      fc.record({
        on: fc.constant('links' as const),
        fewerComments: fc.integer({ min: 1, max: 4 }),
      }),
      fc.record({ on: fc.constant('mentions' as const), moreThan: fc.nat(2) }),
    );
    const piece = fc.constantFrom(
      ...['heron', 'HÉRON', 'hеrоn', 'herons', 'the - stork', 'thestork', 'банан', 'AН'],
      ...['@ann', '@Ann', '@ben', '@cy', 'https://a.example', 'a.example.com', 'nothing', '\u200b'],
    );
    const body = fc
      .array(piece, { minLength: 1, maxLength: 4 })
      .map((pieces) => `so ${pieces.join(' ')}`);
    await fc.assert(
      fc.asyncProperty(
        condition,
        fc.array(body, { minLength: 1, maxLength: 8 }),
        async (on, bodies) => {
          const article = await publish(admin);
          const rule = { ...ruleOf(on, { does: 'report' }), articleId: article, accepts: 0 };
          // Nothing was written here yet, so it would have caught nothing.
          await mia.ask('rule.save', rule);
          const writer = await server.join(`W${v7().slice(-12)}`);
          for (const text of bodies) await post(writer, article, text);
          const desk = await mia.follow('desk');
          const caught = [...desk.rows.values()].filter(
            (row) => row.kind === 'report' && row.articleId === article,
          );
          const { trial } = await mia.ask('rule.try', { articleId: article, condition: on });
          expect(trial.comments.map(({ id }) => id).sort()).toEqual(
            caught.map(({ id }) => id).sort(),
          );
          expect(trial.caught).toBe(caught.length);
          await mia.ask('rule.delete', { id: rule.id });
          writer.close();
        },
      ),
      { seed: 20_261_124, numRuns: 40 },
    );
  });
});

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
    await save(word('sparrow'), { does: 'hold' });
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
      await save(word('heron'), { does: 'hold' }, { enabled: false });
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
    for (let made = 0; made < limits.rules; made += 1) await save(word('x'), { does: 'hold' });
    expect(await refusal(word('x'))).toMatchObject({ code: 'too_long' });
  });
});
