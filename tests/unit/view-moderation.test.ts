// The view's pure parts of moderation: which sanction binds where, how its time runs down in words,
// reasons and refusals, how long a mute is asked for, whom one may act on.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanctionTitle } from '../../renderer/composer/sanction-card.tsx';
import { timeLeft } from '../../renderer/messages/dates.ts';
import { errorInWords } from '../../renderer/messages/errors.ts';
import { bindingHere, markOf } from '../../renderer/moderation/binding.ts';
import { maySanction } from '../../renderer/moderation/rank.ts';
import { reasonInWords, reasonOfDigit } from '../../renderer/moderation/reasons.ts';
import { asLocalField, muteEnd } from '../../renderer/moderation/terms.ts';
import { textNow } from '../../renderer/moderation/text-now.ts';
import { untilNextWords } from '../../renderer/state/clock.ts';
import { heldWords } from '../../renderer/thread/comment-words.ts';
import type { Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { Desk, OwnSanction, SanctionView } from '../../shared/bridge/moderation-views.ts';
import { listedReasons } from '../../shared/protocol/closed-lists.ts';
import type { ActId, ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';

const NOW = Date.parse('2026-11-12T14:30:00.000Z');
const MINUTE = 60_000;
const here = 'here' as ArticleId;
const elsewhere = 'elsewhere' as ArticleId;
const member = { id: 'member' as MemberId, name: 'late ferry' };

function sanction(more: Partial<SanctionView> = {}): SanctionView {
  return {
    kind: 'mute',
    id: 'act' as ActId,
    member,
    articleId: here,
    commentId: null,
    reason: 'hate',
    by: { role: 'moderator', moderator: null },
    at: new Date(NOW - MINUTE).toISOString(),
    until: new Date(NOW + 52 * MINUTE).toISOString(),
    endedAt: null,
    appeal: null,
    waiting: null,
    ...more,
  } as SanctionView;
}

const own = (more: Partial<SanctionView> = {}): OwnSanction => ({
  sanction: sanction(more),
  appealDelivery: null,
});
const inMinutes = (count: number) => new Date(NOW + count * MINUTE).toISOString();

describe('which sanction binds', () => {
  test('a mute of a thread binds there alone, one of the community everywhere', () => {
    expect(bindingHere([own()], here, NOW)).not.toBeNull();
    expect(bindingHere([own()], elsewhere, NOW)).toBeNull();
    expect(bindingHere([own({ articleId: null })], elsewhere, NOW)).not.toBeNull();
  });

  test('[M2] not once its end has come by the server’s clock, nor once it was lifted', () => {
    const mute = own({ until: inMinutes(1) });
    expect(bindingHere([mute], here, NOW + MINUTE - 1)).toBe(mute);
    expect(bindingHere([mute], here, NOW + MINUTE)).toBeNull();
    expect(bindingHere([own({ endedAt: inMinutes(-1) })], here, NOW)).toBeNull();
  });

  test('of several the one that holds longest is told; a ban before all', () => {
    const short = own({ until: inMinutes(1) });
    const long = own({ articleId: null, until: inMinutes(9) });
    const endless = own({ until: null });
    const ban = own({ kind: 'ban', articleId: null, until: null });
    const any = fc.shuffledSubarray([short, long, endless, ban], { minLength: 1 });
    fc.assert(
      fc.property(any, (sanctions) => {
        const expected = [ban, endless, long, short].find((each) => sanctions.includes(each));
        expect(bindingHere(sanctions, here, NOW)).toBe(expected);
      }),
      { seed: 20_261_112 },
    );
  });

  test('moderators see a mark at the author, for the thread or for all', () => {
    const { id } = member;
    expect(markOf([sanction()], id, here, NOW)).toBe('mutedHere');
    expect(markOf([sanction()], id, elsewhere, NOW)).toBeNull();
    expect(markOf([sanction(), sanction({ articleId: null })], id, here, NOW)).toBe('muted');
    expect(markOf([sanction({ kind: 'ban', until: null })], id, here, NOW)).toBe('banned');
    expect(markOf([sanction()], 'another' as MemberId, here, NOW)).toBeNull();
    expect(markOf([sanction()], id, here, NOW + 60 * MINUTE)).toBeNull();
  });
});

describe('time that runs down', () => {
  test('is said by the second under two minutes, and never as nothing', () => {
    expect(timeLeft(52 * MINUTE)).toBe('52 minutes');
    expect(timeLeft(2 * MINUTE)).toBe('2 minutes');
    expect(timeLeft(119_000)).toBe('119 seconds');
    expect(timeLeft(61_001)).toBe('62 seconds');
    expect(timeLeft(1)).toBe('1 second');
    expect(timeLeft(0)).toBe('1 second');
  });

  test('the next tick comes exactly when the words change', () => {
    const left = fc.integer({ min: 1, max: 47 * 60 * MINUTE });
    fc.assert(
      fc.property(left, (milliseconds) => {
        const wait = untilNextWords(milliseconds);
        const said = timeLeft(milliseconds);
        expect(wait).toBeGreaterThan(0);
        if (wait > 1) expect(timeLeft(milliseconds - wait + 1)).toBe(said);
        // Above an hour the words change less often than the minutes do.
        if (milliseconds - wait > 0 && milliseconds <= 60 * MINUTE) {
          expect(timeLeft(milliseconds - wait)).not.toBe(said);
        }
      }),
      { seed: 20_261_112, numRuns: 2_000 },
    );
  });

  test('the card says what, where and for how long', () => {
    expect(sanctionTitle(sanction(), NOW)).toBe(
      'You are muted in this thread for another 52 minutes',
    );
    expect(sanctionTitle(sanction({ articleId: null, until: null }), NOW)).toBe(
      'You are muted in this community',
    );
    expect(sanctionTitle(sanction({ kind: 'ban', until: null }), NOW)).toBe(
      'You are banned from this community',
    );
  });
});

describe('how long', () => {
  test('from the commit, without end, or until a moment that is still to come', () => {
    expect(muteEnd('hour', '', NOW)).toEqual({ forSeconds: 3_600 });
    expect(muteEnd('forever', '', NOW)).toEqual({ until: null });
    const moment = asLocalField(NOW + 90 * MINUTE);
    expect(muteEnd('until', moment, NOW)).toEqual({ until: inMinutes(90) });
    expect(muteEnd('until', asLocalField(NOW - MINUTE), NOW)).toBeNull();
    expect(muteEnd('until', '', NOW)).toBeNull();
  });
});

describe('reasons', () => {
  test('each of the list has a digit and words of its own', () => {
    const digits = listedReasons.map((_, index) => reasonOfDigit(String(index + 1)));
    expect(digits).toEqual(listedReasons);
    for (const key of ['0', '8', '9', 'a', '12', 'Enter']) expect(reasonOfDigit(key)).toBeNull();
    const words = listedReasons.map(reasonInWords);
    expect(new Set(words).size).toBe(listedReasons.length);
    for (const each of words) expect(each).not.toMatch(/_|moderation\./);
    expect(reasonInWords('off the rails')).toBe('off the rails');
  });

  test('a refusal says why in words', () => {
    const about = { message: 'as the server says it' };
    expect(errorInWords({ ...about, code: 'banned', reason: 'hate' }, NOW)).toBe(
      'You are banned from this community, for “hate”.',
    );
    expect(errorInWords({ ...about, code: 'muted', until: null, reason: 'off_topic' }, NOW)).toBe(
      'You are muted here, for “off topic”.',
    );
    expect(errorInWords({ ...about, code: 'rule', reason: 'No links, please.' }, NOW)).toBe(
      'A rule of this community does not allow this: No links, please.',
    );
  });

  test('one’s own comment that waits or was not approved says so', () => {
    const held = (state: 'pending' | 'rejected', reason: string) =>
      heldWords({ held: { state, reason } } as ThreadComment);
    expect(held('pending', '')).toBe('waits for approval, seen only by you and the moderators');
    expect(held('rejected', 'off_topic')).toBe('not approved: off topic');
    expect(held('rejected', '')).toBe('not approved');
    expect(heldWords({ held: null } as ThreadComment)).toBeNull();
  });
});

describe('whom one may mute or ban', () => {
  const as = (role: 'member' | 'moderator' | 'admin') =>
    ({ member: { id: 'me', role } }) as Pick<Community, 'member'>;

  test('[A4] nobody of their own rank or above, and never oneself', () => {
    const other = (role: 'member' | 'moderator' | 'admin') => ({ id: 'x' as MemberId, role });
    const may = (mine: 'member' | 'moderator' | 'admin') =>
      (['member', 'moderator', 'admin'] as const).map((role) => maySanction(as(mine), other(role)));
    expect(may('member')).toEqual([false, false, false]);
    expect(may('moderator')).toEqual([true, false, false]);
    expect(may('admin')).toEqual([true, true, false]);
    expect(maySanction(as('admin'), { id: 'me' as MemberId, role: 'member' })).toBe(false);
    expect(maySanction(as('moderator'), { id: 'x' as MemberId })).toBe(true);
    expect(maySanction({ member: null }, other('member'))).toBe(false);
  });
});

describe('[M5] the text over which one acts', () => {
  const comment = { id: 'it' as CommentId, body: 'a threat' };
  const inThread = (body: string | null) => new Map([[comment.id, { body }]]);
  const onDesk = (body: string | null) =>
    ({ reports: [{ id: comment.id, body }], pending: [] }) as unknown as Desk;

  test('goes when it was withheld meanwhile, in the thread or on the desk', () => {
    expect(textNow(comment, inThread('a threat'), null)).toBe('a threat');
    expect(textNow(comment, inThread(null), null)).toBeNull();
    expect(textNow(comment, new Map(), onDesk(null))).toBeNull();
  });

  test('stays where the desk still shows what is hidden, and where neither knows it', () => {
    expect(textNow(comment, inThread(null), onDesk('a threat'))).toBe('a threat');
    expect(textNow(comment, new Map(), null)).toBe('a threat');
  });
});
