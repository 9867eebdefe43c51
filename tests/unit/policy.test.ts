// The policy cell by cell: every role, every standing and every state of a comment against every
// action. A change of authority has to change these tables too, and those of docs/moderation.md.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Action,
  type Actor,
  can,
  commentConditions,
  commentPolicy,
  conditionOf,
  demand,
  demandPossible,
  type Permission,
  policy,
  type Subject,
  standingPolicy,
  standings,
} from '../../server/community/policy.ts';
import { demandReading, demandStanding } from '../../server/community/standing.ts';
import { addArticle } from '../../server/store/articles.ts';
import { openDataFolder } from '../../server/store/data-folder.ts';
import { addMember } from '../../server/store/members.ts';
import { addSanction, type NewSanction } from '../../server/store/sanctions.ts';
import type { Store } from '../../server/store/store.ts';
import type { Role } from '../../shared/protocol/accounts.ts';
import { roles } from '../../shared/protocol/closed-lists.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ActId, ArticleId, MemberId } from '../../shared/protocol/ids.ts';

const self = '01930000-0000-7000-8000-000000000001' as MemberId;
const other = '01930000-0000-7000-8000-000000000002' as MemberId;

/** What a guest, a member, a moderator and an admin may do. */
const expectedRoles: Record<Action, string> = {
  'community.read': 'ifShown yes yes yes',
  'me.read': 'no own own own',
  'desk.read': 'no no yes yes',
  'log.read': 'no ifPublished yes yes',
  'thread.markRead': 'no yes yes yes',
  'account.signOut': 'no yes yes yes',
  'article.publish': 'no no yes yes',
  'article.revise': 'no no yes yes',
  'article.setDiscussion': 'no no yes yes',
  'article.setHolding': 'no no yes yes',
  'comment.post': 'no yes yes yes',
  'comment.postWithoutPause': 'no no yes yes',
  'comment.postWithoutApproval': 'no no yes yes',
  'comment.edit': 'no own own own',
  'comment.react': 'no yes yes yes',
  'comment.report': 'no yes yes yes',
  'comment.remove': 'no own yes yes',
  'comment.hide': 'no no yes yes',
  'comment.restore': 'no no yes yes',
  'comment.examine': 'no no yes yes',
  'comment.approve': 'no no yes yes',
  'comment.reject': 'no no yes yes',
  'report.dismiss': 'no no yes yes',
  'member.describe': 'no no yes yes',
  'member.ignore': 'no yes yes yes',
  'member.mute': 'no no below below',
  'member.unmute': 'no no below below',
  'member.ban': 'no no below below',
  'member.unban': 'no no below below',
  'appeal.write': 'no own own own',
  'appeal.decide': 'no no below below',
  'note.add': 'no no below below',
  'note.delete': 'no no below below',
  'rule.try': 'no no yes yes',
  'rule.save': 'no no yes yes',
  'rule.delete': 'no no yes yes',
  'community.setModeration': 'no no no yes',
  'log.revert': 'no no yes yes',
  'desk.attend': 'no no yes yes',
};
const actions = Object.keys(expectedRoles) as Action[];

/** Whatever an action may be about. */
const subjects: Record<string, Subject> = {
  nothing: {},
  'one’s own': { ownerId: self },
  'another’s': { ownerId: other },
  'a shown community': { guestsRead: true },
  'a closed community': { guestsRead: false },
  'a published log': { publishesLog: true },
  'a log of their own': { publishesLog: false },
  'a member': { member: { id: other, role: 'member' } },
  'a moderator': { member: { id: other, role: 'moderator' } },
  'an admin': { member: { id: other, role: 'admin' } },
  'oneself, were one a member': { member: { id: self, role: 'member' } },
};

/** The subjects on which each kind of permission lets the role act. */
function allowedOn(permission: Permission, role: Role): string[] {
  if (permission === 'yes') return Object.keys(subjects);
  if (permission === 'own') return ['one’s own'];
  if (permission === 'ifShown') return ['a shown community'];
  if (permission === 'ifPublished') return ['a published log'];
  if (permission === 'below') return role === 'admin' ? ['a member', 'a moderator'] : ['a member'];
  return [];
}

