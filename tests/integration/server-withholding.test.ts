// Hiding, removing and restoring over real sockets: who sees what, what it says in the log, and that a
// text that was withheld is in nothing that is sent.
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { limits } from '../../shared/limits.ts';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import { brokenInvariants } from './community-database.ts';
import { startPeopledServer } from './peopled-server.ts';
import type { SocketClient } from './socket-client.ts';
import { type MemberClient, post, publish, readable, type TestServer } from './test-server.ts';

const SECRET = 'a text that nobody shall see again';

let server: TestServer;
let admin: MemberClient;
let mia: MemberClient;
let ann: MemberClient;
let ben: MemberClient;
let articleId: string;

beforeAll(async () => {
  ({ server, admin, mia, ann, ben } = await startPeopledServer());
});
afterAll(() => server.close());
beforeEach(async () => {
  articleId = await publish(admin);
});

const hide = (who: SocketClient, id: string, reason = 'review', actId?: string) =>
  who.ask('comment.hide', { id, reason, ...(actId !== undefined && { actId }) });

async function thread(): Promise<Map<string, CommentRow>> {
  const reader = await server.connect();
  const follower = await reader.follow(`thread:${articleId}`);
  reader.close();
  return new Map(follower.all('comment').map((row) => [row.id, row]));
}

async function commentCount(): Promise<number> {
  const feed = await (await server.connect()).follow('feed');
  return feed.row('article', articleId)?.commentCount ?? -1;
}

/** The newest entries of the log, newest first. */
async function logged() {
  const desk = await mia.follow('desk');
  return desk.all('log').sort((a, b) => b.seq - a.seq);
}

describe('what it does', () => {
  test('[S8] a hidden comment is a tombstone, to its author and to moderators too', async () => {
    const comment = await post(ann, articleId, SECRET);
    const { comment: hidden } = await hide(mia, comment.id, 'hate');
    expect(hidden).toMatchObject({
      state: 'hidden',
      body: null,
      removal: { by: 'moderator', reason: 'hate' },
      number: comment.number,
      seq: comment.seq,
    });
    for (const who of [await server.connect(), ann, mia]) {
      const page = await who.send('sync.open', { stream: `thread:${articleId}`, after: 0 });
      expect(JSON.stringify(page)).not.toContain(SECRET);
    }
    expect(await commentCount()).toBe(0);
  });

  test('nobody answers, changes, reports or reacts to what is hidden', async () => {
    const { id } = await post(ann, articleId, 'x');
    await hide(mia, id);
    const conflicts = [
      await ben.refusal('comment.post', { id: v7(), articleId, parentId: id, body: 'reply' }),
      await ann.refusal('comment.edit', { id, body: 'y' }),
      await ben.refusal('comment.react', { id, reaction: 'agree', on: true }),
      await ben.refusal('comment.report', { id, reason: 'spam' }),
    ];
    for (const conflict of conflicts) expect(conflict).toMatchObject({ code: 'conflict' });
  });

  test('[N2] a restored comment is as it was, its reactions and replies too', async () => {
    const comment = await post(ann, articleId, 'a thought');
    await post(ben, articleId, 'a reply', comment.id);
    await ben.ask('comment.react', { id: comment.id, reaction: 'thanks', on: true });
    const before = (await thread()).get(comment.id);
    const removed = readable(await mia.ask('comment.remove', { id: comment.id, reason: 'spam' }));
    expect(removed).toMatchObject({ state: 'removed', body: null, reactions: {} });
    expect(await commentCount()).toBe(1);
    const { comment: restored } = await admin.ask('comment.restore', { id: comment.id });
    expect({ ...restored, rev: 0 }).toEqual({ ...before, rev: 0 });
    expect(restored.rev).toBeGreaterThan(removed.rev);
    expect(await commentCount()).toBe(2);
    await ben.ask('comment.react', { id: comment.id, reaction: 'thanks', on: false });
    expect((await thread()).get(comment.id)?.reactions).toEqual({});
  });

  test('[S8] what its author removes is kept nowhere, also where a moderator had hidden it', async () => {
    const own = `mine alone ${v7()}`;
    const first = await post(ann, articleId, own);
    const second = await post(ann, articleId, own);
    await hide(mia, second.id);
    for (const { id } of [first, second]) {
      const removed = readable(await ann.ask('comment.remove', { id, reason: 'not mine to give' }));
      expect(removed).toMatchObject({ state: 'removed', removal: { by: 'author', reason: '' } });
      expect(await mia.refusal('comment.restore', { id })).toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('author'),
      });
      expect(await mia.ask('comment.examine', { id })).toEqual({ body: null });
    }
    const kept = await server.withStore((store) =>
      store.read((db) => db.selectFrom('comments').select(['body', 'withheld_body']).execute()),
    );
    expect(JSON.stringify(kept)).not.toContain(own);
  });

  test('a moderator reads what was hidden or removed; nobody else does', async () => {
    const { id } = await post(ann, articleId, SECRET);
    expect(await mia.ask('comment.examine', { id })).toEqual({ body: SECRET });
    await hide(admin, id);
    expect(await mia.ask('comment.examine', { id })).toEqual({ body: SECRET });
    await admin.ask('comment.remove', { id, reason: 'hate' });
    expect(await mia.ask('comment.examine', { id })).toEqual({ body: SECRET });
    expect(await ann.refusal('comment.examine', { id })).toMatchObject({ code: 'forbidden' });
    expect(await mia.refusal('comment.examine', { id: v7() })).toMatchObject({
      code: 'not_found',
      field: 'id',
    });
  });
});

