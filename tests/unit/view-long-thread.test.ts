// How the view reads a long thread: first what one looks at, then the rest, with what changes meanwhile.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useCommunities } from '../../renderer/state/communities.ts';
import { goToComment, useNavigation } from '../../renderer/state/navigation.ts';
import {
  closeThread,
  openThread,
  refreshThread,
  seeComments,
  useThread,
} from '../../renderer/state/thread.ts';
import type { Article, Community, CommunityId, Thread } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { articleId, commentId } from './fake-streams.ts';
import { threadComment } from './thread-comment.ts';

const article = articleId(1);
const community = 'test' as CommunityId;

const comment = (index: number, body = `text ${index}`) => threadComment(index, { body });

type Call = { name: string; request: Record<string, unknown>; answer: (value: unknown) => void };
let calls: Call[];

/** Answers the oldest call of that name that waits; fails where none comes. */
async function answer(name: string, value: unknown): Promise<Record<string, unknown>> {
  const call = await vi.waitFor(() => {
    const found = calls.find((waiting) => waiting.name === name);
    if (found === undefined) throw new Error(`nobody asked for ${name}`);
    return found;
  });
  calls.splice(calls.indexOf(call), 1);
  call.answer(JSON.stringify({ ok: true, value }));
  return call.request;
}

const read: Article = {
  id: article,
  headline: 'The bridge opens',
  deck: '',
  body: 'At last.',
  byline: '',
  sources: [],
  publishedAt: '2026-11-12T09:00:00.000Z',
  revisedAt: null,
  revisions: [],
  mode: 'open',
  slowSeconds: 0,
  holding: null,
  commentCount: 4,
  lastSeq: 4,
  lastCommentAt: null,
  seenSeq: 2,
  seenRevision: null,
  pinned: false,
  followed: false,
  quiet: false,
  saved: true,
  pictures: [],
  delivery: { state: 'sent' },
};

const part: Thread = {
  articleId: article,
  comments: [comment(1), comment(2)],
  whole: false,
  lastSeq: 4,
  seenSeq: 2,
  complete: true,
};

const standing = (state: 'connecting' | 'online') =>
  [{ id: community, line: { state } }] as Community[];

beforeEach(() => {
  calls = [];
  useCommunities.setState({ communities: standing('online') });
  const engine = new Proxy(
    {},
    {
      get: (_target, name: string) => (request: Record<string, unknown>) =>
        new Promise((resolve) => calls.push({ name, request, answer: resolve })),
    },
  );
  vi.stubGlobal('window', { parley: { engine } });
  vi.stubGlobal('localStorage', { setItem: () => undefined });
});
afterEach(() => {
  closeThread();
  vi.unstubAllGlobals();
});

async function openPart(): Promise<Record<string, unknown>> {
  void openThread(community, article);
  await answer('article.read', read);
  return answer('thread.open', part);
}

const bodies = () => [...useThread.getState().comments.values()].map(({ body }) => body);

test('what one looks at is shown at once, and the news are told when all is here', async () => {
  await openPart();
  await vi.waitFor(() => expect(bodies()).toEqual(['text 1', 'text 2']));
  expect(useThread.getState()).toMatchObject({ loaded: true, whole: false, newsAfter: 2 });
  expect(useThread.getState().unseen.size).toBe(0);
  const first = await answer('thread.rest', {
    comments: [comment(1), comment(2), comment(3)],
    next: 3,
  });
  expect(first).toMatchObject({ after: 0 });
  const second = await answer('thread.rest', { comments: [comment(4)], next: null });
  expect(second).toMatchObject({ after: 3 });
  await vi.waitFor(() => expect(useThread.getState().whole).toBe(true));
  expect(bodies()).toEqual(['text 1', 'text 2', 'text 3', 'text 4']);
  expect([...useThread.getState().unseen]).toEqual([commentId(3), commentId(4)]);
});

test('[M5] with the first text of a line that just came up one’s own standing is known', async () => {
  useCommunities.setState({ communities: standing('connecting') });
  useNavigation.setState({ communityId: community });
  await openPart();
  await vi.waitFor(() => expect(calls.map(({ name }) => name)).toEqual(['community.list']));
  expect(useThread.getState().loaded).toBe(false);
  await answer('community.list', standing('online'));
  await vi.waitFor(() => expect(bodies()).toEqual(['text 1', 'text 2']));
  await answer('thread.rest', { comments: [comment(1)], next: null });
});

test('what changes between the parts is read again when all is here', async () => {
  await openPart();
  await vi.waitFor(() => expect(useThread.getState().loaded).toBe(true));
  await answer('thread.rest', { comments: [comment(1), comment(2), comment(3)], next: 3 });
  const ids: CommentId[] = [commentId(2), commentId(5)];
  refreshThread({ articleId: article, ids });
  await answer('thread.rest', { comments: [comment(4)], next: null });
  const named = await answer('thread.comments', [comment(2, 'edited'), comment(5, 'new')]);
  expect(named).toMatchObject({ ids });
  await vi.waitFor(() => expect(bodies()).toEqual(['text 1', 'edited', 'text 3', 'text 4', 'new']));
});

test('a thread that is read again keeps all that it shows until all is here again', async () => {
  await openPart();
  await answer('thread.rest', { comments: [comment(1), comment(2), comment(3)], next: null });
  await vi.waitFor(() => expect(useThread.getState().whole).toBe(true));
  refreshThread({ articleId: article, ids: null });
  await answer('thread.open', part);
  await vi.waitFor(() => expect(calls.map(({ name }) => name)).toContain('thread.rest'));
  expect(bodies()).toEqual(['text 1', 'text 2', 'text 3']);
  await answer('thread.rest', { comments: [comment(1)], next: null });
  await vi.waitFor(() => expect(bodies()).toEqual(['text 1']));
});

test('another account has its own news, and tells what it has seen by itself', async () => {
  const of = (id: string) =>
    [{ id: community, line: { state: 'online' }, member: { id } }] as Community[];
  useCommunities.setState({ communities: of('ada') });
  await openPart();
  await answer('thread.rest', { comments: [1, 2, 3, 4].map((n) => comment(n)), next: null });
  await vi.waitFor(() => expect(useThread.getState().unseen.size).toBe(2));
  expect(await answer('thread.seen', null)).toMatchObject({ seq: 2 });
  seeComments([commentId(3), commentId(4)]);
  expect(await answer('thread.seen', null)).toMatchObject({ seq: 4 });
  useCommunities.setState({ communities: of('bee') });
  expect(useThread.getState()).toMatchObject({ loaded: false, newsAfter: null });
  await answer('article.read', { ...read, seenSeq: 1 });
  await answer('thread.open', { ...part, whole: true, seenSeq: 1 });
  await vi.waitFor(() => expect(useThread.getState().newsAfter).toBe(1));
  expect(await answer('thread.seen', null)).toMatchObject({ seq: 1 });
  seeComments([commentId(2)]);
  expect(await answer('thread.seen', null)).toMatchObject({ seq: 2 });
});

test('it is opened where the comment is that one goes to', async () => {
  goToComment(article, commentId(4));
  expect(await openPart()).toMatchObject({ articleId: article, at: commentId(4) });
});