describe('[A1] what a role may do', () => {
  test('names no action that this table does not', () => {
    expect(Object.keys(policy).sort()).toEqual([...actions].sort());
  });

  for (const action of actions) {
    for (const [index, role] of roles.entries()) {
      const permission = expectedRoles[action].split(' ')[index] as Permission;
      test(`${action} by a ${role}: ${permission}`, () => {
        const actor: Actor = role === 'guest' ? null : { id: self, role };
        const allowed = Object.keys(subjects).filter((name) => can(actor, action, subjects[name]));
        expect(allowed).toEqual(allowedOn(permission, role));
      });
    }
  }

  test('[A4] nobody acts on themselves, their own rank or a higher one', () => {
    for (const action of ['member.mute', 'member.ban', 'note.add', 'appeal.decide'] as const) {
      for (const role of ['moderator', 'admin'] as const) {
        expect(can({ id: self, role }, action, { member: { id: self, role } })).toBe(false);
        expect(can({ id: self, role }, action, { member: { id: other, role } })).toBe(false);
        expect(can({ id: self, role }, action, { member: { id: other, role: 'admin' } })).toBe(
          false,
        );
      }
    }
  });

  test('a guest is asked to sign in, anybody else is told no', () => {
    expect(() => demand(null, 'comment.post')).toThrow(
      expect.objectContaining({ wire: expect.objectContaining({ code: 'unauthenticated' }) }),
    );
    expect(() => demand({ id: self, role: 'member' as const }, 'article.publish')).toThrow(
      expect.objectContaining({ wire: expect.objectContaining({ code: 'forbidden' }) }),
    );
  });
});

const keptFromMuted: readonly Action[] = [
  'comment.post',
  'comment.postWithoutPause',
  'comment.postWithoutApproval',
  'comment.edit',
  'comment.react',
];
const leftToBanned: Partial<Record<Action, string>> = {
  'community.read': 'asGuest',
  'me.read': 'asRole',
  'account.signOut': 'asRole',
  'appeal.write': 'asRole',
};

describe('[A1][A5][M1] what a mute or ban leaves of it', () => {
  let folder: string;
  let store: Store;
  const here = v7() as ArticleId;
  const elsewhere = v7() as ArticleId;
  const members: Record<string, MemberId> = {};

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-policy-'));
    store = await openDataFolder(folder);
    await store.write(async (unit) => {
      for (const id of [here, elsewhere]) {
        await addArticle(unit, {
          id,
          headline: 'A headline',
          deck: '',
          body: 'Text',
          byline: '',
          sources: [],
          mode: 'open',
          slowSeconds: 0,
          publishedAt: unit.now,
          postedHash: id,
          publisherId: null,
        });
      }
      const sanctioned = async (name: string, ...given: Partial<NewSanction>[]) => {
        const id = v7() as MemberId;
        members[name] = id;
        await addMember(unit, { id, name, role: 'member', passwordHash: null, joinedAt: 0 });
        for (const sanction of given) {
          await addSanction(unit, {
            id: v7() as ActId,
            kind: 'mute',
            member_id: id,
            member_name: name,
            article_id: null,
            comment_id: null,
            reason: 'spam',
            by_id: self,
            by_name: 'Mod',
            by_role: 'moderator',
            at: unit.now,
            until: null,
            ...sanction,
          });
        }
      };
      const tomorrow = unit.now + 86_400_000;
      await sanctioned('Clear');
      await sanctioned('Muted here', { article_id: here, until: tomorrow });
      await sanctioned('Muted elsewhere', { article_id: elsewhere });
      await sanctioned('Muted everywhere', { until: tomorrow });
      await sanctioned('Muted once', { until: unit.now });
      await sanctioned('Banned', { kind: 'ban' }, { until: tomorrow });
    });
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const standingOf = {
    Clear: 'clear',
    'Muted here': 'muted',
    'Muted elsewhere': 'clear',
    'Muted everywhere': 'muted',
    'Muted once': 'clear',
    Banned: 'banned',
  } as const;

  test('names no action that this table does not', () => {
    expect(Object.keys(standingPolicy).sort()).toEqual([...actions].sort());
  });

  for (const action of actions) {
    for (const standing of standings) {
      const muted = keptFromMuted.includes(action) ? 'no' : 'asRole';
      const banned = leftToBanned[action] ?? 'no';
      const leaves = { clear: 'asRole', muted, banned }[standing];
      test(`${action} while ${standing}: ${leaves}`, async () => {
        expect(standingPolicy[action][standing]).toBe(leaves);
        for (const [name, its] of Object.entries(standingOf)) {
          if (its !== standing) continue;
          const id = members[name]!;
          const refused = await outcome(
            store.write((unit) => demandStanding(unit, { id }, action, here)),
          );
          expect(refused).toBe(leaves === 'asRole' ? null : standing);
          // What is only read asks for no thread, so a mute never keeps from it.
          if (standing === 'muted') continue;
          const closed = await outcome(store.read((db) => demandReading(db, { id }, action)));
          expect(closed).toBe(leaves === 'asRole' ? null : standing);
          const open = await outcome(store.read((db) => demandReading(db, { id }, action, true)));
          expect(open).toBe(leaves === 'no' ? standing : null);
        }
      });
    }
  }

  test('[M1][M2] the refusal says until when and why, of several the one that ends last', async () => {
    const id = members['Muted here']!;
    const refusal = store.write((unit) => demandStanding(unit, { id }, 'comment.post', here));
    await expect(refusal).rejects.toMatchObject({
      wire: {
        code: 'muted',
        reason: 'spam',
        until: expect.stringMatching(/Z$/),
        message: 'You are muted in this discussion: spam',
      },
    });
    const banned = store.write((unit) =>
      demandStanding(unit, { id: members.Banned! }, 'comment.post', here),
    );
    await expect(banned).rejects.toMatchObject({ wire: { code: 'banned', reason: 'spam' } });
  });

  test('[M1] a mute that is written in the same transaction binds what comes after it', async () => {
    const id = members.Clear!;
    await expect(
      store.write(async (unit) => {
        await demandStanding(unit, { id }, 'comment.post', here);
        await addSanction(unit, {
          id: v7() as ActId,
          kind: 'mute',
          member_id: id,
          member_name: 'Clear',
          article_id: here,
          comment_id: null,
          reason: 'spam',
          by_id: self,
          by_name: 'Mod',
          by_role: 'moderator',
          at: unit.now,
          until: null,
        });
        await demandStanding(unit, { id }, 'comment.post', elsewhere);
        await demandStanding(unit, { id }, 'comment.post', here);
      }),
    ).rejects.toMatchObject({ wire: { code: 'muted' } });
  });
});

