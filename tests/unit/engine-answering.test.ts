// A reply remembers what its writer saw, is held where that has changed, and goes on when they have
// looked at it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDraft, saveDraft } from '../../main/engine/cache/drafts.ts';
import { entriesOfLane } from '../../main/engine/outbox/entries.ts';
import {
  discardWrite,
  editComment,
  postComment,
  retryWrite,
  rewriteWrite,
} from '../../main/engine/writing.ts';
import type { AnsweredChange } from '../../shared/protocol/answered-change.ts';
import type { CommentRow, PostRequest } from '../../shared/protocol/comments.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { ada, at, eve } from './fake-moderation.ts';
import { FakeReplica, first, lane, refuse, thread } from './fake-replica.ts';
import { fakeComment, memberId } from './fake-streams.ts';
import { FollowedLine } from './followed-line.ts';

const bob = { id: memberId(2), name: 'Bob', role: 'member' } as const;
const created = '2026-11-24T10:00:00.000Z';

let fake: FakeReplica;
beforeEach(() => {
  fake = new FakeReplica(bob);
});
afterEach(() => {
  fake.close();
  expect(fake.failures).toEqual([]);
});

/** Ada's comment, which is answered. */
const parent = (changes: Partial<CommentRow> = {}): CommentRow => ({
  ...fakeComment(thread, 0, 'a hateful text'),
  author: ada,
  ...changes,
});
const edited = (minute: number, body: string) => parent({ body, editedAt: at(minute) });
const removed = parent({
  body: null,
  state: 'removed',
  removal: { by: 'moderator', reason: 'hate' },
});

function reply(to: CommentId = first): CommentId {
  return postComment(fake.replica, { articleId: lane, parentId: to, body: 'my answer' });
}

function connect(): void {
  fake.replica.connected(true);
}

/** What was sent as the nth. */
function sent(index = 0): PostRequest {
  const write = fake.sent[index]?.write;
  if (write?.kind !== 'comment.post') throw new Error(`${write?.kind} was sent`);
  return write.request;
}

async function refuseChanged(index: number, what: AnsweredChange['what'], comment: CommentRow) {
  const change = { what, asOf: at(20), comment };
  await fake.sent[index]!.answer({
    ok: false,
    error: { code: 'changed', message: 'changed', change },
  });
}

function shown(id: CommentId) {
  const comment = fake.comments().find((other) => other.id === id);
  if (comment === undefined) throw new Error('it is not shown');
  return comment;
}

function entryOf(id: CommentId): string {
  const { delivery } = shown(id);
  if (delivery.state === 'sent') throw new Error('it is sent');
  return delivery.entryId;
}

const stored = () => JSON.stringify(fake.db.prepare('select * from outbox').all());

test('[W7] a reply goes with the edit that its writer saw, and with when the thread was current', () => {
  reply();
  fake.take(thread, edited(5, 'an edited text'));
  reply();
  connect();
  expect(sent()).toMatchObject({ answering: { editedAt: null, asOf: created } });
  expect(entriesOfLane(fake.db, lane)).toMatchObject([
    { answeredBody: 'a hateful text' },
    { answeredBody: 'an edited text', request: { answering: { editedAt: at(5) } } },
  ]);
});

test('[W7] a comment that answers nothing, or one’s own that still waits, says nothing of what was seen', () => {
  const top = postComment(fake.replica, { articleId: lane, parentId: null, body: 'a thought' });
  reply(top);
  const [of, below] = entriesOfLane(fake.db, lane);
  expect(of?.request).not.toHaveProperty('answering');
  expect(below?.request).not.toHaveProperty('answering');
});

test('[W7] a held reply shows what it answers as it was and as it is; nothing is sent until it is looked at', async () => {
  const id = reply();
  connect();
  await refuseChanged(0, ['edited'], { ...edited(5, 'an edited text'), rev: 2 });
  expect(shown(id)).toMatchObject({
    body: 'my answer',
    delivery: { state: 'refused', error: { code: 'changed' } },
    answered: {
      number: '1',
      author: { name: 'Ada' },
      what: ['edited'],
      before: 'a hateful text',
      after: 'an edited text',
    },
  });
  // The parent itself is here already, and in no second place.
  expect(shown(first).body).toBe('an edited text');
  expect(stored()).not.toContain('an edited text');
  fake.replica.connected(true);
  expect(fake.sent).toHaveLength(1);
});

test('[W7] posted all the same, it answers the comment as it is now, under the same id', async () => {
  const id = reply();
  connect();
  await refuseChanged(0, ['edited', 'muted'], { ...edited(5, 'an edited text'), rev: 2 });
  retryWrite(fake.replica, entryOf(id));
  // The mute of minute 20 is known as well.
  expect(sent(1)).toMatchObject({
    id,
    body: 'my answer',
    answering: { editedAt: at(5), asOf: at(20) },
  });
  // And held again where it has changed once more.
  await refuseChanged(1, ['edited'], { ...edited(6, 'a third text'), rev: 3 });
  expect(shown(id).answered).toMatchObject({ before: 'an edited text', after: 'a third text' });
});

test('[W7] changed by its writer, it answers the comment as it is now', async () => {
  const id = reply();
  connect();
  await refuseChanged(0, ['edited'], { ...edited(5, 'an edited text'), rev: 2 });
  rewriteWrite(fake.replica, entryOf(id), 'another answer');
  expect(sent(1)).toMatchObject({ id, body: 'another answer', answering: { editedAt: at(5) } });
});

