// A reply that says what its writer saw, over real sockets: posted where that still stands, and refused
// with what became of the parent where it does not.
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Answering, CommentRow } from '../../shared/protocol/comments.ts';
import { anHour, closeWhole, muteHere, startPeopledServer } from './peopled-server.ts';
import { type MemberClient, post, publish, readable, type TestServer } from './test-server.ts';

const SEED = 20_261_127;

let server: TestServer;
let admin: MemberClient;
let mia: MemberClient;
let ann: MemberClient;
let ben: MemberClient;
let articleId: string;
/** Ann's, which Ben answers. */
let parent: CommentRow;

beforeAll(async () => {
  ({ server, admin, mia, ann, ben } = await startPeopledServer());
});
afterAll(() => closeWhole(server));
beforeEach(async () => {
  articleId = await publish(admin);
  parent = await post(ann, articleId, 'the ferry is late');
});

async function serverNow(): Promise<string> {
  return (await ben.ask('community.describe', {})).now;
}

async function seen(comment: CommentRow = parent): Promise<Answering> {
  return { editedAt: comment.editedAt, asOf: await serverNow() };
}

/** Before everything that became of its author: a mute may come within the same moment of the clock. */
const seenFirst = (comment: CommentRow): Answering => ({
  editedAt: comment.editedAt,
  asOf: new Date(Date.parse(comment.createdAt) - 1).toISOString(),
});

const replyTo = (comment: CommentRow, answering?: Answering) => ({
  id: v7(),
  articleId: comment.articleId,
  parentId: comment.id,
  body: 'so it is',
  ...(answering !== undefined && { answering }),
});

test('[W7] a reply to what still stands is posted; reactions and other replies change nothing of it', async () => {
  const request = replyTo(parent, await seen());
  await mia.ask('comment.react', { id: parent.id, reaction: 'agree', on: true });
  await post(mia, articleId, 'another reply', parent.id);
  expect(readable(await ben.ask('comment.post', request)).number).toBe('1.2');
});

test('[W7] a reply to what was edited since is refused with the new text, and nothing is written', async () => {
  const request = replyTo(parent, await seen());
  const { comment: edited } = (await ann.ask('comment.edit', {
    id: parent.id,
    body: 'the ferry is early',
  })) as { comment: CommentRow };
  const refusal = await ben.refusal('comment.post', request);
  expect(refusal).toMatchObject({
    code: 'changed',
    field: 'parentId',
    change: { what: ['edited'], comment: { id: parent.id, body: 'the ferry is early' } },
  });
  expect((await post(mia, articleId, 'next', parent.id)).number).toBe('1.1');
  // The writer has looked at it and posts it all the same, under the same id.
  const again = { ...request, answering: await seen(edited) };
  expect(readable(await ben.ask('comment.post', again)).number).toBe('1.2');
});

test('[W7] two edits within one moment of the clock are two changes', async () => {
  const edit = (body: string) => ann.ask('comment.edit', { id: parent.id, body });
  const answers = await Promise.all([edit('one'), edit('two'), edit('three')]);
  const times = answers.map((answer) => readable(answer).editedAt);
  expect(new Set(times).size).toBe(3);
});

test('[W7][E5] a reply to what was removed or hidden since is refused, without its text', async () => {
  const hidden = await post(ann, articleId, 'a hidden text');
  const requests = [replyTo(parent, await seen()), replyTo(hidden, await seen(hidden))] as const;
  await mia.ask('comment.remove', { id: parent.id, reason: 'Rude.' });
  await mia.ask('comment.hide', { id: hidden.id, reason: 'review' });
  const removal = await ben.refusal('comment.post', requests[0]);
  expect(removal).toMatchObject({
    code: 'changed',
    change: {
      what: ['removed'],
      comment: { body: null, removal: { by: 'moderator', reason: 'Rude.' } },
    },
  });
  expect(await ben.refusal('comment.post', requests[1])).toMatchObject({
    code: 'changed',
    change: { what: ['hidden'], comment: { body: null } },
  });
  // For a moderator too: there is nothing left to answer.
  expect(await mia.refusal('comment.post', { ...requests[0], id: v7() })).toMatchObject({
    code: 'changed',
  });
  // Restored as it was, it is what was answered.
  await mia.ask('comment.restore', { id: parent.id });
  await ben.ask('comment.post', requests[0]);
});

