// Drafts of every form: kept for the account that typed them, through sign-out, account changes and a
// restart, and forgotten in the moment in which they are sent.
import { afterEach, expect, test } from 'vitest';
import type { DraftPlace } from '../../shared/bridge/drafts.ts';
import {
  cleanUp,
  draftText,
  eventually,
  makeFolder,
  memberIdOf,
  memoryKeychain,
  openEngine,
  openMember,
  post,
  saveDraft,
  startCommunity,
  untilArticles,
  untilBodies,
  untilOffline,
  untilOnline,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

test('[D1] a draft belongs to the account that typed it, and is there at its next sign-in', async () => {
  const community = await startCommunity();
  const top: DraftPlace = { of: 'comment', articleId: community.articleId, parentId: null };
  const app = await openEngine({ keychain: memoryKeychain() });
  const { community: added } = await app.ask('community.add', { address: community.url });
  const account = { communityId: added.id, name: 'Ada', password: 'a long password' };
  const ada = await app.ask('account.register', account);
  await untilOnline(app);
  await saveDraft(app, top, 'of Ada');

  await app.ask('account.signOut', { communityId: added.id });
  expect(await draftText(app, top)).toBeNull();
  // Her last words were on their way when she signed out.
  await app.ask('draft.save', {
    communityId: added.id,
    memberId: ada.id,
    place: top,
    fields: { text: 'of Ada, to the end' },
  });
  expect(await draftText(app, top)).toBeNull();

  await app.ask('account.register', { ...account, name: 'Bob' });
  await untilOnline(app);
  expect(await draftText(app, top)).toBeNull();
  await saveDraft(app, top, 'of Bob');

  await app.ask('account.signOut', { communityId: added.id });
  await app.ask('account.signIn', account);
  expect(await draftText(app, top)).toBe('of Ada, to the end');
});

test('what is typed for an account that this device never had is refused', async () => {
  const community = await startCommunity();
  const ada = await openMember(community, 'Ada');
  const bob = await openMember(community, 'Bob');
  const answer = await ada.engine.call('draft.save', {
    communityId: ada.communityId,
    memberId: await memberIdOf(bob),
    place: { of: 'article', articleId: null },
    fields: { headline: 'Lost' },
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

test('[D1] what a guest typed goes to the account that signs in, where that has nothing in its place', async () => {
  const community = await startCommunity();
  const top: DraftPlace = { of: 'comment', articleId: community.articleId, parentId: null };
  const fresh: DraftPlace = { of: 'article', articleId: null };
  const app = await openEngine({ keychain: memoryKeychain() });
  const { community: added } = await app.ask('community.add', { address: community.url });
  const account = { communityId: added.id, name: 'Ada', password: 'a long password' };
  await app.ask('account.register', account);
  await saveDraft(app, fresh, 'begun as Ada');
  await app.ask('account.signOut', { communityId: added.id });
  await untilArticles(app);
  await saveDraft(app, top, 'typed as a guest');
  await saveDraft(app, fresh, 'begun as a guest');

  await app.ask('account.signIn', account);
  expect(await draftText(app, top)).toBe('typed as a guest');
  expect(await draftText(app, fresh)).toBe('begun as Ada');
  await app.ask('account.signOut', { communityId: added.id });
  // Nothing stands in two places, and nothing was thrown away.
  expect(await draftText(app, top)).toBeNull();
  expect(await draftText(app, fresh)).toBe('begun as a guest');
});

test('[D2] the draft of each form outlives a restart, and goes with what it becomes', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const dataDir = await makeFolder();
  const reader = await openMember(community, 'Reader');
  const readerId = await memberIdOf(reader);
  const settings = { dataDir, role: 'moderator' } as const;
  const first = await openMember(community, 'Mod', settings);
  const { communityId } = first;
  const own = await post(first, community, 'Mine');
  await untilSent(first);
  const theirs = await post(reader, community, 'Theirs');
  await untilBodies(first, articleId, ['Mine', 'Theirs']);
  const places = {
    comment: { of: 'comment', articleId, parentId: own },
    edit: { of: 'edit', commentId: own },
    report: { of: 'report', commentId: own },
    note: { of: 'note', memberId: readerId },
    removal: { of: 'removal', commentId: theirs },
    sanction: { of: 'sanction', memberId: readerId },
    fresh: { of: 'article', articleId: null },
    correction: { of: 'article', articleId },
    rule: { of: 'rule', ruleId: null },
  } as const satisfies Record<string, DraftPlace>;
  for (const [name, place] of Object.entries(places)) await saveDraft(first, place, name);
  await community.stop();
  await untilOffline(first);
  await first.close();

  const again = await openEngine({ dataDir });
  const kept = async () => {
    const texts = await Promise.all(Object.values(places).map((place) => draftText(again, place)));
    return texts.filter((text) => text !== null);
  };
  expect(await kept()).toEqual(Object.keys(places));
  const place = { communityId, articleId };
  await again.ask('comment.post', { ...place, parentId: own, body: 'comment' });
  expect(await kept()).not.toContain('comment');
  await again.ask('comment.edit', { communityId, commentId: own, body: 'edit' });
  expect(await kept()).not.toContain('edit');
  await again.ask('comment.report', { communityId, commentId: own, reason: 'spam', note: 'x' });
  expect(await kept()).not.toContain('report');
  await again.ask('note.add', { communityId, memberId: readerId, text: 'note' });
  expect(await kept()).not.toContain('note');
  await again.ask('comment.remove', { communityId, commentId: theirs, reason: 'removal' });
  expect(await kept()).not.toContain('removal');
  const mute = { commentId: null, articleId: null, removeLastHour: false, until: null };
  await again.ask('member.mute', { communityId, memberId: readerId, reason: 'sanction', ...mute });
  expect(await kept()).not.toContain('sanction');
  await again.ask('article.publish', { communityId, headline: 'A fair', body: 'fresh' });
  expect(await kept()).not.toContain('fresh');
  await again.ask('article.revise', { communityId, id: articleId, body: 'correction' });
  expect(await kept()).toEqual(['rule']);
  await again.ask('rule.save', {
    communityId,
    ruleId: null,
    name: 'Shouting',
    articleId: null,
    condition: { on: 'links', fewerComments: 3 },
    consequence: { does: 'hold' },
    enabled: true,
  });
  expect(await kept()).toEqual([]);
});

test('[D6] two windows with the same form lose nothing, and each is told of the other', async () => {
  const community = await startCommunity();
  const ada = await openMember(community, 'Ada');
  const { communityId, ask, notices } = ada;
  const memberId = await memberIdOf(ada);
  const place = { of: 'comment', articleId: community.articleId, parentId: null } as const;
  const of = { communityId, memberId, place };
  const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
  const save = (viewId: string, text: string, known: string) =>
    ask('draft.save', { ...of, fields: { text }, known: known ? { text: known } : {}, viewId });
  expect(await save(one, 'Half', '')).toBeNull();
  expect(await save(one, 'Half a thought', 'Half')).toBeNull();
  const both = { text: 'Half a thought\n\nAnother' };
  expect(await save(two, 'Another', '')).toEqual(both);
  expect(await ask('draft.read', of)).toEqual(both);
  expect(notices.at(-1)).toEqual({ topic: 'draft', ...of, viewId: two });

  notices.length = 0;
  await ask('comment.post', { communityId, articleId: place.articleId, parentId: null, body: 'x' });
  expect(await ask('draft.read', of)).toBeNull();
  expect(notices).toContainEqual({ topic: 'draft', ...of, viewId: null });
});

test("[W9] a correction that waited for the line does not replace another's, and is written on", async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const mod = await openMember(community, 'Mod', { role: 'moderator' });
  const other = await openMember(community, 'Other', { role: 'moderator' });
  const { communityId, ask } = mod;
  const read = async ({ ask: askOf }: typeof mod, id = communityId) =>
    (await askOf('article.read', { communityId: id, articleId }))!;
  await community.stop();
  await untilOffline(mod);
  await ask('article.revise', {
    communityId,
    id: articleId,
    body: 'At last, on Monday.',
    sources: [{ name: 'The council' }],
    onto: 1,
  });
  await community.start();
  // Whichever of the two the server hears first, the other is not written over.
  await eventually(async () => expect((await other.community()).line.state).toBe('online'));
  await untilSent(mod);
  const late = { communityId: other.communityId, id: articleId, body: 'At last!', onto: 1 };
  await other.ask('article.revise', late);
  const refused = await eventually(async () => {
    const { delivery } = await read(other, other.communityId);
    if (delivery.state !== 'refused') throw new Error(delivery.state);
    return delivery;
  });
  expect(refused.error).toMatchObject({ code: 'changed', field: 'body' });
  expect((await read(mod)).body).toBe('At last, on Monday.');

  const { entryId } = refused;
  const place: DraftPlace = { of: 'article', articleId };
  const { draft } = await other.ask('outbox.discard', { communityId: other.communityId, entryId });
  expect(draft).toEqual(place);
  const memberId = await memberIdOf(other);
  expect(
    await other.ask('draft.read', { communityId: other.communityId, memberId, place }),
  ).toEqual({ body: 'At last!', onto: '1' });
  expect((await read(other, other.communityId)).body).toBe('At last, on Monday.');
});
