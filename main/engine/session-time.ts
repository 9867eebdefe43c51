// The server's time in one session: heard with each connection, asked for again where this device's clock
// was set, and kept for a start without a line.
import type { DescribeAnswer } from '../../shared/protocol/accounts.ts';
import type { Answer } from '../../shared/protocol/errors.ts';
import type { HeldRegistration } from './registry.ts';
import { createServerClock } from './server-clock.ts';

export type SessionTimePorts = {
  registration: HeldRegistration;
  /** Never rejects. */
  describe: () => Promise<Answer<DescribeAnswer>>;
  /** The time is another one than it was. */
  onMoved: () => void;
  onFailure: (error: unknown) => void;
};

/** Less than this no member notices. */
const worthKeepingMs = 30_000;

export function createSessionTime(ports: SessionTimePorts) {
  const { registration, describe, onMoved, onFailure } = ports;
  const clock = createServerClock(() => void askAgain(), registration.now().clockOffsetMs);
  let closed = false;

  /** Kept for a start without a line, where only this device's clock could be asked. */
  function heard(now: string): void {
    clock.told(now);
    const offset = clock.offsetMs();
    if (Math.abs(offset - registration.now().clockOffsetMs) < worthKeepingMs) return;
    registration.change({ clockOffsetMs: offset }).catch(onFailure);
  }

  /** Without a line the next one tells. */
  async function askAgain(): Promise<void> {
    const answer = await describe();
    if (!answer.ok || closed) return;
    heard(answer.value.now);
    onMoved();
  }

  return {
    now: clock.now,
    offsetMs: clock.offsetMs,
    heard,
    close(): void {
      closed = true;
      clock.close();
    },
  };
}