/** Visible, pending, hidden, removed, withdrawn. */
const expectedConditions: Record<keyof typeof commentPolicy, string> = {
  'comment.reply': 'yes not_found conflict conflict conflict',
  'comment.edit': 'yes yes conflict conflict conflict',
  'comment.react': 'yes not_found conflict conflict conflict',
  'comment.report': 'yes not_found conflict conflict conflict',
  'comment.removeOwn': 'yes yes yes already already',
  'comment.remove': 'yes conflict yes conflict conflict',
  'comment.hide': 'yes not_found conflict conflict conflict',
  'comment.restore': 'conflict not_found yes yes conflict',
  'comment.examine': 'yes yes yes yes yes',
  'comment.approve': 'conflict yes conflict conflict conflict',
  'comment.reject': 'conflict yes conflict conflict conflict',
};

describe('[A1] what can be done to a comment', () => {
  test('names no action that this table does not', () => {
    expect(Object.keys(commentPolicy).sort()).toEqual(Object.keys(expectedConditions).sort());
  });

  for (const [action, cells] of Object.entries(expectedConditions)) {
    for (const [index, condition] of commentConditions.entries()) {
      const possible = cells.split(' ')[index];
      test(`${action} on a ${condition} one: ${possible}`, () => {
        const ask = () => demandPossible(condition, action as keyof typeof commentPolicy, 'id');
        if (possible === 'yes') expect(ask()).toBe(true);
        else if (possible === 'already') expect(ask()).toBe(false);
        else {
          expect(ask).toThrow(
            expect.objectContaining({ wire: expect.objectContaining({ code: possible }) }),
          );
        }
      });
    }
  }

  test('who has removed it makes the difference', () => {
    expect(conditionOf({ state: 'visible', removed_by: null })).toBe('visible');
    expect(conditionOf({ state: 'hidden', removed_by: 'moderator' })).toBe('hidden');
    expect(conditionOf({ state: 'removed', removed_by: 'moderator' })).toBe('removed');
    expect(conditionOf({ state: 'removed', removed_by: 'author' })).toBe('withdrawn');
  });
});

test('[A1] the tables of docs/moderation.md are those of the policy', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/moderation.md'), 'utf8');
  const words = (cells: Record<string, string>, names: readonly string[]): string[] =>
    names.map((name) => pageWords[cells[name] ?? ''] ?? cells[name] ?? '');
  const tableOf = (
    table: Record<string, Record<string, string>>,
    names: readonly string[],
  ): string[][] => Object.entries(table).map(([action, cells]) => [action, ...words(cells, names)]);
  expect(tableUnder(page, 'Roles')).toEqual([['', ...roles], ...tableOf(policy, roles)]);
  expect(tableUnder(page, 'Standings')).toEqual([
    ['', ...standings],
    ...tableOf(standingPolicy, standings),
  ]);
  expect(tableUnder(page, 'States of a comment')).toEqual([
    ['', ...commentConditions],
    ...tableOf(commentPolicy, commentConditions),
  ]);
});

/** How the page says what the tables call otherwise. */
const pageWords: Record<string, string> = {
  below: 'lower ranks',
  ifShown: 'if guests read',
  ifPublished: 'if published',
  asRole: 'as before',
  asGuest: 'as a guest',
  already: 'as it is',
  conflict: 'refused',
  not_found: 'unknown',
};

/** The first table under the heading: its cells without the marks of code. */
function tableUnder(page: string, heading: string): string[][] {
  const section = page.split(`\n### ${heading}\n`)[1]?.split('\n#')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+\|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

/** The code with which it was refused; null where it was not. */
async function outcome(asked: Promise<unknown>): Promise<string | null> {
  try {
    await asked;
    return null;
  } catch (error) {
    if (error instanceof RequestRefused) return error.wire.code;
    throw error;
  }
}
