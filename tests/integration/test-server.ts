// A real server in this process for tests: a folder of its own, a free port, no rate limits unless
// a test asks for them, and everything closed again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { ServerConfig } from '../../server/config.ts';
import type { RateLimits } from '../../server/live/rate-limits.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { openDataFolder } from '../../server/store/data-folder.ts';
import { changeMember, findMemberByName, type MemberRole } from '../../server/store/members.ts';
import { addInvite } from '../../server/store/sessions.ts';
import type { Store } from '../../server/store/store.ts';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import type { AnswerOf } from '../../shared/protocol/events.ts';
import { type ConnectOptions, SocketClient } from './socket-client.ts';

const unlimited: RateLimits = {
  connectionsPerAddress: null,
  requestsPerConnection: null,
  writesPerMember: null,
  marksPerMember: null,
  typingPerConnection: null,
  passwordsPerAddress: null,
};

export const password = 'correct horse battery';

/** A connection on which a member is signed in. */
export type MemberClient = SocketClient & { token: string; id: string };

export class TestServer {
  readonly dataDir: string;
  running: RunningServer;
  readonly #clients: SocketClient[] = [];

  private constructor(dataDir: string, running: RunningServer) {
    this.dataDir = dataDir;
    this.running = running;
  }

  static async start(
    config: Partial<ServerConfig> = {},
    rateLimits: Partial<RateLimits> = {},
  ): Promise<TestServer> {
    const dataDir = config.dataDir ?? (await mkdtemp(join(tmpdir(), 'parley-server-')));
    const running = await startServer(
      { host: '127.0.0.1', port: 0, logLevel: 'error', ...config, dataDir },
      { rateLimits: { ...unlimited, ...rateLimits } },
    );
    return new TestServer(dataDir, running);
  }

  get url(): string {
    return this.running.url;
  }

  /** A guest's connection, or a member's with a token. */
  async connect(options: ConnectOptions = {}): Promise<SocketClient> {
    const client = await SocketClient.connect(this.url, options);
    this.#clients.push(client);
    return client;
  }

  /** A connection on which a new member has registered. */
  async join(name: string, invite?: string): Promise<MemberClient> {
    const client = await this.connect();
    const { token, member } = await client.ask('account.register', {
      name,
      password,
      ...(invite !== undefined && { invite }),
    });
    return Object.assign(client, { token, id: member.id });
  }

  /** The first admin, by the claim link. */
  joinAdmin(name = 'Admin'): Promise<MemberClient> {
    const invite = new URL(this.running.claim ?? '').searchParams.get('invite');
    return this.join(name, invite ?? '');
  }

  /** Another moderator or admin, by an invite from another process as it were. */
  async joinModerator(
    name: string,
    role: 'moderator' | 'admin' = 'moderator',
  ): Promise<MemberClient> {
    const { result } = await this.withStore((store) =>
      store.write((unit) => addInvite(unit, role)),
    );
    return this.join(name, result);
  }

  /** The database, as another process has it open beside the server. */
  async withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = await openDataFolder(this.dataDir);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  /** Another process changes the role, as the command line does. */
  async setRole(name: string, role: MemberRole): Promise<void> {
    await this.withStore((store) =>
      store.write(async (unit) => {
        const member = await findMemberByName(unit.db, name);
        if (member === null) throw new Error(`There is no member ${name}.`);
        await changeMember(unit, member, { role });
      }),
    );
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.close();
    await this.running.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

/** Publishes an article with a short text and gives back its id. */
export async function publish(moderator: SocketClient, headline = 'A headline'): Promise<string> {
  const id = v7();
  await moderator.ask('article.publish', { id, headline, body: 'The first paragraph.' });
  return id;
}

/** Posts a comment and gives back its row. */
export async function post(
  member: SocketClient,
  articleId: string,
  body: string,
  parentId: string | null = null,
) {
  return readable(await member.ask('comment.post', { id: v7(), articleId, parentId, body }));
}

/** The comment of an answer; one that says that it waits for approval is an error. */
export function readable(answer: AnswerOf<'comment.post'>): CommentRow {
  if ('pending' in answer) throw new Error('The comment waits for approval.');
  return answer.comment;
}
