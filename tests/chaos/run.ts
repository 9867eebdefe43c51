// One chaos run from its plan to its verdict: a community and its members are made, they write while
// faults strike, everything is mended, and what is there then is judged.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { threadStream } from '../../shared/protocol/sync.ts';
import { SocketClient } from '../integration/socket-client.ts';
import type { Client, Session } from './client.ts';
import { CommunityServer } from './community-server.ts';
import { EngineClient } from './engine-client.ts';
import { FaultyLine } from './faulty-line.ts';
import { Ledger } from './ledger.ts';
import type { Fault, Plan } from './plan.ts';
import { type ClientState, judge, type Problem, type ServerState } from './verdict.ts';
import { Writer } from './writer.ts';

export type RunReport = {
  seed: number;
  kills: { engine: number; app: number; server: number };
  cuts: number;
  /** `late`: after the connection on which they were sent was over for the client. */
  packets: { dropped: number; doubled: number; delayed: number; late: number };
  /** Comments whose acknowledgement was seen. */
  comments: number;
  held: number;
  refused: number;
  problems: Problem[];
  seconds: number;
};

/** Opens the whole app as a client; null where there is no Electron. */
export type OpenApp = ((folder: string, session: Session) => Client) | null;

/** How long everything may take to be the same again once nothing is wrong any more. */
const quietMs = 90_000;
const pollMs = 250;
/** A kill that waits for a write strikes without one after so long. */
const longestWaitMs = 2_000;

type Member = { writer: Writer; line: FaultyLine; token: string; turn: Promise<void> };

/** `folder` is made and stays: whoever asked takes it away where nothing was wrong. */
export async function runChaos(plan: Plan, folder: string, openApp: OpenApp): Promise<RunReport> {
  const run = new Run(plan, folder, openApp);
  try {
    return await run.toItsEnd();
  } finally {
    await run.close();
  }
}

class Run {
  readonly #plan: Plan;
  readonly #folder: string;
  readonly #openApp: OpenApp;
  readonly #server: CommunityServer;
  readonly #ledger = new Ledger();
  readonly #members: Member[] = [];
  readonly #kills = { engine: 0, app: 0, server: 0 };
  readonly #writeListeners = new Set<(client: number) => void>();
  #articles: Awaited<ReturnType<CommunityServer['publish']>> = [];
  #serverTurn = Promise.resolve();

  constructor(plan: Plan, folder: string, openApp: OpenApp) {
    this.#plan = plan;
    this.#folder = folder;
    this.#openApp = openApp;
    this.#server = new CommunityServer(join(folder, 'server'));
  }

