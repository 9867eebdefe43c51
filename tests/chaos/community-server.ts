// The server of a chaos run: the real command line on a real data folder, killed and started again,
// in the same place or in another.
import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { SocketClient } from '../integration/socket-client.ts';

const commandLine = join(import.meta.dirname, '../../server/cli.ts');
const readySchema = z.object({ ready: z.literal(true), url: z.url() });
const password = 'a password for chaos';

export class CommunityServer {
  readonly #folder: string;
  #child: ChildProcessByStdio<null, Readable, null> | null = null;
  #port = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where it listens, or did before it was killed. */
  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** `moves`: to another port than before. */
  async start({ moves }: { moves: boolean } = { moves: false }): Promise<void> {
    const log = openSync(`${this.#folder}.log`, 'a', 0o600);
    const port = String(moves ? 0 : this.#port);
    const child = spawn(
      process.execPath,
      [commandLine, 'start', '--data', this.#folder, '--port', port, '--log-level', 'warn'],
      { stdio: ['ignore', 'pipe', log] },
    ) as ChildProcessByStdio<null, Readable, null>;
    closeSync(log);
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      this.#port = Number(new URL(readySchema.parse(JSON.parse(line)).url).port);
      return;
    }
    throw new Error(`the server ended before it was ready: see ${this.#folder}.log`);
  }

  /** With SIGKILL; resolves when it is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Publishes so many articles; answers their ids. */
  async publish(count: number): Promise<ArticleId[]> {
    const words = ['admin', 'create', '--name', 'Editor', '--role', 'admin', '--password-stdin'];
    await new Promise<void>((resolve, reject) => {
      const created = execFile(
        process.execPath,
        [commandLine, ...words, '--data', this.#folder],
        (error) => (error === null ? resolve() : reject(error)),
      );
      created.stdin?.end(`${password}\n`);
    });
    const guest = await SocketClient.connect(this.url);
    const { token } = await guest.ask('account.signIn', { name: 'Editor', password });
    guest.close();
    const editor = await SocketClient.connect(this.url, { token });
    const ids: ArticleId[] = [];
    for (let number = 1; number <= count; number += 1) {
      const article = { id: v7(), headline: `Article ${number}`, body: 'To be talked about.' };
      ids.push((await editor.ask('article.publish', article)).article.id);
    }
    editor.close();
    return ids;
  }

  /** A new member's session. */
  async register(name: string): Promise<string> {
    const guest = await SocketClient.connect(this.url);
    const { token } = await guest.ask('account.register', { name, password });
    guest.close();
    return token;
  }
}
