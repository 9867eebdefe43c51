// The feed goes before all other streams, for what was withheld comes with its first page: until it was
// given or refused on this connection nothing else is asked for, and nobody is told that they may read on.
import type { WireError } from '../../../shared/protocol/errors.ts';

/** `null`: given. */
type FeedAnswer = { refusal: WireError | null };

export type FeedFirstPorts = {
  /** Whether the account's own stream is on its way: its mutes and bans count as well. */
  awaitsMe: () => boolean;
  onRevoked: (refusal: WireError | null) => void;
};

export function createFeedFirst({ awaitsMe, onRevoked }: FeedFirstPorts) {
  let answer: FeedAnswer | null = null;
  let isTold = false;

  /** Before one's own mutes and bans are known no place to write in is shown. */
  function tell(): void {
    if (isTold || answer === null || awaitsMe()) return;
    isTold = true;
    onRevoked(answer.refusal);
  }

  return {
    isAnswered: () => answer !== null,
    /** Says whether that is new. */
    given(): boolean {
      if (answer?.refusal === null) return false;
      answer = { refusal: null };
      isTold = false;
      tell();
      return true;
    },
    refused(refusal: WireError): void {
      answer = { refusal };
      isTold = false;
      tell();
    },
    tell,
    forget(): void {
      answer = null;
      isTold = false;
    },
  };
}
