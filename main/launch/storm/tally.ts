// Counts what the storm has sent and what came of it, and says it.
import type { ErrorCode } from '../../../shared/protocol/errors.ts';

export type Deed = 'post' | 'edit' | 'remove' | 'react' | 'report' | 'appeal';

type Count = { sent: number; held: number; done: number; refused: Map<ErrorCode, number> };

/** In the order in which they are said. */
const besides = {
  react: 'reactions',
  edit: 'edits',
  remove: 'removals',
  report: 'reports',
  appeal: 'appeals',
} as const;

export class Tally {
  readonly #counts = new Map<Deed, Count>();
  #slowestMs = 0;

  sent(deed: Deed): void {
    this.#count(deed).sent += 1;
  }

  /** Acknowledged after so many milliseconds; `held` waits for approval. */
  done(deed: Deed, afterMs: number, held: boolean): void {
    const count = this.#count(deed);
    count.done += 1;
    if (held) count.held += 1;
    if (deed === 'post') this.#slowestMs = Math.max(this.#slowestMs, afterMs);
  }

  refused(deed: Deed, code: ErrorCode): void {
    const { refused } = this.#count(deed);
    refused.set(code, (refused.get(code) ?? 0) + 1);
  }

  get comments(): number {
    return this.#count('post').sent;
  }

  /** Comments that were refused with that code. */
  refusedWith(code: ErrorCode): number {
    return this.#count('post').refused.get(code) ?? 0;
  }

  /** All of it in one line. */
  inWords(seconds: number): string {
    const { sent, done, held, refused } = this.#count('post');
    const rate = seconds > 0 ? sent / seconds : 0;
    const comments =
      `${sent} comments sent in ${Math.round(seconds)} s (${rate.toFixed(1)}/s): ` +
      `${done} acknowledged${held > 0 ? `, ${held} of them held for approval` : ''}, ` +
      `${total(refused)} refused${byCode(refused)}; ` +
      `slowest acknowledgement ${Math.round(this.#slowestMs)} ms.`;
    const others = Object.entries(besides).map(
      ([deed, name]) => `${name} ${this.#count(deed as Deed).sent}`,
    );
    const refusals = new Map<ErrorCode, number>();
    for (const [deed, count] of this.#counts) {
      if (deed === 'post') continue;
      for (const [code, n] of count.refused) refusals.set(code, (refusals.get(code) ?? 0) + n);
    }
    return `${comments} Besides: ${others.join(', ')}; ${total(refusals)} refused${byCode(refusals)}.`;
  }

  #count(deed: Deed): Count {
    let count = this.#counts.get(deed);
    if (count === undefined) {
      count = { sent: 0, held: 0, done: 0, refused: new Map() };
      this.#counts.set(deed, count);
    }
    return count;
  }
}

function total(refused: ReadonlyMap<ErrorCode, number>): number {
  return [...refused.values()].reduce((sum, count) => sum + count, 0);
}

function byCode(refused: ReadonlyMap<ErrorCode, number>): string {
  if (refused.size === 0) return '';
  const mostFirst = [...refused].sort(([, a], [, b]) => b - a);
  return ` (${mostFirst.map(([code, count]) => `${code} ${count}`).join(', ')})`;
}