test('[W7] a reply to somebody who was muted since is refused, in that thread or everywhere', async () => {
  const carl = await server.join(`Carl ${v7().slice(-6)}`);
  const elsewhere = await publish(admin);
  const here = await post(carl, articleId, 'here');
  const there = await post(carl, elsewhere, 'there');
  const before = seenFirst(here);
  await muteHere(mia, carl, articleId);
  const refusal = await ben.refusal('comment.post', replyTo(here, before));
  expect(refusal).toMatchObject({ code: 'changed', change: { what: ['muted'] } });
  await ben.ask('comment.post', replyTo(there, before));
  // Known by whoever has read the refusal, and by moderators from their desk.
  const asOf = refusal.change?.asOf ?? '';
  await ben.ask('comment.post', replyTo(here, { ...before, asOf }));
  await mia.ask('comment.post', replyTo(here, before));
  // A ban is more than a mute.
  await mia.ask('member.ban', { memberId: carl.id, reason: 'spam', removeLastHour: false });
  for (const comment of [here, there]) {
    expect(await ben.refusal('comment.post', replyTo(comment, { ...before, asOf }))).toMatchObject({
      change: { what: ['banned'] },
    });
  }
});

test('[W7] a mute that was lifted again, ran out, or only replaced an older one changes nothing', async () => {
  const carl = await server.join(`Carl ${v7().slice(-6)}`);
  const comment = await post(carl, articleId, 'here');
  const before = seenFirst(comment);
  await muteHere(mia, carl, articleId);
  await mia.ask('member.unmute', { memberId: carl.id, articleId });
  await ben.ask('comment.post', replyTo(comment, before));
  const { mute } = await mia.ask('member.mute', {
    memberId: carl.id,
    forSeconds: 1,
    reason: 'spam',
  });
  const until = Date.parse(mute.until ?? '');
  while (Date.parse(await serverNow()) <= until);
  await ben.ask('comment.post', replyTo(comment, before));
  await mia.ask('member.mute', { memberId: carl.id, ...anHour });
  const known = await seen(comment);
  await mia.ask('member.mute', { memberId: carl.id, forSeconds: 7200, reason: 'spam' });
  await ben.ask('comment.post', replyTo(comment, known));
  expect(await ben.refusal('comment.post', replyTo(comment, before))).toMatchObject({
    change: { what: ['muted'] },
  });
});

test('[W7] everything that changed is told together', async () => {
  const carl = await server.join(`Carl ${v7().slice(-6)}`);
  const comment = await post(carl, articleId, 'here');
  const before = seenFirst(comment);
  await carl.ask('comment.edit', { id: comment.id, body: 'there' });
  await muteHere(mia, carl, articleId);
  expect(await ben.refusal('comment.post', replyTo(comment, before))).toMatchObject({
    change: { what: ['edited', 'muted'] },
  });
});

test('[W7] a closed discussion and one’s own mute are told before what became of the parent', async () => {
  const carl = await server.join(`Carl ${v7().slice(-6)}`);
  const request = replyTo(parent, await seen());
  await ann.ask('comment.edit', { id: parent.id, body: 'changed' });
  await muteHere(mia, carl, articleId);
  expect(await carl.refusal('comment.post', { ...request, id: v7() })).toMatchObject({
    code: 'muted',
  });
  await admin.ask('article.setDiscussion', { id: articleId, mode: 'closed' });
  expect(await ben.refusal('comment.post', request)).toMatchObject({ code: 'closed' });
});

