// How much one connection, one member and one address may ask. Counts in memory: each process its own.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { RequestRefused } from '../../shared/protocol/errors.ts';

/** So many within so many seconds; null for no limit. */
export type Rate = { count: number; seconds: number } | null;

export type RateLimits = {
  /** Open at once; null for no limit. */
  connectionsPerAddress: number | null;
  requestsPerConnection: Rate;
  writesPerMember: Rate;
  /** How far threads were read: a state, of which a later one makes up for all before it. */
  marksPerMember: Rate;
  /** Signs that somebody is writing; what is too much is dropped. */
  typingPerConnection: Rate;
  /** Registrations and sign-ins, right or wrong: each costs some 20 ms of a core and 19 MB. */
  passwordsPerAddress: Rate;
};

export const defaultRateLimits: RateLimits = {
  connectionsPerAddress: 200,
  requestsPerConnection: { count: 1_500, seconds: 30 },
  writesPerMember: { count: 120, seconds: 60 },
  marksPerMember: { count: 240, seconds: 60 },
  typingPerConnection: { count: 10, seconds: 20 },
  passwordsPerAddress: { count: 30, seconds: 60 },
};

export class RateLimiter {
  readonly #memory: RateLimiterMemory | null;

  constructor(rate: Rate) {
    this.#memory = rate && new RateLimiterMemory({ points: rate.count, duration: rate.seconds });
  }

  /** @throws RequestRefused `rate_limited` with the time after which it may be tried again. */
  async spend(key: string): Promise<void> {
    if (this.#memory === null) return;
    try {
      await this.#memory.consume(key);
    } catch (spent) {
      if (!(spent instanceof RateLimiterRes)) throw spent;
      const retryAfterMs = Math.max(1, spent.msBeforeNext);
      throw new RequestRefused(
        'rate_limited',
        `That was too much at once: try again in ${Math.ceil(retryAfterMs / 1000)} s.`,
        { retryAfterMs },
      );
    }
  }
}
