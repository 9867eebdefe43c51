// Mutes against everything that they forbid, fired at once from many sockets and on several nodes:
// whatever the order of arrival, nothing is committed under a mute that holds. What was committed when
// is told by the database itself.
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { editComment, postComment, reactToComment } from '../../server/community/commenting.ts';
import { muteMember, unmuteMember } from '../../server/community/sanctioning.ts';
import { CommitQueue } from '../../server/live/commit-queue.ts';
import { openDataFolder } from '../../server/store/data-folder.ts';
import { findMember, type Member } from '../../server/store/members.ts';
import type { Store } from '../../server/store/store.ts';
import type { UnitOfWork } from '../../server/store/unit-of-work.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import { committedUnderSanction, installWitness, witnessed } from './commit-witness.ts';
import { brokenInvariants } from './community-database.ts';
import type { SocketClient } from './socket-client.ts';
import { type MemberClient, publish, TestServer } from './test-server.ts';

const SEED = 20_261_124;
const MEMBERS = 3;
const MODERATORS = 2;
const DOORS = 2;

type Reach = { member: number; article: number; everywhere: boolean };
type Step = { by: number; door: number } & (
  | { do: 'post'; article: number }
  | { do: 'edit' | 'react'; to: number; article: number }
  /** `lasts` in milliseconds; null without end. */
  | ({ do: 'mute'; lasts: number | null } & Reach)
  | ({ do: 'unmute' } & Reach)
);
/** What is fired at once, and what is waited for before the next is. */
type Burst = { steps: Step[]; awaits: 'nothing' | 'answers' | 'the clock' };

const by = { by: fc.nat(5), door: fc.nat(DOORS - 1) };
const reach = { member: fc.nat(MEMBERS - 1), article: fc.nat(1), everywhere: fc.boolean() };
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ ...by, do: fc.constant('post' as const), article: fc.nat(1) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      ...by,
      do: fc.constantFrom('edit' as const, 'react' as const),
      article: fc.nat(1),
      to: fc.nat(1_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...by,
      ...reach,
      do: fc.constant('mute' as const),
      lasts: fc.option(fc.integer({ min: 5, max: 250 }), { nil: null, freq: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ ...by, ...reach, do: fc.constant('unmute' as const) }) },
);
const scriptArbitrary: fc.Arbitrary<Burst[]> = fc.array(
  fc.record({
    steps: fc.array(stepArbitrary, { minLength: 4, maxLength: 24 }),
    awaits: fc.constantFrom('nothing' as const, 'answers' as const, 'the clock' as const),
  }),
  { minLength: 3, maxLength: 8 },
);

type Name = 'comment.post' | 'comment.edit' | 'comment.react' | 'member.mute' | 'member.unmute';
type Answered = { ok: true } | { ok: false; code: string; until?: string | null | undefined };
/** Several ways in at once: sockets of one server, or nodes over one database. */
type Doors = {
  members: string[];
  ask: (who: { member: number } | { moderator: number }, door: number) => Asks;
};
type Asks = (name: Name, request: Record<string, unknown>) => Promise<Answered>;

/** How often a write was there first, and how often the mute that was fired along with it. */
type Orders = { writeFirst: number; muteFirst: number };

async function run(doors: Doors, articles: string[], script: Burst[], orders: Orders) {
  for (const member of doors.members) {
    await doors.ask({ moderator: 0 }, 0)('member.unmute', { memberId: member });
  }
  const comments = articles.map(() => [] as { id: string; author: number }[]);
  const write = async (member: number, article: number, door: number): Promise<Answered> => {
    const id = v7();
    const articleId = articles[article];
    const request = { id, articleId, parentId: null, body: `by ${member}` };
    const answered = await doors.ask({ member }, door)('comment.post', request);
    if (answered.ok) comments[article]?.push({ id, author: member });
    return answered;
  };
  for (const article of [0, 1]) {
    for (let member = 0; member < MEMBERS; member += 1) await write(member, article, 0);
  }

  const step = async (given: Step): Promise<Answered> => {
    const { door } = given;
    const member = given.by % MEMBERS;
    if (given.do === 'post') return write(member, given.article, door);
    if (given.do === 'mute' || given.do === 'unmute') {
      const ask = doors.ask({ moderator: given.by % MODERATORS }, door);
      const articleId = given.everywhere ? null : articles[given.article];
      const request = { memberId: doors.members[given.member], articleId };
      if (given.do === 'unmute') return ask('member.unmute', request);
      const until = given.lasts === null ? null : new Date(Date.now() + given.lasts).toISOString();
      return ask('member.mute', { ...request, until, reason: 'spam' });
    }
    const there = comments[given.article] ?? [];
    const own = given.do === 'edit' ? there.filter(({ author }) => author === member) : there;
    const target = own[given.to % Math.max(1, own.length)];
    if (target === undefined) return { ok: true };
    const ask = doors.ask({ member }, door);
    return given.do === 'edit'
      ? ask('comment.edit', { id: target.id, body: v7() })
      : ask('comment.react', { id: target.id, reaction: 'agree', on: given.to % 2 === 0 });
  };

  const fired: Promise<unknown>[] = [];
  for (const { steps, awaits } of script) {
    const muted = new Set(steps.map((given) => (given.do === 'mute' ? given.member : null)));
    const burst = Promise.all(
      steps.map(async (given) => {
        const answered = await step(given);
        const isWrite = given.do !== 'mute' && given.do !== 'unmute';
        if (isWrite && muted.has(given.by % MEMBERS)) {
          orders[answered.ok ? 'writeFirst' : 'muteFirst'] += 1;
        }
        // The only reasons there are: a mute, and an end that was over when it arrived.
        if (!answered.ok) expect(answered.code).toBe(isWrite ? 'muted' : 'invalid');
      }),
    );
    fired.push(burst);
    if (awaits === 'nothing') await setImmediate();
    else await burst;
    if (awaits === 'the clock') {
      for (let member = 0; member < MEMBERS; member += 1) await untilTheClock(write, member);
    }
  }
  await Promise.all(fired);
}