test('[W7] one’s own words are no news to oneself', async () => {
  const before = await seen();
  await ann.ask('comment.edit', { id: parent.id, body: 'changed by myself' });
  await ann.ask('comment.post', replyTo(parent, before));
});

test('[W7] without saying what was seen a reply is taken as ever', async () => {
  await ann.ask('comment.edit', { id: parent.id, body: 'changed' });
  await ben.ask('comment.post', replyTo(parent));
  const answering = { editedAt: 'yesterday', asOf: 'now' };
  expect(await ben.refusal('comment.post', { ...replyTo(parent), answering })).toMatchObject({
    code: 'invalid',
  });
});

test('[W2][W7] sent again after its acknowledgement was lost, it gets the same answer whatever has changed', async () => {
  const request = replyTo(parent, await seen());
  const first = await ben.ask('comment.post', request);
  await ann.ask('comment.edit', { id: parent.id, body: 'changed' });
  await muteHere(mia, ann, articleId);
  expect(await ben.ask('comment.post', request)).toEqual(first);
  await mia.ask('member.unmute', { memberId: ann.id, articleId });
  await mia.ask('comment.remove', { id: parent.id, reason: '' });
  expect(await ben.ask('comment.post', request)).toEqual(first);
  // Also where the writer had to say anew what they saw.
  expect(await ben.ask('comment.post', { ...request, answering: await seen() })).toEqual(first);
});

test('[M8][W7] what is held for approval is checked when it is posted, and not again when it is approved', async () => {
  await admin.ask('article.setHolding', { id: articleId, holding: { hold: 'all' } });
  const answered = await post(mia, articleId, 'by a moderator, whom nothing holds');
  const late = replyTo(answered, await seen(answered));
  const request = replyTo(answered, await seen(answered));
  const held = await ben.ask('comment.post', request);
  expect(held).toHaveProperty('pending');
  await mia.ask('comment.edit', { id: answered.id, body: 'changed' });
  expect(await ben.refusal('comment.post', late)).toMatchObject({ code: 'changed' });
  expect(await ben.ask('comment.post', request)).toEqual(held);
  await mia.ask('comment.approve', { id: request.id });
});

test('[W7] property: of edits and replies fired at once, each reply stands on the text that it answers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('edit', 'reply', 'look'), { minLength: 6, maxLength: 24 }),
      async (steps) => {
        const comment = await post(ann, articleId, 'text 0');
        let known = comment;
        const edits: Promise<CommentRow>[] = [];
        const replies: { editedAt: string | null; answer: Promise<CommentRow | string> }[] = [];
        for (const step of steps) {
          if (step === 'edit') {
            const body = `text ${edits.length + 1}`;
            edits.push(ann.ask('comment.edit', { id: comment.id, body }).then(readable));
          } else if (step === 'reply') {
            const { editedAt } = known;
            const request = replyTo(comment, { editedAt, asOf: comment.createdAt });
            const answer = ben
              .send('comment.post', request)
              .then((given) =>
                given.ok ? (given.comment as CommentRow) : (given.error.code as string),
              );
            replies.push({ editedAt, answer });
          } else {
            const thread = await ben.follow(`thread:${articleId}`);
            known = thread.row('comment', comment.id) ?? known;
          }
        }
        // By revs, which are given in the order of commits.
        const texts = [comment, ...(await Promise.all(edits))];
        for (const { editedAt, answer } of replies) {
          const told = await answer;
          if (typeof told === 'string') expect(told).toBe('changed');
          else {
            const under = texts.filter(({ rev }) => rev < told.rev).sort((a, b) => b.rev - a.rev);
            expect(under[0]?.editedAt).toBe(editedAt);
          }
        }
        // Whoever has seen the last text is not refused.
        const last = texts.sort((a, b) => b.rev - a.rev)[0] ?? comment;
        await ben.ask('comment.post', replyTo(last, await seen(last)));
      },
    ),
    { seed: SEED, numRuns: 30 },
  );
});
