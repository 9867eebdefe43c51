// One member of a chaos run, at a client that may be killed at any moment: writes as the plan says,
// looks after what was refused, and notes in the ledger what was asked and what was seen.
import { setTimeout as after } from 'node:timers/promises';
import { Dice } from '../../main/launch/storm/dice.ts';
import type {
  CommunityId,
  EngineAnswer,
  Thread,
  ThreadComment,
} from '../../shared/bridge/engine-api.ts';
import { reactions } from '../../shared/protocol/closed-lists.ts';
import type { Answer, ErrorCode } from '../../shared/protocol/errors.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import { type Client, ClientGone } from './client.ts';
import type { Ledger, Written } from './ledger.ts';
import type { PlannedWrite } from './plan.ts';

/** A reply that is held is looked at and sent again so often, then given up. */
const mostRetries = 5;
/** Within it, what was written is mostly still on its way. */
const longestThoughtMs = 60;

export class Writer {
  readonly index: number;
  readonly client: Client;
  readonly #ledger: Ledger;
  readonly #articles: readonly ArticleId[];
  readonly #onWrite: () => void;
  readonly #retries = new Map<string, number>();
  #communityId: CommunityId | null = null;

  constructor(
    index: number,
    client: Client,
    ledger: Ledger,
    articles: readonly ArticleId[],
    /** Called at the moment at which the client is asked for a write. */
    onWrite: () => void,
  ) {
    this.index = index;
    this.client = client;
    this.#ledger = ledger;
    this.#articles = articles;
    this.#onWrite = onWrite;
  }

