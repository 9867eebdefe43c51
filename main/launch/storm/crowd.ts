// Lets the storm's members do what chance decides, each over their own line, at the rate that was
// asked for whatever the server makes of it.
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { type Answer, RequestRefused } from '../../../shared/protocol/errors.ts';
import type { AnswerOf, RequestName, RequestOf } from '../../../shared/protocol/events.ts';
import {
  type ActId,
  type ArticleId,
  type CommentId,
  commentIdSchema,
} from '../../../shared/protocol/ids.ts';
import { Dice } from './dice.ts';
import { Line } from './line.ts';
import { Member } from './member.ts';
import type { Room } from './room.ts';
import { phrase, pseudonym } from './speech.ts';
import { type Deed, Tally } from './tally.ts';
import { type Outcry, type Turn, Turns } from './turns.ts';

export type CrowdOptions = {
  url: string;
  seed: number;
  commentsPerSecond: number;
  /** How much of the talk is in anger, 0 to 1. */
  quarrelsome: number;
};

/** Nobody signs in with it again: the storm's newcomers are left behind with the community. */
const PASSWORD = 'only for the storm';
/** Of those who were muted, how many ask to be let back. */
const APPEALS = 0.4;
/** How long answers may take that are still awaited at the end, in milliseconds. */
const PATIENCE_MS = 3_000;

export class Crowd {
  readonly tally = new Tally();
  readonly #options: CrowdOptions;
  readonly #turns: Turns;
  /** For what depends on the server's answers, so that it never disturbs the talk. */
  readonly #dice: Dice;
  readonly #members = new Map<string, Member>();
  /** Mutes and bans that somebody has run into. */
  readonly #noticed = new Set<ActId>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #ended = new AbortController();

  constructor(options: CrowdOptions) {
    this.#options = options;
    this.#turns = new Turns(options.seed, options.quarrelsome);
    this.#dice = new Dice(options.seed + 1);
  }

  get size(): number {
    return this.#members.size;
  }

