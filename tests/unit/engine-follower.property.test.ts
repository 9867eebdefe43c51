// The follower against a line that loses, doubles and reorders at random: it ends with the server’s rows.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StreamName } from '../../shared/protocol/sync.ts';
import { FollowedLine, otherThread, settle, thread } from './followed-line.ts';

let fake: FollowedLine;

// Without bias: long runs of all kinds of steps, not the short ones that fast-check likes to try.
const fixed = { numRuns: 100, noBias: true } as const;
const length = { minLength: 40, maxLength: 120 } as const;

type Step =
  | { do: 'write'; stream: StreamName; index: number; body: string | null }
  | { do: 'push' | 'cut' | 'connect' }
  | { do: 'answer' | 'deliver' | 'drop' | 'double'; index: number };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      stream: fc.constantFrom(thread, otherThread),
      index: fc.nat(6),
      body: fc.option(fc.string({ maxLength: 4 }), { freq: 8 }),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ do: 'push' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'connect' as const) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'answer' as const,
        'answer' as const,
        'deliver' as const,
        'deliver' as const,
        'drop' as const,
        'double' as const,
      ),
      index: fc.nat(5),
    }),
  },
);

async function perform(step: Step): Promise<void> {
  switch (step.do) {
    case 'write':
      fake.write(step.index, step.body, step.stream);
      return;
    case 'push':
      fake.line.push();
      return;
    case 'cut':
      fake.breakOff();
      break;
    case 'connect':
      fake.line.cut();
      fake.follower.connected([thread, otherThread]);
      break;
    case 'answer':
      fake.line.answer(step.index % Math.max(1, fake.line.asked.length));
      break;
    case 'deliver':
      fake.deliver(step.index % Math.max(1, fake.line.pushed.length));
      break;
    case 'drop':
      fake.line.drop(step.index % Math.max(1, fake.line.pushed.length));
      return;
    case 'double':
      fake.line.double(step.index % Math.max(1, fake.line.pushed.length));
      return;
  }
  await settle();
}

/** Everything that is still on the line arrives. */
async function drain(): Promise<void> {
  do {
    await fake.answerAll();
    fake.line.push();
    while (fake.line.pushed.length > 0) fake.deliver();
    await settle();
  } while (fake.line.asked.length > 0);
}

async function followsThrough(steps: Step[], finish: () => Promise<void>): Promise<void> {
  fake = new FollowedLine(2);
  try {
    fake.follower.connected([thread, otherThread]);
    for (const step of steps) await perform(step);
    await finish();
    for (const stream of [thread, otherThread]) {
      expect(fake.cached(stream)).toEqual(fake.served(stream));
    }
  } finally {
    fake.close();
  }
  expect(fake.failures).toEqual([]);
}

test('[S6] through loss, doubling and reordering, a new connection ends with the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, length), (steps) =>
      followsThrough(steps, async () => {
        await perform({ do: 'connect' });
        await drain();
      }),
    ),
    { ...fixed, seed: 20261124 },
  );
});

test('[S6] without a new connection, the next change that arrives mends every loss', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        stepArbitrary.filter((step) => step.do !== 'cut'),
        length,
      ),
      (steps) =>
        followsThrough(steps, async () => {
          await drain();
          fake.write(0, 'the last word', thread);
          fake.write(0, 'the last word', otherThread);
          await drain();
        }),
    ),
    { ...fixed, seed: 20261125 },
  );
});