/** Writes again and again, until a mute that has an end has ended. */
async function untilTheClock(
  write: (member: number, article: number, door: number) => Promise<Answered>,
  member: number,
): Promise<void> {
  await vi.waitFor(
    async () => {
      const answers = await Promise.all([0, 1].map((door) => write(member, door, door)));
      const ends = answers.some((answered) => !answered.ok && answered.until !== null);
      expect(ends).toBe(false);
    },
    { timeout: 5_000, interval: 1 },
  );
}

function expectNothingUnderMute(dataDir: string): void {
  expect(committedUnderSanction(witnessed(dataDir))).toEqual([]);
}

/** Otherwise the test would have raced nothing. */
function expectBothOrders(orders: Orders, dataDir: string): void {
  expect(orders.writeFirst).toBeGreaterThan(20);
  expect(orders.muteFirst).toBeGreaterThan(20);
  const seen = new Set(witnessed(dataDir).map(({ what }) => what));
  expect([...seen].sort()).toEqual(['edit', 'ended', 'made', 'post', 'react']);
}

let server: TestServer;
let admin: SocketClient;
/** Of each, one connection a door. */
let members: SocketClient[][];
let moderators: SocketClient[][];
let ids: MemberId[];
let moderatorIds: MemberId[];

beforeAll(async () => {
  server = await TestServer.start();
  admin = await server.joinAdmin();
  const everyDoor = async (first: MemberClient) => [
    first,
    ...(await Promise.all(
      Array.from({ length: DOORS - 1 }, () => server.connect({ token: first.token })),
    )),
  ];
  members = [];
  moderators = [];
  for (let index = 0; index < MEMBERS; index += 1) {
    members.push(await everyDoor(await server.join(`Member ${index}`)));
  }
  for (let index = 0; index < MODERATORS; index += 1) {
    moderators.push(await everyDoor(await server.joinModerator(`Moderator ${index}`)));
  }
  ids = await Promise.all(members.map(idOf));
  moderatorIds = await Promise.all(moderators.map(idOf));
  installWitness(server.dataDir);
}, 60_000);
afterAll(() => server.close());

async function idOf([socket]: SocketClient[]): Promise<MemberId> {
  const { member } = await socket!.ask('community.describe', {});
  return member!.id;
}

describe(`with the seed ${SEED}`, () => {
  test('[M1][M2] on several sockets nothing is committed under a mute that holds', async () => {
    const doors: Doors = {
      members: ids,
      ask: (who, door) => {
        const socket =
          'member' in who ? members[who.member]?.[door] : moderators[who.moderator]?.[door];
        return async (name, request) => {
          const answer = await socket!.send(name, request);
          if (answer.ok) return { ok: true };
          return { ok: false, code: answer.error.code, until: answer.error.until };
        };
      },
    };
    const orders: Orders = { writeFirst: 0, muteFirst: 0 };
    await fc.assert(
      fc.asyncProperty(scriptArbitrary, async (script) => {
        await run(doors, [await publish(admin), await publish(admin)], script, orders);
        expectNothingUnderMute(server.dataDir);
      }),
      { seed: SEED, numRuns: 12, endOnFailure: true },
    );
    expectBothOrders(orders, server.dataDir);
    expect(brokenInvariants(server.dataDir)).toEqual([]);
  }, 120_000);

  test('[M1][M2] on several nodes nothing is committed under a mute that holds', async () => {
    const stores: Store[] = [];
    for (let node = 0; node < DOORS; node += 1) stores.push(await openDataFolder(server.dataDir));
    try {
      const queues = stores.map((store) => new CommitQueue(store, () => {}));
      const doors: Doors = {
        members: ids,
        ask: (who, door) => (name, request) => {
          const id = 'member' in who ? ids[who.member] : moderatorIds[who.moderator];
          return asMember(queues[door]!, id!, name, request);
        },
      };
      const orders: Orders = { writeFirst: 0, muteFirst: 0 };
      await fc.assert(
        fc.asyncProperty(scriptArbitrary, async (script) => {
          await run(doors, [await publish(admin), await publish(admin)], script, orders);
          expectNothingUnderMute(server.dataDir);
        }),
        { seed: SEED, numRuns: 8, endOnFailure: true },
      );
      expectBothOrders(orders, server.dataDir);
      expect(brokenInvariants(server.dataDir)).toEqual([]);
    } finally {
      for (const store of stores) await store.close();
    }
  }, 120_000);
});

type UseCase = (unit: UnitOfWork, actor: Member | null, request: never) => Promise<unknown>;
const useCases: Record<Name, UseCase> = {
  'comment.post': postComment,
  'comment.edit': editComment,
  'comment.react': reactToComment,
  'member.mute': muteMember,
  'member.unmute': unmuteMember,
};

/** Asks the use case on one node, as whoever is signed in there. */
async function asMember(
  queue: CommitQueue,
  id: MemberId,
  name: Name,
  request: Record<string, unknown>,
): Promise<Answered> {
  try {
    await queue.submit(async (unit) =>
      useCases[name](unit, await findMember(unit.db, id), request as never),
    );
    return { ok: true };
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error;
    return { ok: false, code: error.wire.code, until: error.wire.until };
  }
}
