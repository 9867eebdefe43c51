// For the engine's tests: a real community server that can be stopped and started again in its
// place, engines over real folders, and a way to wait for what is to become true.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { vi } from 'vitest';
import { createEngine, type Engine } from '../../main/engine/engine.ts';
import type { Keychain } from '../../main/engine/keychain.ts';
import { createOrPromote, openSessionFor } from '../../server/community/accounts.ts';
import { publishArticle } from '../../server/community/publishing.ts';
import { startServer } from '../../server/start.ts';
import { openDataFolder } from '../../server/store/data-folder.ts';
import { findSession, hashSecret } from '../../server/store/sessions.ts';
import type { Store } from '../../server/store/store.ts';
import type { DraftFields, DraftPlace } from '../../shared/bridge/drafts.ts';
import type {
  ChangeNotice,
  Community,
  CommunityId,
  EngineAnswer,
  EngineCallName,
  EngineRequest,
  ThreadComment,
} from '../../shared/bridge/engine-api.ts';
import type { ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';

/** Polls until the check passes; its last failure is the test's. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 10_000, interval: 20 });
}

const cleanups: (() => Promise<unknown> | unknown)[] = [];

/** To be called after each test: ends what it began, the last first. */
export async function cleanUp(): Promise<void> {
  for (let next = cleanups.pop(); next !== undefined; next = cleanups.pop()) await next();
}

export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-engine-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export type TestCommunity = {
  url: string;
  dataDir: string;
  articleId: ArticleId;
  /** A session's token; makes the account where there is none. */
  token: (name: string, role?: 'member' | 'moderator' | 'admin') => Promise<string>;
  stop: () => Promise<void>;
  /** In the same place as before. */
  start: () => Promise<void>;
  /** Reads or writes behind the server's back. */
  withStore: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
};

/** A running server with one article. */
export async function startCommunity(): Promise<TestCommunity> {
  const dataDir = await makeFolder();
  const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openDataFolder(dataDir);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const token = (name: string, role: 'member' | 'moderator' | 'admin' = 'member') =>
    withStore(async (store) => {
      // No password: in these tests nobody signs in to such an account by one.
      await store.write((unit) => createOrPromote(unit, { name, role, passwordHash: '' }));
      return (await store.write((unit) => openSessionFor(unit, name))).result.token;
    });
  const start = (port: number) =>
    startServer(
      { dataDir, host: '127.0.0.1', port, name: 'The Test', logLevel: 'silent' },
      { rateLimits: { writesPerMember: null, passwordsPerAddress: null } },
    );
  const articleId = v7() as ArticleId;
  const editor = await token('Editor', 'moderator');
  await withStore((store) =>
    store.write(async (unit) =>
      publishArticle(unit, await findSession(unit.db, hashSecret(editor)), {
        id: articleId,
        headline: 'The bridge opens',
        body: 'At last.',
      }),
    ),
  );
  let server = await start(0);
  cleanups.push(() => server.close());
  return {
    url: server.url,
    dataDir,
    articleId,
    token,
    withStore,
    stop: () => server.close(),
    async start() {
      server = await start(server.port);
    },
  };
}

export function memoryKeychain(): Keychain & { secrets: Map<string, string> } {
  const secrets = new Map<string, string>();
  return {
    secrets,
    read: async (key) => secrets.get(key) ?? null,
    write: async (key, secret) => {
      secrets.set(key, secret);
      return true;
    },
    remove: async (key) => {
      secrets.delete(key);
    },
  };
}

export type TestEngine = {
  engine: Engine;
  notices: ChangeNotice[];
  /** What was written to the log. */
  lines: string[];
  /** Fails the test where the answer is a refusal. */
  ask: <N extends EngineCallName>(name: N, request: EngineRequest<N>) => Promise<EngineAnswer<N>>;
  /** The one community that this engine has. */
  community: () => Promise<Community>;
  id: () => Promise<CommunityId>;
  comments: (articleId: ArticleId) => Promise<ThreadComment[]>;
  close: () => Promise<void>;
};

export type EngineSettings = {
  dataDir?: string;
  /** An account handed over for the run. */
  url?: string;
  token?: string;
  keychain?: Keychain;
  proxyFor?: (url: string) => Promise<string>;
};

export async function openEngine(settings: EngineSettings): Promise<TestEngine> {
  const notices: ChangeNotice[] = [];
  const lines: string[] = [];
  const engine = createEngine({
    dataDir: settings.dataDir ?? (await makeFolder()),
    clientVersion: '0.0.1',
    session:
      settings.url !== undefined && settings.token !== undefined
        ? { url: settings.url, token: settings.token }
        : null,
    keychain: settings.keychain ?? memoryKeychain(),
    ...(settings.proxyFor && { proxyFor: settings.proxyFor }),
    onChange: (notice) => notices.push(notice),
    log: (line) => lines.push(line),
  });
  cleanups.push(() => engine.close());
  const ask: TestEngine['ask'] = async (name, request) => {
    const answer = await engine.call(name, request);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  const community = async () => {
    const [first] = await ask('community.list', {});
    if (first === undefined) throw new Error('no community');
    return first;
  };
  const id = async () => (await community()).id;
  return {
    engine,
    notices,
    lines,
    ask,
    community,
    id,
    async comments(articleId) {
      const communityId = await id();
      const { comments, whole } = await ask('thread.open', { communityId, articleId });
      if (whole) return comments;
      const all: ThreadComment[] = [];
      for (let after: number | null = 0; after !== null; ) {
        const page: EngineAnswer<'thread.rest'> = await ask('thread.rest', {
          communityId,
          articleId,
          after,
        });
        all.push(...page.comments);
        after = page.next;
      }
      return all;
    },
    close: () => engine.close(),
  };
}

export type MemberEngine = TestEngine & { communityId: CommunityId };

/** An engine with a member's session, online, with the community's article in its cache. */
export async function openMember(
  community: TestCommunity,
  name: string,
  settings: EngineSettings & { role?: 'member' | 'moderator' | 'admin' } = {},
): Promise<MemberEngine> {
  const token = await community.token(name, settings.role);
  const engine = await openEngine({ url: community.url, token, ...settings });
  await untilOnline(engine);
  const communityId = await engine.id();
  await untilArticles(engine);
  return { ...engine, communityId };
}

export async function untilArticles(engine: TestEngine): Promise<void> {
  const communityId = await engine.id();
  await eventually(async () => {
    const articles = await engine.ask('article.list', { communityId });
    if (articles.length === 0) throw new Error('no articles yet');
  });
}

/** Waits until nothing waits to be sent; fails where something was refused. */
export async function untilSent(engine: TestEngine): Promise<void> {
  await eventually(async () => {
    const { waiting, refused } = await engine.community();
    if (waiting + refused > 0) throw new Error(`${waiting} wait, ${refused} were refused`);
  });
}

/** Waits until the comment's delivery is refused; answers it. */
export async function untilRefused(engine: TestEngine, articleId: ArticleId, id: CommentId) {
  return eventually(async () => {
    const comment = (await engine.comments(articleId)).find((other) => other.id === id);
    if (comment?.delivery.state !== 'refused') throw new Error(comment?.delivery.state);
    return comment.delivery;
  });
}

export async function untilOnline(engine: TestEngine): Promise<Community> {
  return eventually(async () => {
    const community = await engine.community();
    if (community.line.state !== 'online') throw new Error(JSON.stringify(community.line));
    return community;
  });
}

export async function untilOffline(engine: TestEngine): Promise<Community> {
  return eventually(async () => {
    const community = await engine.community();
    if (community.line.state !== 'offline') throw new Error(JSON.stringify(community.line));
    return community;
  });
}

/** Waits until the bodies of the thread are these, in the order of their numbers. */
export async function untilBodies(
  engine: TestEngine,
  articleId: ArticleId,
  bodies: (string | null)[],
): Promise<ThreadComment[]> {
  return eventually(async () => {
    const comments = await engine.comments(articleId);
    comments.sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity));
    const seen = comments.map((comment) => comment.body);
    if (JSON.stringify(seen) !== JSON.stringify(bodies)) throw new Error(JSON.stringify(seen));
    return comments;
  });
}