  /** Writes once; whatever the client does not live to answer is noted as open. */
  async write({ act, seed }: PlannedWrite): Promise<void> {
    const dice = new Dice(seed);
    try {
      const thread = await this.open(dice.pick(this.#articles));
      if (thread === null) return;
      await this.tend(thread);
      await this.#write(act, thread, dice);
    } catch (error) {
      if (!(error instanceof ClientGone)) throw error;
    }
  }

  async communityId(): Promise<CommunityId> {
    if (this.#communityId === null) {
      const answer = await this.client.ask('community.list', {});
      const first = answer.ok ? answer.value[0] : undefined;
      if (first === undefined) throw new Error('the client has no community');
      this.#communityId = first.id;
    }
    return this.#communityId;
  }

  /** The thread as the client shows it; null while it shows none. */
  async open(articleId: ArticleId): Promise<Thread | null> {
    const communityId = await this.communityId();
    const answer = await this.client.ask('thread.open', { communityId, articleId });
    if (!answer.ok) return null;
    const comments = answer.value.whole ? answer.value.comments : await this.#rest(articleId);
    if (comments === null) return null;
    for (const comment of comments) this.#ledger.saw(comment);
    return { ...answer.value, comments };
  }

  async #rest(articleId: ArticleId): Promise<ThreadComment[] | null> {
    const communityId = await this.communityId();
    const comments: ThreadComment[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const page: Answer<EngineAnswer<'thread.rest'>> = await this.client.ask('thread.rest', {
        communityId,
        articleId,
        after,
      });
      if (!page.ok) return null;
      comments.push(...page.value.comments);
      after = page.value.next;
    }
    return comments;
  }

  /** What was refused is sent again where it was only held, else given up; nothing stays unseen. */
  async tend(thread: Thread): Promise<void> {
    const communityId = await this.communityId();
    for (const comment of thread.comments) {
      if (comment.delivery.state !== 'refused') continue;
      const { entryId, error } = comment.delivery;
      const tries = this.#retries.get(entryId) ?? 0;
      if (error.code === 'changed' && tries < mostRetries) {
        this.#ledger.held.add(entryId);
        this.#retries.set(entryId, tries + 1);
        await this.client.ask('outbox.retry', { communityId, entryId });
      } else await this.#giveUp(comment, entryId, error.code);
    }
  }

  async #giveUp(comment: ThreadComment, entryId: string, code: ErrorCode): Promise<void> {
    const written = this.#ledger.of(comment.id);
    const isPost = comment.pending === 'post';
    const writtenTo = isPost ? comment.parentId : comment.id;
    if (!this.#ledger.mayBeOtherwise(writtenTo, code)) {
      this.#ledger.oddities.add(
        `the ${comment.pending} of ${written?.marker} was refused with ${code}, without a cause`,
      );
    }
    const before = written?.givenUp ?? null;
    // Noted first: the client may do it and not live to tell.
    if (isPost && written !== undefined) written.givenUp = code;
    const communityId = await this.communityId();
    const answer = await this.client.ask('outbox.discard', { communityId, entryId });
    if (!answer.ok && isPost && written !== undefined) written.givenUp = before;
  }

  async #write(act: PlannedWrite['act'], thread: Thread, dice: Dice): Promise<void> {
    const standing = thread.comments.filter(({ state }) => state === 'visible');
    const own = standing.filter(({ mine, held }) => mine && held === null);
    // Mostly what is new: there most is under way.
    const recent = <T>(list: readonly T[]) => dice.pick(list.slice(dice.happens(0.7) ? -6 : 0));
    switch (act) {
      case 'post':
        return this.#post(thread.articleId, null, dice);
      case 'reply':
        return this.#post(thread.articleId, standing.length === 0 ? null : recent(standing), dice);
      case 'edit':
        await this.#toOwn(own, recent, (written, id) => this.#edit(written, id, dice));
        return;
      case 'react':
        if (standing.length > 0) await this.#react(recent(standing), dice);
        return;
      case 'remove':
        await this.#toOwn(own, recent, (written, id) => this.#remove(written, id));
        return;
    }
  }

  async #post(articleId: ArticleId, parent: ThreadComment | null, dice: Dice): Promise<void> {
    const communityId = await this.communityId();
    const parentId = parent?.id ?? null;
    const written = this.#ledger.begin(this.index, articleId, parentId, talk(dice));
    const [first] = written.texts;
    if (first === undefined) return;
    this.#onWrite();
    const answer = await this.client.ask('comment.post', {
      communityId,
      articleId,
      parentId,
      body: first.body,
    });
    if (answer.ok) {
      first.wish = 'stored';
      this.#ledger.named(written, answer.value.commentId);
      await this.#thinkAgain(written, answer.value.commentId, dice);
    } else {
      written.givenUp = answer.error.code;
      this.#ledger.oddities.add(`${written.marker} was not even stored: ${answer.error.code}`);
    }
  }

  /** Some change or take back what they have just written, while it is on its way or not yet. */
  async #thinkAgain(written: Written, id: CommentId, dice: Dice): Promise<void> {
    const roll = dice.roll();
    if (roll > 0.4) return;
    await after(dice.between(0, longestThoughtMs));
    if (roll < 0.1) await this.#remove(written, id);
    else if (roll < 0.2) await this.#takeBack(written, id);
    else await this.#edit(written, id, dice);
  }

  /** Gives up what waits to be sent, or has been sent and not been answered. */
  async #takeBack(written: Written, id: CommentId): Promise<void> {
    const communityId = await this.communityId();
    const { articleId } = written;
    const named = await this.client.ask('thread.comments', { communityId, articleId, ids: [id] });
    const comment = named.ok ? named.value[0] : undefined;
    if (comment === undefined || comment.pending !== 'post') return;
    const { delivery } = comment;
    if (delivery.state !== 'waiting') return;
    const before = written.removal;
    if (before === 'none') written.removal = 'asked';
    const { entryId } = delivery;
    const answer = await this.client.ask('outbox.discard', { communityId, entryId });
    written.removal = answer.ok ? 'stored' : before;
  }

  async #toOwn(
    own: readonly ThreadComment[],
    pick: (list: readonly ThreadComment[]) => ThreadComment,
    work: (written: Written, id: CommentId) => Promise<void>,
  ): Promise<void> {
    if (own.length === 0) return;
    const { id } = pick(own);
    const written = this.#ledger.of(id);
    if (written !== undefined) await work(written, id);
  }

  async #edit(written: Written, id: CommentId, dice: Dice): Promise<void> {
    const communityId = await this.communityId();
    const body = `${written.marker} ${talk(dice)} (edit ${written.texts.length})`;
    const text = { body, wish: 'asked' as 'asked' | 'stored' };
    written.texts.push(text);
    this.#onWrite();
    const request = { communityId, commentId: id, body };
    const answer = await this.client.ask('comment.edit', request);
    if (answer.ok) text.wish = 'stored';
    else written.texts.splice(written.texts.indexOf(text), 1);
  }

  async #react(comment: ThreadComment, dice: Dice): Promise<void> {
    const communityId = await this.communityId();
    const reaction = dice.pick(reactions);
    const on = !comment.myReactions.includes(reaction);
    this.#ledger.wishReaction(this.index, comment.id, reaction, on, 'asked');
    this.#onWrite();
    const request = { communityId, commentId: comment.id, reaction, on };
    const answer = await this.client.ask('comment.react', request);
    if (answer.ok) this.#ledger.wishReaction(this.index, comment.id, reaction, on, 'stored');
  }

  async #remove(written: Written, id: CommentId): Promise<void> {
    const communityId = await this.communityId();
    const before = written.removal;
    if (before === 'none') written.removal = 'asked';
    this.#onWrite();
    const answer = await this.client.ask('comment.remove', { communityId, commentId: id });
    written.removal = answer.ok ? 'stored' : before;
  }
}

function talk(dice: Dice): string {
  const words = Array.from({ length: dice.between(3, 60) }, () => dice.pick(vocabulary));
  return words.join(' ');
}

const vocabulary =
  'the a bridge river council vote money nobody everybody was is will not ever more less again why'.split(
    ' ',
  );