test('[W7] changed before it was ever sent, it still answers what its writer saw first', () => {
  const id = reply();
  fake.take(thread, edited(5, 'an edited text'));
  editComment(fake.replica, { id, body: 'another answer' });
  connect();
  expect(sent()).toMatchObject({ body: 'another answer', answering: { editedAt: null } });
});

test('[W7] refused for something else, it is asked again what it answers', async () => {
  const id = reply();
  connect();
  await fake.sent[0]!.answer(refuse('closed'));
  fake.take(thread, edited(5, 'an edited text'));
  expect(shown(id).answered).toMatchObject({
    what: [],
    before: 'a hateful text',
    after: 'an edited text',
  });
  retryWrite(fake.replica, entryOf(id));
  expect(sent(1)).toMatchObject({ answering: { editedAt: null } });
});

test('[W7] given up, it gives its text back', async () => {
  const id = reply();
  connect();
  await refuseChanged(0, ['edited'], { ...edited(5, 'an edited text'), rev: 2 });
  const draft = { of: 'comment', articleId: lane, parentId: first } as const;
  expect(discardWrite(fake.replica, entryOf(id))).toEqual({ body: 'my answer', draft });
  expect(readDraft(fake.db, draft)).toEqual({ text: 'my answer' });
});

test('[W7] given up where nothing is left to answer, its text goes before the draft under the article', async () => {
  const draft = { of: 'comment', articleId: lane, parentId: null } as const;
  saveDraft(fake.db, draft, { text: 'begun' }, 1);
  const id = reply();
  connect();
  await refuseChanged(0, ['removed'], { ...removed, rev: 2 });
  expect(discardWrite(fake.replica, entryOf(id))).toEqual({ body: 'my answer', draft });
  expect(readDraft(fake.db, draft)).toEqual({ text: 'my answer\n\nbegun' });
  expect(entriesOfLane(fake.db, lane)).toEqual([]);
});

test('[M5][S8][W7] of what was removed no text stays with the reply, whichever way it is told', async () => {
  const id = reply();
  fake.take('feed', {
    kind: 'revocation',
    id: first,
    rev: 0,
    articleId: lane,
    commentRev: 2,
    state: 'hidden',
    removal: { by: 'moderator', reason: 'review' },
  });
  expect(stored()).not.toContain('a hateful text');

  const other = fakeComment(thread, 1, 'another hateful text');
  fake.take(thread, { ...other, author: ada });
  const second = reply(other.id);
  fake.take(thread, { ...other, body: null, state: 'removed', removal: removed.removal });
  expect(stored()).not.toContain('hateful');
  const bytes = fake.db.serialize();
  expect(bytes.includes('my answer')).toBe(true);
  expect(bytes.includes('hateful')).toBe(false);
  connect();
  await refuseChanged(0, ['hidden'], { ...removed, rev: 2 });
  expect(shown(id).answered).toMatchObject({ before: null, after: null });
  await refuseChanged(1, ['removed'], { ...other, ...removed, id: other.id, rev: 3 });
  expect(shown(second).answered).toMatchObject({
    what: ['removed'],
    removal: { by: 'moderator', reason: 'hate' },
  });
});

test('[W7] what becomes of the parent of a held reply is told for the reply too', async () => {
  const id = reply();
  connect();
  await refuseChanged(0, ['removed'], { ...removed, rev: 2 });
  expect(shown(id).answered).toMatchObject({ what: ['removed'] });
  fake.told.length = 0;
  const restored = { ...parent(), rev: 3 };
  fake.replica.takeRows([restored]);
  expect(shown(id).answered).toMatchObject({ what: [], state: 'visible', after: 'a hateful text' });
  const ids = fake.told.flatMap((notice) => (notice.topic === 'thread' ? notice.ids : []));
  expect(ids).toEqual([first, id]);
});

test('[W7] a newer server’s unknown change is a refusal like any other', async () => {
  const id = reply();
  connect();
  await fake.sent[0]!.answer(refuse('changed'));
  expect(shown(id).answered).toMatchObject({ what: [], before: 'a hateful text' });
  retryWrite(fake.replica, entryOf(id));
  expect(fake.sent).toHaveLength(2);
});

test('[W7] a moderator’s reply remembers what it answers as well', () => {
  const mods = new FakeReplica(eve);
  postComment(mods.replica, { articleId: lane, parentId: first, body: 'please' });
  expect(entriesOfLane(mods.db, lane)).toMatchObject([{ request: { answering: {} } }]);
  mods.close();
});

test('[W7] a thread is current as of when the server was last heard, and stays so when the line is gone', async () => {
  const line = new FollowedLine();
  expect(line.follower.currentAt(thread)).toBeNull();
  line.write(0);
  line.follower.connected([thread]);
  expect(line.follower.currentAt(thread)).toBeNull();
  await line.answerAll();
  line.heardAt = 2_000;
  expect(line.follower.currentAt(thread)).toBe(2_000);
  line.follower.disconnected();
  line.heardAt = 3_000;
  expect(line.follower.currentAt(thread)).toBe(2_000);
  // Connected again it is no newer before its pages have come.
  line.follower.connected([thread]);
  expect(line.follower.currentAt(thread)).toBe(2_000);
  await line.answerAll();
  expect(line.follower.currentAt(thread)).toBe(3_000);
  line.heardAt = 4_000;
  line.follower.drop(thread);
  line.heardAt = 5_000;
  expect(line.follower.currentAt(thread)).toBe(4_000);
  expect(line.failures).toEqual([]);
});