/** Writes a comment in the community's one article. */
export async function post(
  { communityId, ask }: MemberEngine,
  { articleId }: TestCommunity,
  body: string,
): Promise<CommentId> {
  return (await ask('comment.post', { communityId, articleId, parentId: null, body })).commentId;
}

export async function memberIdOf(engine: MemberEngine): Promise<MemberId> {
  const { member } = await engine.community();
  if (member === null) throw new Error('a guest');
  return member.id;
}

export const deskOf = ({ communityId, ask }: MemberEngine) => ask('desk.read', { communityId });

export const logOf = async ({ communityId, ask }: MemberEngine) =>
  (await ask('log.read', { communityId, before: null, filter: {} })).entries;

/** The member's own mutes and bans. */
export const sanctionsOf = async (engine: MemberEngine) =>
  (await engine.community()).sanctions.map(({ sanction }) => sanction);

/** Keeps a draft of one text for the account that is signed in. */
export async function saveDraft(engine: TestEngine, place: DraftPlace, text: string) {
  const fields: DraftFields = text === '' ? {} : { text };
  await engine.ask('draft.save', { ...(await draftOwner(engine)), place, fields });
}

/** What the draft of the account that is signed in says; null where none is kept. */
export async function draftText(engine: TestEngine, place: DraftPlace): Promise<string | null> {
  const fields = await engine.ask('draft.read', { ...(await draftOwner(engine)), place });
  return fields?.text ?? null;
}

async function draftOwner(engine: TestEngine) {
  const { id: communityId, member } = await engine.community();
  return { communityId, memberId: member?.id ?? null };
}
