// Who does what next in the storm: decided from the seed and from what stands in the threads, without
// clock or network, so that the same seed on the same threads gives the same talk.
import type { ListedReason } from '../../../shared/protocol/closed-lists.ts';
import { reactions } from '../../../shared/protocol/closed-lists.ts';
import type { Reaction } from '../../../shared/protocol/comments.ts';
import type { ArticleId, CommentId } from '../../../shared/protocol/ids.ts';
import { Dice } from './dice.ts';
import { edited, type Mood, phrase, speak } from './speech.ts';

/** A comment that can be read, and so answered. */
export type SceneComment = {
  id: CommentId;
  author: string;
  body: string;
  /** Written in this storm, so its author can still change it. */
  fresh: boolean;
};

/** What somebody who decides can see: the busiest thread first. */
export type SceneThread = {
  articleId: ArticleId;
  /** The latest ones, oldest first. */
  comments: readonly SceneComment[];
  /** The names of those who may write in it now. */
  speakers: readonly string[];
};

export type Turn = { by: string } & (
  | { does: 'post'; articleId: ArticleId; parentId: CommentId | null; body: string; mood: Mood }
  | { does: 'edit'; id: CommentId; body: string }
  | { does: 'remove'; id: CommentId }
  | { does: 'react'; id: CommentId; reaction: Reaction }
  | { does: 'report'; id: CommentId; reason: ListedReason; note: string }
);

/** What others do about a comment, so many milliseconds after it was posted. */
export type Outcry = { afterMs: number; by: string; reason: ListedReason; note: string };

/** So much of the talk is in the busiest thread. */
const ON_THE_MAIN_STAGE = 0.7;
const REPLIES = 0.78;
/** Of what is said in anger. */
const HATEFUL = 0.055;
const THREATS = 0.01;
const SPAM = 0.01;
/** Of the members, those who hate when they are angry. */
const HATERS = 1 / 8;
const BURST_BEGINS = 1 / 60;
const BURST_LENGTH = { least: 12, most: 40 };
const BURST_SPEED = 4;
/** How long the pauses between bursts have to be for the average to come out right. */
const CALM_PAUSE = calmPause();

type Quarrel = { articleId: ArticleId; between: [string, string]; left: number };

export class Turns {
  readonly #dice: Dice;
  /** How much of the talk is in anger, 0 to 1. */
  readonly #quarrelsome: number;
  readonly #haters = new Set<string>();
  readonly #members: string[] = [];
  #spam: { by: string; body: string } | null = null;
  #quarrel: Quarrel | null = null;
  #burstLeft = 0;

  constructor(seed: number, quarrelsome: number) {
    this.#dice = new Dice(seed);
    this.#quarrelsome = quarrelsome;
  }