  async toItsEnd(): Promise<RunReport> {
    const began = performance.now();
    await mkdir(this.#folder, { recursive: true });
    await this.#server.start();
    this.#articles = await this.#server.publish(this.#plan.size.threads);
    for (let index = 0; index < this.#plan.size.clients; index += 1) await this.#join(index);
    await Promise.all(this.#members.map(({ writer }) => this.#arrive(writer)));
    await this.#storm();
    for (const { line } of this.#members) line.mend();
    const problems = await this.#judgeWhenQuiet();
    await this.#keepRecord(problems);
    return {
      seed: this.#plan.seed,
      kills: this.#kills,
      cuts: this.#sum((line) => line.counts.cut),
      packets: {
        dropped: this.#sum((line) => line.counts.dropped),
        doubled: this.#sum((line) => line.counts.doubled),
        delayed: this.#sum((line) => line.counts.delayed),
        late: this.#sum((line) => line.counts.late),
      },
      comments: this.#ledger.acknowledged,
      held: this.#ledger.held.size,
      refused: this.#ledger.refused,
      problems,
      seconds: (performance.now() - began) / 1000,
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.#members.map(({ writer }) => writer.client.kill()));
    await Promise.all(this.#members.map(({ line }) => line.close()));
    await this.#server.kill();
  }

  async #join(index: number): Promise<void> {
    const line = await FaultyLine.open(() => this.#server.port);
    const token = await this.#server.register(`Member ${index}`);
    const folder = join(this.#folder, `client-${index}`);
    const session: Session = { url: line.url, token };
    const client =
      this.#openApp !== null && index < this.#plan.size.apps
        ? this.#openApp(folder, session)
        : new EngineClient(folder, session);
    const wrote = () => {
      for (const listener of this.#writeListeners) listener(index);
    };
    const writer = new Writer(index, client, this.#ledger, this.#articles, wrote);
    this.#members.push({ writer, line, token, turn: Promise.resolve() });
  }

  /** Whoever has never been online knows neither who they are nor what there is to talk about. */
  async #arrive(writer: Writer): Promise<void> {
    await writer.client.start();
    const communityId = await writer.communityId();
    const giveUpAt = performance.now() + quietMs;
    for (;;) {
      const articles = await writer.client.ask('article.list', { communityId });
      if (articles.ok && articles.value.length === this.#articles.length) return;
      if (performance.now() > giveUpAt) throw new Error(`client ${writer.index} never came online`);
      await after(pollMs);
    }
  }

  /** Everybody writes at their times, and each fault strikes at its own. */
  async #storm(): Promise<void> {
    const began = performance.now();
    const until = (atMs: number) => after(Math.max(0, began + atMs - performance.now()));
    const writing = this.#members.map(async (member) => {
      for (const write of this.#plan.writes) {
        if (write.client !== member.writer.index) continue;
        await until(write.atMs);
        await member.turn;
        await member.writer.write(write);
      }
    });
    const striking = this.#plan.faults.map(async (fault) => {
      await until(fault.atMs);
      await this.#strike(fault);
    });
    await Promise.all([...writing, ...striking]);
  }

  async #strike(fault: Fault): Promise<void> {
    if (fault.kind === 'line') {
      this.#members[fault.client]?.line.strike(fault.fault);
      return;
    }
    if (fault.kind === 'killServer') {
      await this.#momentOf(fault.afterWriteMs, null);
      const { moves } = fault;
      this.#serverTurn = this.#serverTurn.then(() =>
        this.#restart(fault, {
          kill: () => this.#server.kill(),
          start: () => this.#server.start({ moves }),
          count: () => {
            this.#kills.server += 1;
          },
        }),
      );
      return this.#serverTurn;
    }
    const member = this.#members[fault.client];
    if (member === undefined) return;
    await this.#momentOf(fault.afterWriteMs, fault.client);
    const { client } = member.writer;
    member.turn = member.turn.then(() =>
      this.#restart(
        // Nobody holds a whole app before its window is there.
        client.kind === 'app' ? { ...fault, againMs: null } : fault,
        {
          kill: () => client.kill(),
          start: () => client.start(),
          count: () => {
            this.#kills[client.kind] += 1;
          },
        },
      ),
    );
    return member.turn;
  }

  async #restart(
    { downMs, againMs }: { downMs: number; againMs: number | null },
    of: { kill: () => Promise<void>; start: () => Promise<void>; count: () => void },
  ): Promise<void> {
    await of.kill();
    of.count();
    await after(downMs);
    if (againMs !== null) {
      // It may have come up by then, or not.
      const starting = of.start().catch(() => undefined);
      await after(againMs);
      await of.kill();
      of.count();
      await starting;
    }
    await of.start();
  }

  /** At once, or so long after the next write of that client, or of anybody. */
  async #momentOf(afterWriteMs: number | null, client: number | null): Promise<void> {
    if (afterWriteMs === null) return;
    const written = Promise.withResolvers<void>();
    const listener = (of: number) => {
      if (client === null || of === client) written.resolve();
    };
    this.#writeListeners.add(listener);
    await Promise.race([written.promise, after(longestWaitMs, undefined, { ref: false })]);
    this.#writeListeners.delete(listener);
    await after(afterWriteMs);
  }

  /** Answers as soon as nothing is wrong, or with what is still wrong when the time is over. */
  async #judgeWhenQuiet(): Promise<Problem[]> {
    const giveUpAt = performance.now() + quietMs;
    for (;;) {
      const clients = await Promise.all(this.#members.map(({ writer }) => this.#lookAt(writer)));
      const isAtRest = clients.every(({ waiting, refused }) => waiting + refused === 0);
      if (isAtRest || performance.now() > giveUpAt) {
        const problems = judge(this.#ledger, await this.#askServer(), clients);
        // Only a client that is behind can still come to be right.
        const mayMend = problems.every(({ what }) => what === 'differing' || what === 'stuck');
        if (problems.length === 0 || !mayMend || performance.now() > giveUpAt) return problems;
      }
      await after(pollMs);
    }
  }

  /** What the client shows; what it was refused is looked after on the way. */
  async #lookAt(writer: Writer): Promise<ClientState> {
    const { client } = writer;
    const threads: ClientState['threads'] = new Map();
    for (const articleId of this.#articles) {
      const thread = await writer.open(articleId);
      if (thread === null) continue;
      await writer.tend(thread);
      threads.set(articleId, thread.comments);
    }
    const listed = await client.ask('community.list', {});
    const community = listed.ok ? listed.value[0] : undefined;
    const communityId = await writer.communityId();
    if (this.#plan.size.triesAgain && community?.line.state === 'offline') {
      await client.ask('community.reconnect', { communityId });
    }
    const articles = await client.ask('article.list', { communityId });
    return {
      threads,
      articles: articles.ok ? articles.value : [],
      waiting: community?.waiting ?? 0,
      refused: community?.refused ?? 0,
    };
  }

  /** For whoever has to find out what happened. */
  async #keepRecord(problems: Problem[]): Promise<void> {
    const { written, reactions } = this.#ledger;
    const record = { plan: this.#plan, problems, written, reactions: [...reactions] };
    await writeFile(join(this.#folder, 'record.json'), JSON.stringify(record, null, 1));
  }

  async #askServer(): Promise<ServerState> {
    const guest = await SocketClient.connect(this.#server.url);
    const threads: ServerState['threads'] = new Map();
    for (const articleId of this.#articles) {
      threads.set(articleId, (await guest.follow(threadStream(articleId))).all('comment'));
    }
    const articles = (await guest.follow('feed')).all('article');
    guest.close();
    const reactions: ServerState['reactions'] = [];
    for (const { token } of this.#members) {
      const member = await SocketClient.connect(this.#server.url, { token });
      reactions.push((await member.follow('me')).all('ownReaction'));
      member.close();
    }
    return { threads, articles, reactions };
  }

  #sum(count: (line: FaultyLine) => number): number {
    return this.#members.reduce((sum, { line }) => sum + count(line), 0);
  }
}