  /** Comments that were reported and about which nobody has decided. */
  get openReports(): number {
    const reported = [...this.#members.values()].flatMap(({ openReports }) => [...openReports]);
    return new Set(reported).size;
  }

  /** Members who are muted or banned now. */
  get sanctioned(): number {
    const now = Date.now();
    return [...this.#members.values()].filter((member) => member.isSanctioned(now)).length;
  }

  async join(name: string, line: Line): Promise<void> {
    this.#members.set(name, await Member.of(name, line));
    this.#turns.joins(name);
  }

  /**
   * Registers so many newcomers, as fast as the server takes them.
   * @throws RequestRefused where it takes none.
   */
  async joinNewcomers(count: number): Promise<void> {
    for (let left = count; left > 0 && !this.#ended.signal.aborted; ) {
      const line = await Line.connect(this.#options.url, null);
      const name = this.#newName();
      const answer = await line.register(name, PASSWORD);
      if (answer.ok) {
        await this.join(name, line);
        left -= 1;
        continue;
      }
      line.close();
      const { code, retryAfterMs } = answer.error;
      if (code === 'rate_limited') await this.#wait(retryAfterMs ?? 1_000);
      // Another name then.
      else if (code !== 'conflict') throw RequestRefused.with(answer.error);
    }
  }

  /** Goes on until `end`. */
  async talk(room: Room): Promise<void> {
    let due = performance.now();
    for (;;) {
      due += this.#turns.pause(this.#options.commentsPerSecond);
      const early = due - performance.now();
      await (early > 1 ? this.#wait(early) : setImmediate());
      if (this.#ended.signal.aborted) return;
      const now = Date.now();
      const scene = room.scene((articleId) => this.#speakersIn(articleId, now));
      for (const turn of this.#turns.next(scene)) this.#track(this.#take(turn, room));
    }
  }

  /** Nothing more is sent; what was sent is answered, or given up. */
  async end(): Promise<void> {
    this.#ended.abort();
    await Promise.race([Promise.all(this.#underWay), sleep(PATIENCE_MS)]);
    for (const { line } of this.#members.values()) line.close();
  }

  #newName(): string {
    for (;;) {
      const name = pseudonym(this.#dice);
      if (!this.#members.has(name)) return name;
    }
  }

  #speakersIn(articleId: ArticleId, now: number): string[] {
    return [...this.#members.values()]
      .filter((member) => member.maySpeak(articleId, now))
      .map(({ name }) => name);
  }

  async #take(turn: Turn, room: Room): Promise<void> {
    const member = this.#members.get(turn.by);
    if (member === undefined) return;
    switch (turn.does) {
      case 'post':
        return this.#post(member, turn, room);
      case 'edit':
        await this.#ask(member, 'edit', 'comment.edit', { id: turn.id, body: turn.body });
        return;
      case 'remove':
        await this.#ask(member, 'remove', 'comment.remove', { id: turn.id });
        return;
      case 'react': {
        const { id, reaction } = turn;
        await this.#ask(member, 'react', 'comment.react', { id, reaction, on: true });
        return;
      }
      case 'report': {
        const { id, reason, note } = turn;
        await this.#ask(member, 'report', 'comment.report', { id, reason, note });
        return;
      }
    }
  }

  async #post(member: Member, turn: Turn & { does: 'post' }, room: Room): Promise<void> {
    const { articleId, parentId, body, mood } = turn;
    const id = commentIdSchema.parse(uuidv7());
    room.isFresh(id);
    const answer = await this.#ask(member, 'post', 'comment.post', {
      id,
      articleId,
      parentId,
      body,
    });
    if (!answer.ok) {
      const now = Date.now();
      member.refused(articleId, answer.error, now);
      if (answer.error.code === 'muted' || answer.error.code === 'banned') {
        this.#track(this.#mayAppeal(member, articleId, now));
      }
    } else if ('comment' in answer.value) {
      for (const outcry of this.#turns.outcry(mood, member.name)) {
        this.#track(this.#report(id, outcry));
      }
    }
  }

  async #report(id: CommentId, { by, afterMs, reason, note }: Outcry): Promise<void> {
    const member = this.#members.get(by);
    if (member === undefined || !(await this.#wait(afterMs))) return;
    await this.#ask(member, 'report', 'comment.report', { id, reason, note });
  }

  /** Once, and not by everybody. */
  async #mayAppeal(member: Member, articleId: ArticleId, now: number): Promise<void> {
    const sanction = member.sanction(articleId, now);
    if (sanction === null || sanction.appeal !== null || this.#noticed.has(sanction.id)) return;
    this.#noticed.add(sanction.id);
    if (!this.#dice.happens(APPEALS) || !(await this.#wait(this.#dice.between(3_000, 15_000)))) {
      return;
    }
    const text = phrase(this.#dice, 'appeal');
    await this.#ask(member, 'appeal', 'appeal.write', { sanctionId: sanction.id, text });
  }

  async #ask<N extends RequestName>(
    { line }: Member,
    deed: Deed,
    name: N,
    request: RequestOf<N>,
  ): Promise<Answer<AnswerOf<N>>> {
    this.tally.sent(deed);
    const sentAt = performance.now();
    const answer = await line.request(name, request);
    if (answer.ok) this.tally.done(deed, performance.now() - sentAt, 'pending' in answer.value);
    else this.tally.refused(deed, answer.error.code);
    return answer;
  }

  #track(work: Promise<void>): void {
    this.#underWay.add(work);
    void work.finally(() => this.#underWay.delete(work));
  }

  /** False where the storm has ended meanwhile. */
  async #wait(ms: number): Promise<boolean> {
    try {
      await sleep(ms, undefined, { signal: this.#ended.signal });
      return true;
    } catch (error) {
      if (!this.#ended.signal.aborted) throw error;
      return false;
    }
  }
}
