// Reports over real sockets: one a member and comment, grouped for the desk, decided once, and what
// came of it told to those who reported.
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { limits } from '../../shared/limits.ts';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import { startPeopledServer } from './peopled-server.ts';
import type { Follower, SocketClient } from './socket-client.ts';
import { type MemberClient, post, type TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;
let mia: MemberClient;
let ann: MemberClient;
let ben: MemberClient;
let cay: MemberClient;
let desk: Follower;
let articleId: string;
let comment: CommentRow;

beforeAll(async () => {
  ({ server, admin, mia, ann, ben, articleId } = await startPeopledServer());
  cay = await server.join('Cay');
  desk = await mia.follow('desk');
});
afterAll(() => server.close());
beforeEach(async () => {
  comment = await post(ann, articleId, 'what was said');
});

const report = (who: SocketClient, reason = 'spam', note?: string) =>
  who.ask('comment.report', { id: comment.id, reason, ...(note !== undefined && { note }) });

/** The case as it stands on the desk, once it is there. */
function theCase(expected: Record<string, unknown>) {
  return vi.waitFor(() => {
    const row = desk.row('report', comment.id);
    expect(row).toMatchObject(expected);
    return row!;
  });
}

describe('reporting', () => {
  test('reports of one comment are one row of the desk, the oldest first', async () => {
    await report(ben, 'hate', 'Look at the second line.');
    await report(cay, 'in my own words');
    const row = await theCase({ reportCount: 2 });
    expect(row).toMatchObject({
      articleId,
      number: comment.number,
      author: { name: 'Ann', role: 'member' },
      body: 'what was said',
      commentState: 'visible',
      createdAt: comment.createdAt,
      decision: null,
      reports: [
        { by: { name: 'Ben' }, ruleId: null, reason: 'hate', note: 'Look at the second line.' },
        { by: { name: 'Cay' }, ruleId: null, reason: 'in my own words', note: '' },
      ],
    });
  });

  test('[W2] the same report again is answered alike; another one of the same comment is not', async () => {
    expect(await report(ben, 'hate', 'note')).toEqual({});
    expect(await report(ben, 'hate', 'note')).toEqual({});
    expect(await ben.refusal('comment.report', { id: comment.id, reason: 'spam' })).toMatchObject({
      code: 'conflict',
      field: 'id',
    });
    await theCase({ reportCount: 1 });
    await mia.ask('comment.hide', { id: comment.id, reason: 'hate' });
    expect(await report(ben, 'hate', 'note')).toEqual({});
    await theCase({ reportCount: 1, decision: { act: 'comment.hide' } });
  });

  test('[A1] a guest cannot report, and what is not there cannot be reported', async () => {
    const guest = await server.connect();
    const request = { id: comment.id, reason: 'spam' };
    expect(await guest.refusal('comment.report', request)).toMatchObject({
      code: 'unauthenticated',
    });
    expect(await ben.refusal('comment.report', { ...request, id: v7() })).toMatchObject({
      code: 'not_found',
      field: 'id',
    });
    expect(await ben.refusal('comment.report', { ...request, reason: '  ' })).toMatchObject({
      code: 'invalid',
      field: 'reason',
    });
    expect(
      await ben.refusal('comment.report', { ...request, reason: 'x'.repeat(limits.reason + 1) }),
    ).toMatchObject({ code: 'too_long', field: 'reason' });
  });

  test('[M9] who has reported stands in the desk alone', async () => {
    await report(ben, 'hate', 'a note that gives me away');
    await theCase({ reportCount: 1 });
    for (const stream of ['feed', `thread:${articleId}`, 'me'] as const) {
      const page = JSON.stringify(await ann.send('sync.open', { stream, after: 0 }));
      expect(page).not.toContain('Ben');
      expect(page).not.toContain('a note that gives me away');
    }
  });

  test('the row follows the comment: edited, hidden, removed', async () => {
    await report(ben);
    await ann.ask('comment.edit', { id: comment.id, body: 'what was meant' });
    await theCase({ body: 'what was meant', commentState: 'visible' });
    await mia.ask('comment.hide', { id: comment.id, reason: 'review' });
    await theCase({ body: 'what was meant', commentState: 'hidden' });
    await ann.ask('comment.remove', { id: comment.id });
    const row = await theCase({ body: null, commentState: 'removed' });
    expect(JSON.stringify(row)).not.toContain('meant');
  });

  test('a hundred reports are shown, and all are counted', async () => {
    const reporters = await Promise.all(
      Array.from({ length: 105 }, (_, index) => server.join(`Crowd ${index}`)),
    );
    await Promise.all(reporters.map((who) => report(who, 'spam')));
    const row = await theCase({ reportCount: 105 });
    expect(row.reports).toHaveLength(100);
    const times = row.reports.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
  }, 60_000);
});

describe('deciding', () => {
  test('[M3][M7] a dismissal is told to the reporters, logged once, and told to who comes second', async () => {
    await report(ben);
    await report(cay);
    const me = await ben.follow('me');
    expect(me.row('ownReport', comment.id)).toMatchObject({
      articleId,
      reason: 'spam',
      outcome: 'open',
    });
    const actId = v7();
    const dismiss = { id: comment.id, reason: 'Within the rules.', actId };
    expect(await mia.ask('report.dismiss', dismiss)).toEqual({});
    expect(await mia.ask('report.dismiss', dismiss)).toEqual({});
    expect(await mia.ask('report.dismiss', { id: comment.id })).toEqual({});
    await theCase({ decision: { act: 'report.dismiss', by: { name: 'Mia', role: 'moderator' } } });
    await vi.waitFor(() =>
      expect(me.row('ownReport', comment.id)).toMatchObject({ outcome: 'dismissed' }),
    );
    await vi.waitFor(() => expect(desk.row('log', actId)).toBeDefined());
    expect(desk.row('log', actId)).toMatchObject({
      act: 'report.dismiss',
      member: { name: 'Ann' },
      commentId: comment.id,
      reason: 'Within the rules.',
    });
    expect(desk.all('log').filter(({ commentId }) => commentId === comment.id)).toHaveLength(1);
    const second = await admin.refusal('report.dismiss', { id: comment.id, actId: v7() });
    expect(second).toMatchObject({ code: 'conflict', field: 'id' });
    expect(second.message).toMatch(/^Mia dismissed the reports of this comment on /);
  });

  test('what is done about the comment decides its case, and tells the reporters', async () => {
    await report(ben);
    const me = await ben.follow('me');
    await mia.ask('comment.remove', { id: comment.id, reason: 'spam' });
    await theCase({ decision: { act: 'comment.remove', by: { name: 'Mia' } }, body: null });
    await vi.waitFor(() =>
      expect(me.row('ownReport', comment.id)).toMatchObject({ outcome: 'acted' }),
    );
    expect(await admin.refusal('report.dismiss', { id: comment.id })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Mia removed this comment'),
    });
    await admin.ask('comment.restore', { id: comment.id });
    await theCase({ decision: { act: 'comment.restore' }, body: 'what was said' });
    await vi.waitFor(() =>
      expect(me.row('ownReport', comment.id)).toMatchObject({ outcome: 'dismissed' }),
    );
  });

  test('a report that comes later opens the case again, for its own reporter', async () => {
    await report(ben);
    await mia.ask('report.dismiss', { id: comment.id });
    await report(cay, 'hate');
    await theCase({ decision: null, reportCount: 2 });
    const bens = await ben.follow('me');
    const cays = await cay.follow('me');
    expect(bens.row('ownReport', comment.id)).toMatchObject({ outcome: 'dismissed' });
    expect(cays.row('ownReport', comment.id)).toMatchObject({ outcome: 'open' });
    await admin.ask('comment.hide', { id: comment.id, reason: 'hate' });
    for (const me of [bens, cays]) {
      await vi.waitFor(() =>
        expect(me.row('ownReport', comment.id)).toMatchObject({ outcome: 'acted' }),
      );
    }
  });

  test('[A1] members dismiss nothing, and nobody what was not reported', async () => {
    await report(ben);
    expect(await cay.refusal('report.dismiss', { id: comment.id })).toMatchObject({
      code: 'forbidden',
    });
    const other = await post(ann, articleId, 'unreported');
    expect(await mia.refusal('report.dismiss', { id: other.id })).toMatchObject({
      code: 'not_found',
      field: 'id',
    });
    expect(await mia.refusal('report.dismiss', { id: v7() })).toMatchObject({ code: 'not_found' });
  });

  test('[M7] of a moderator who dismisses and one who hides at the same moment both hold, in one order', async () => {
    await report(ben);
    const [dismissed, hidden] = await Promise.all([
      mia.send('report.dismiss', { id: comment.id, actId: v7() }),
      admin.send('comment.hide', { id: comment.id, reason: 'hate', actId: v7() }),
    ]);
    // To hide goes beyond a dismissal; to dismiss what was hidden would say that it stands.
    expect(hidden.ok).toBe(true);
    const row = await theCase({ decision: { act: 'comment.hide' } });
    expect(row.commentState).toBe('hidden');
    if (!dismissed.ok) {
      expect(dismissed.error).toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('Admin hid this comment'),
      });
    }
  });
});
