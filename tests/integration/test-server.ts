// A real server in this process for tests: a folder of its own, a free port, no rate limits unless
// a test asks for them, and everything closed again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { ServerConfig } from '../../server/config.ts';
import type { RateLimits } from '../../server/live/rate-limits.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { type ConnectOptions, SocketClient } from './socket-client.ts';

const unlimited: RateLimits = {
  connectionsPerAddress: null,
  requestsPerConnection: null,
  writesPerMember: null,
  passwordsPerAddress: null,
};

export const password = 'correct horse battery';

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
  async join(name: string, invite?: string): Promise<SocketClient & { token: string }> {
    const client = await this.connect();
    const { token } = await client.ask('account.register', {
      name,
      password,
      ...(invite !== undefined && { invite }),
    });
    return Object.assign(client, { token });
  }

  /** The first admin, by the claim link. */
  joinAdmin(name = 'Admin'): Promise<SocketClient & { token: string }> {
    const invite = new URL(this.running.claim ?? '').searchParams.get('invite');
    return this.join(name, invite ?? '');
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
  const answer = await member.ask('comment.post', { id: v7(), articleId, parentId, body });
  return answer.comment;
}