describe('who may', () => {
  test('[A1] members and guests neither hide nor restore, and nothing of it is logged', async () => {
    const { id } = await post(ann, articleId, 'x');
    const guest = await server.connect();
    const before = (await logged()).length;
    for (const [name, fields] of [
      ['comment.hide', { reason: 'hate' }],
      ['comment.remove', { reason: 'hate' }],
      ['comment.restore', {}],
    ] as const) {
      expect(await ben.refusal(name, { id, ...fields })).toMatchObject({ code: 'forbidden' });
      expect(await guest.refusal(name, { id, ...fields })).toMatchObject({
        code: 'unauthenticated',
      });
      expect(await mia.refusal(name, { ...fields, id: v7() })).toMatchObject({
        code: 'not_found',
      });
    }
    expect((await thread()).get(id)?.state).toBe('visible');
    expect(await logged()).toHaveLength(before);
  });

  test('a moderator hides an admin’s comment', async () => {
    const { id } = await post(admin, articleId, 'x');
    expect((await hide(mia, id)).comment.state).toBe('hidden');
  });
});

describe('the log', () => {
  test('[M3] each act stands in it once, with whose comment, which and why', async () => {
    const comment = await post(ann, articleId, 'x');
    const actId = v7();
    await hide(mia, comment.id, 'off_topic', actId);
    const [entry] = await logged();
    expect(entry).toMatchObject({
      id: actId,
      act: 'comment.hide',
      by: { name: 'Mia', role: 'moderator' },
      member: { id: comment.author.id, name: 'Ann' },
      articleId,
      commentId: comment.id,
      number: comment.number,
      reason: 'off_topic',
    });
    const before = (await logged()).length;
    await ann.ask('comment.remove', { id: comment.id });
    expect(await logged()).toHaveLength(before);
  });

  test('[M7] sent again it is answered as before and done once, with its id or without', async () => {
    const comment = await post(ann, articleId, 'x');
    const before = (await logged()).length;
    const actId = v7();
    const first = await hide(mia, comment.id, 'hate', actId);
    expect(await hide(mia, comment.id, 'hate', actId)).toEqual(first);
    expect(await hide(mia, comment.id, 'hate')).toEqual(first);
    await admin.ask('comment.restore', { id: comment.id });
    // The act was done, and another came after it.
    expect((await hide(mia, comment.id, 'hate', actId)).comment.state).toBe('visible');
    expect(await logged()).toHaveLength(before + 2);
    expect(
      await mia.refusal('comment.remove', { id: comment.id, reason: 'hate', actId }),
    ).toMatchObject({ code: 'conflict', field: 'actId' });
    expect(
      await admin.refusal('comment.hide', { id: comment.id, reason: 'hate', actId }),
    ).toMatchObject({ code: 'conflict', field: 'actId' });
  });

  test('[M7] who comes second is told who did what, and when', async () => {
    const { id } = await post(ann, articleId, 'x');
    const started = Date.now();
    await hide(mia, id, 'hate', v7());
    const refusal = await admin.refusal('comment.hide', { id, reason: 'spam', actId: v7() });
    expect(refusal).toMatchObject({ code: 'conflict', field: 'id' });
    expect(refusal.message).toMatch(/^Mia hid this comment on \d{4}-\d\d-\d\d at \d\d:\d\d UTC\.$/);
    const [, day, time] = /on (\S+) at (\S+) UTC/.exec(refusal.message) ?? [];
    expect(Date.parse(`${day}T${time}:59.999Z`)).toBeGreaterThanOrEqual(started);
    // What is hidden can still be removed, and then that is what is told.
    await admin.ask('comment.remove', { id, reason: 'hate' });
    expect((await mia.refusal('comment.remove', { id, reason: 'hate' })).message).toContain(
      'Admin removed this comment',
    );
    await mia.ask('comment.restore', { id });
    expect((await admin.refusal('comment.restore', { id })).message).toContain(
      'Mia restored this comment',
    );
  });

  test('[M7] of two who act at the same moment one is told of the other', async () => {
    const { id } = await post(ann, articleId, 'x');
    const before = (await logged()).length;
    const answers = await Promise.all([
      mia.send('comment.hide', { id, reason: 'hate', actId: v7() }),
      admin.send('comment.hide', { id, reason: 'spam', actId: v7() }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = answers.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ error: { code: 'conflict' } });
    expect(await logged()).toHaveLength(before + 1);
  });
});

describe('revocations', () => {
  test('[M5] reach by the feed who follows no thread, and say which row is newer', async () => {
    const comment = await post(ann, articleId, SECRET);
    const reader = await server.connect();
    const feed = await reader.follow('feed');
    const { comment: hidden } = await hide(mia, comment.id, 'hate');
    await vi.waitFor(() =>
      expect(feed.row('revocation', comment.id)).toMatchObject({
        articleId,
        commentRev: hidden.rev,
        state: 'hidden',
        removal: { by: 'moderator', reason: 'hate' },
      }),
    );
    const { comment: restored } = await mia.ask('comment.restore', { id: comment.id });
    await vi.waitFor(() =>
      expect(feed.row('revocation', comment.id)).toMatchObject({
        commentRev: restored.rev,
        state: 'visible',
        removal: null,
      }),
    );
    expect(feed.gaps).toBe(0);
    expect(JSON.stringify(reader.changes)).not.toContain(SECRET);
  });

  test('[M5] an opening of the feed tells at once all that is withheld above the cursor', async () => {
    const rows: CommentRow[] = [];
    for (let count = 0; count < 4; count += 1) rows.push(await post(ann, articleId, SECRET));
    const [hidden, own, restored, left] = rows.map(({ id }) => id);
    const old = await server.connect();
    const cursor = (await old.follow('feed')).cursor;
    old.close();
    // More articles than a page holds come before and after what is withheld.
    const publishMany = () =>
      Promise.all(Array.from({ length: limits.pageRows / 2 + 10 }, () => publish(admin)));
    await publishMany();
    await hide(mia, hidden!);
    await hide(mia, restored!);
    await mia.ask('comment.restore', { id: restored! });
    await publishMany();
    await ann.ask('comment.remove', { id: own! });

    const back = await server.connect();
    const first = await back.ask('sync.open', { stream: 'feed', after: cursor });
    expect(first.more).toBe(true);
    expect(first.revocations.map(({ id }) => id)).toEqual([hidden, own]);
    expect(first.changes.rows.some(({ id }) => id === own)).toBe(false);
    // Told once: the later pages bring the rows themselves.
    const second = await back.ask('sync.open', { stream: 'feed', after: first.changes.to });
    expect(second).toMatchObject({ more: false, revocations: [] });
    // What is withheld meanwhile is told with the next opening, and nothing twice.
    await hide(mia, left!);
    const later = await back.ask('sync.open', { stream: 'feed', after: second.changes.to });
    expect(later.revocations.map(({ id }) => id)).toEqual([left]);
    // Who asks for a page once more may not have had it, and is told once more.
    const again = await back.ask('sync.open', { stream: 'feed', after: cursor });
    expect(again.revocations.map(({ id }) => id)).toEqual([hidden, own, left]);
    // Another connection is told all of it again.
    const other = await (await server.connect()).ask('sync.open', {
      stream: 'feed',
      after: cursor,
    });
    expect(other.revocations.map(({ id }) => id)).toEqual([hidden, own, left]);
    // Who has nothing has nothing to lose; who comes from another database may have anything.
    const fresh = await server.connect();
    expect((await fresh.ask('sync.open', { stream: 'feed', after: 0 })).revocations).toEqual([]);
    const strange = await server.connect();
    const beyond = await strange.ask('sync.open', { stream: 'feed', after: 1_000_000 });
    expect(beyond.revocations.map(({ id }) => id)).toEqual(
      expect.arrayContaining([hidden, own, left]),
    );
    const anew = await strange.ask('sync.open', { stream: 'feed', after: 0 });
    expect(anew.revocations).toEqual([]);
  }, 30_000);

  test('[M5] within a page of a thread what is withheld stands first', async () => {
    const first = await post(ann, articleId, 'one');
    const second = await post(ann, articleId, 'two');
    const third = await post(ann, articleId, 'three');
    await hide(mia, first.id);
    await hide(mia, second.id);
    await post(ann, articleId, 'four');
    const page = await ben.ask('sync.open', { stream: `thread:${articleId}`, after: 0 });
    expect(page.changes.rows.map(({ id }) => id).slice(0, 3)).toEqual([
      first.id,
      second.id,
      third.id,
    ]);
    expect(page.changes.to).toBe(6);
    expect(page.revocations).toEqual([]);
  });
});

test('[S1][S6] hiding, removing and restoring at the same moment leave sound streams', async () => {
  const rows = await Promise.all(
    Array.from({ length: 30 }, (_, index) => post(index % 2 ? ann : ben, articleId, `${index}`)),
  );
  const follower = await server.connect();
  const live = await follower.follow(`thread:${articleId}`);
  const feed = await follower.follow('feed');
  await Promise.all(
    rows.flatMap(({ id }, index) => [
      mia.send('comment.hide', { id, reason: 'hate' }),
      admin.send('comment.remove', { id, reason: 'spam' }),
      ann.send('comment.remove', { id }),
      index % 3 === 0
        ? mia.send('comment.restore', { id })
        : ben.send('comment.post', { id: v7(), articleId, parentId: id, body: 'reply' }),
      admin.send('comment.restore', { id }),
    ]),
  );
  const truth = await (await server.connect()).follow(`thread:${articleId}`);
  await vi.waitFor(() => expect(live.cursor).toBe(truth.cursor));
  expect(live.rows).toEqual(truth.rows);
  const visible = truth.all('comment').filter(({ state }) => state === 'visible');
  await vi.waitFor(
    () => expect(feed.row('article', articleId)?.commentCount).toBe(visible.length),
    { timeout: 5_000 },
  );
  for (const row of truth.all('comment')) {
    expect(row.body === null).toBe(row.state !== 'visible');
    const revocation = feed.row('revocation', row.id);
    if (row.state !== 'visible') expect(revocation?.state).toBe(row.state);
  }
  expect(brokenInvariants(server.dataDir)).toEqual([]);
});
