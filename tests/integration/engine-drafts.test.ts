// Drafts of every form: kept for the account that typed them, through sign-out, account changes and a
// restart, and forgotten in the moment in which they are sent.
import { afterEach, expect, test } from 'vitest';
import type { DraftPlace } from '../../shared/bridge/drafts.ts';
import {
  cleanUp,
  draftText,
  makeFolder,
  memberIdOf,
  memoryKeychain,
  openEngine,
  openMember,
  post,
  saveDraft,
  startCommunity,
  untilArticles,
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
  const places = {
    comment: { of: 'comment', articleId, parentId: own },
    edit: { of: 'edit', commentId: own },
    report: { of: 'report', commentId: own },
    note: { of: 'note', memberId: readerId },
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