  /** Somebody has come in. The third of them sells things. */
  joins(name: string): void {
    this.#members.push(name);
    if (this.#members.length === 3) this.#spam = { by: name, body: '' };
    else if (this.#members.length % Math.round(1 / HATERS) === 0) this.#haters.add(name);
  }

  /** Milliseconds until the next comment, at so many a second on average. */
  pause(commentsPerSecond: number): number {
    if (this.#burstLeft > 0) this.#burstLeft -= 1;
    else if (this.#dice.happens(BURST_BEGINS)) {
      this.#burstLeft = this.#dice.between(BURST_LENGTH.least, BURST_LENGTH.most);
    }
    const factor = this.#burstLeft > 0 ? 1 / BURST_SPEED : CALM_PAUSE;
    return this.#dice.gap((1000 / commentsPerSecond) * factor);
  }

  /** A comment and what goes along with it; nothing where nobody may speak. */
  next(threads: readonly SceneThread[]): Turn[] {
    const open = threads.filter(({ speakers }) => speakers.length > 0);
    const [busiest, ...others] = open;
    if (busiest === undefined) return [];
    const thread =
      others.length === 0 || this.#dice.happens(ON_THE_MAIN_STAGE)
        ? busiest
        : this.#dice.pick(others);
    const spoken =
      this.#spamIn(thread) ??
      (this.#dice.happens(this.#quarrelsome) ? this.#inAnger(thread, open) : null) ??
      this.#inPeace(thread);
    return [spoken, ...this.#besides(thread)];
  }

  /** Who reports a comment of that mood, and when. */
  outcry(mood: Mood, author: string): Outcry[] {
    const reason = reasons[mood];
    if (reason === null) return [];
    const [least, most] = mood === 'spam' ? [0, 1] : [1, 4];
    const others = this.#members.filter((name) => name !== author);
    return this.#dice.some(this.#dice.between(least, most), others).map((by) => ({
      afterMs: this.#dice.between(900, mood === 'threat' ? 2_500 : 7_000),
      by,
      reason,
      note: this.#note(),
    }));
  }

  #spamIn({ articleId, speakers }: SceneThread): Turn | null {
    if (this.#spam === null || !speakers.includes(this.#spam.by)) return null;
    if (!this.#dice.happens(SPAM)) return null;
    // Always the same, which is what makes it spam.
    if (this.#spam.body === '') this.#spam.body = speak(this.#dice, 'spam', null);
    return { does: 'post', articleId, parentId: null, mood: 'spam', ...this.#spam };
  }

  #inPeace(thread: SceneThread): Turn {
    const by = this.#dice.pick(thread.speakers);
    const answered = this.#dice.happens(REPLIES) ? this.#oneOfTheLatest(thread, by) : null;
    return this.#post(thread, by, answered, 'calm');
  }

  /** Null where there is nobody to be angry with. */
  #inAnger(thread: SceneThread, threads: readonly SceneThread[]): Turn | null {
    if (this.#dice.happens(THREATS)) return this.#attack(thread, 'threat');
    if (this.#dice.happens(HATEFUL)) return this.#attack(thread, 'hateful');
    return this.#goOnQuarrelling(threads) ?? this.#beginQuarrel(thread);
  }

  #attack(thread: SceneThread, mood: 'hateful' | 'threat'): Turn | null {
    const haters = thread.speakers.filter((name) => this.#haters.has(name));
    // Where all of them are muted it is seldom that somebody else falls in.
    if (haters.length === 0 && this.#dice.happens(0.7)) return null;
    const by = this.#dice.pick(haters.length > 0 ? haters : thread.speakers);
    const answered = this.#oneOfTheLatest(thread, by);
    return answered && this.#post(thread, by, answered, mood);
  }

  #beginQuarrel(thread: SceneThread): Turn | null {
    const by = this.#dice.pick(thread.speakers);
    const answered = this.#oneOfTheLatest(thread, by);
    if (answered === null) return null;
    this.#quarrel = {
      articleId: thread.articleId,
      between: [answered.author, by],
      left: this.#dice.between(2, 8),
    };
    return this.#post(thread, by, answered, 'sharp');
  }

  /** Between two until they are tired of it, one turn each. */
  #goOnQuarrelling(threads: readonly SceneThread[]): Turn | null {
    const quarrel = this.#quarrel;
    if (quarrel === null) return null;
    const [by, other] = quarrel.between;
    const thread = threads.find(({ articleId }) => articleId === quarrel.articleId);
    const answered = thread?.comments.findLast(({ author }) => author === other);
    if (thread === undefined || answered === undefined || !thread.speakers.includes(by)) {
      this.#quarrel = null;
      return null;
    }
    quarrel.between = [other, by];
    quarrel.left -= 1;
    if (quarrel.left === 0) this.#quarrel = null;
    return this.#post(thread, by, answered, 'sharp');
  }

  /** By somebody else: the newest most often, seldom one far back. */
  #oneOfTheLatest({ comments }: SceneThread, by: string): SceneComment | null {
    const others = comments.filter(({ author }) => author !== by);
    const back = Math.floor(this.#dice.gap(12));
    return others[others.length - 1 - back] ?? others.at(0) ?? null;
  }

  #post(thread: SceneThread, by: string, answered: SceneComment | null, mood: Mood): Turn {
    return {
      does: 'post',
      by,
      articleId: thread.articleId,
      parentId: answered?.id ?? null,
      mood,
      body: speak(this.#dice, mood, answered && { name: answered.author, body: answered.body }),
    };
  }

  /** Reactions, edits, second thoughts, and reports of those with whom one has quarrelled. */
  #besides({ comments, speakers }: SceneThread): Turn[] {
    const turns: Turn[] = [];
    const recent = comments.slice(-40);
    if (recent.length === 0) return turns;
    const dice = this.#dice;
    if (dice.happens(0.6)) {
      const by = dice.pick(speakers);
      turns.push({ does: 'react', by, id: dice.pick(recent).id, reaction: dice.pick(reactions) });
    }
    const own = recent.filter(({ author, fresh }) => fresh && speakers.includes(author));
    if (own.length > 0 && dice.happens(0.04)) {
      const { author, id, body } = dice.pick(own);
      turns.push({ does: 'edit', by: author, id, body: edited(dice, body) });
    } else if (own.length > 0 && dice.happens(0.007)) {
      const { author, id } = dice.pick(own);
      turns.push({ does: 'remove', by: author, id });
    }
    if (dice.happens(0.005)) turns.push(...this.#mutualReports(recent));
    return turns;
  }

  /** Two report each other for what nobody else would. */
  #mutualReports(recent: readonly SceneComment[]): Turn[] {
    const [one, other] = this.#dice.some(2, recent);
    if (one === undefined || other === undefined || one.author === other.author) return [];
    if (!this.#members.includes(one.author) || !this.#members.includes(other.author)) return [];
    return [
      { does: 'report', by: one.author, id: other.id, reason: 'harassment', note: this.#note() },
      { does: 'report', by: other.author, id: one.id, reason: 'harassment', note: this.#note() },
    ];
  }

  #note(): string {
    return this.#dice.happens(0.4) ? phrase(this.#dice, 'reportNote') : '';
  }
}

/** For what a comment of that mood is reported. */
const reasons: Record<Mood, ListedReason | null> = {
  calm: null,
  sharp: null,
  hateful: 'hate',
  threat: 'threat',
  spam: 'spam',
};

function calmPause(): number {
  const burst = (BURST_LENGTH.least + BURST_LENGTH.most) / 2;
  const inBursts = burst / (burst + 1 / BURST_BEGINS);
  return (1 - inBursts / BURST_SPEED) / (1 - inBursts);
}
