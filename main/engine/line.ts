// The state of the line to a community, and those who wait to learn it. Knows no socket.
import type { WireError } from '../../shared/protocol/errors.ts';

/** The line without what the cache knows of it. */
export type LineState =
  | { state: 'connecting' }
  | { state: 'online' }
  | { state: 'offline' }
  | { state: 'refused'; error: WireError };

/**
 * How long reading waits for a server that has taken the connection but not yet said what was withheld
 * meanwhile. After that the line counts as offline, and what is saved is read as it is.
 */
export const longestWaitMs = 4_000;

export type Line = ReturnType<typeof createLine>;

export function createLine(onChange: () => void) {
  let state: LineState = { state: 'connecting' };
  /** Until the attempt to connect has ended one way or the other. */
  const attempt = createGate();
  /** Until what was withheld meanwhile is out of the cache, or cannot be known. */
  const revocations = createGate();
  let bound: NodeJS.Timeout | undefined;

  function set(to: LineState): void {
    if (to.state === state.state && to.state !== 'refused') return;
    state = to;
    onChange();
  }

  function awaitRevocations(): void {
    revocations.close();
    clearTimeout(bound);
    bound = setTimeout(() => {
      if (state.state === 'connecting') set({ state: 'offline' });
      revocations.open();
    }, longestWaitMs);
  }

  function ended(to: LineState): void {
    clearTimeout(bound);
    set(to);
    attempt.open();
    revocations.open();
  }

  return {
    state: () => state,
    /** The line is tried anew at somebody's wish, or for the first time. */
    connecting(): void {
      set({ state: 'connecting' });
      attempt.close();
      awaitRevocations();
    },
    /** A connection is made; who the server is and whom it sees is not known yet. */
    connected: awaitRevocations,
    /** The server has said who it is: requests may go. */
    answered: attempt.open,
    /** What was withheld meanwhile is out of the cache. */
    online: () => ended({ state: 'online' }),
    offline: () => ended({ state: 'offline' }),
    refused: (error: WireError) => ended({ state: 'refused', error }),
    untilAttempted: attempt.passed,
    /** Resolves when cached text may be shown: at once, or after at most `longestWaitMs`. */
    untilReadable: revocations.passed,
    close(): void {
      clearTimeout(bound);
      attempt.open();
      revocations.open();
    },
  };
}

function createGate() {
  let isClosed = false;
  const waiting = new Set<() => void>();
  return {
    close(): void {
      isClosed = true;
    },
    open(): void {
      isClosed = false;
      for (const pass of waiting) pass();
      waiting.clear();
    },
    async passed(): Promise<void> {
      // Once more, for the gate may have closed again before whoever waited had their turn.
      while (isClosed) await new Promise<void>((pass) => waiting.add(pass));
    },
  };
}
