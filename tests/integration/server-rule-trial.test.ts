// What a rule would have caught: the trial that precedes its saving.
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startPeopledServer } from './peopled-server.ts';
import { ruleOf, word } from './rule-making.ts';
import { type MemberClient, post, publish, type TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;
let mia: MemberClient;
let ann: MemberClient;
let ben: MemberClient;
let articleId: string;
beforeEach(async () => {
  ({ server, admin, mia, ann, ben, articleId } = await startPeopledServer());
});
afterEach(() => server.close());

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
