// Every role against every action, cell by cell: a change of authority has to change this table too.
import { describe, expect, test } from 'vitest';
import { type Action, can, demand, policy } from '../../server/community/policy.ts';
import { roles } from '../../shared/protocol/accounts.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';

const self = '01930000-0000-7000-8000-000000000001' as MemberId;
const other = '01930000-0000-7000-8000-000000000002' as MemberId;

/** Per role: about one's own, about another's. For reading: a community that guests see, or not. */
const expected: Record<Action, Record<(typeof roles)[number], string>> = {
  'community.read': { guest: '+-', member: '++', moderator: '++', admin: '++' },
  'me.read': { guest: '--', member: '+-', moderator: '+-', admin: '+-' },
  'account.signOut': { guest: '--', member: '++', moderator: '++', admin: '++' },
  'article.publish': { guest: '--', member: '--', moderator: '++', admin: '++' },
  'article.revise': { guest: '--', member: '--', moderator: '++', admin: '++' },
  'article.setDiscussion': { guest: '--', member: '--', moderator: '++', admin: '++' },
  'comment.post': { guest: '--', member: '++', moderator: '++', admin: '++' },
  'comment.postWithoutPause': { guest: '--', member: '--', moderator: '++', admin: '++' },
  'comment.edit': { guest: '--', member: '+-', moderator: '+-', admin: '+-' },
  'comment.remove': { guest: '--', member: '+-', moderator: '++', admin: '++' },
  'comment.react': { guest: '--', member: '++', moderator: '++', admin: '++' },
};

describe('[A1] the policy', () => {
  test('names no action that this table does not', () => {
    expect(Object.keys(policy).sort()).toEqual(Object.keys(expected).sort());
  });

  for (const [action, byRole] of Object.entries(expected) as [
    Action,
    (typeof expected)[Action],
  ][]) {
    for (const role of roles) {
      test(`${action} by a ${role}: ${byRole[role]}`, () => {
        const actor = role === 'guest' ? null : { id: self, role };
        const first = can(actor, action, { ownerId: self, guestsRead: true });
        const second = can(actor, action, { ownerId: other, guestsRead: false });
        expect(`${first ? '+' : '-'}${second ? '+' : '-'}`).toBe(byRole[role]);
      });
    }
  }

  test('nothing is one’s own where nobody is named', () => {
    expect(can({ id: self, role: 'admin' }, 'comment.edit')).toBe(false);
    expect(can(null, 'comment.edit', {})).toBe(false);
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
