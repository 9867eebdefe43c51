// The streams that are to be followed, in the order in which they are to be opened, and how far each of
// them is on this connection. Asks nobody for anything.
import type { StreamName } from '../../../shared/protocol/sync.ts';

export type Following = {
  state: 'waiting' | 'opening' | 'live' | 'refused';
  /** The furthest `to` of changes that left a gap while pages were under way. */
  missedTo: number;
  /** Asked before it was to be asked again: whatever is answered may be otherwise now. */
  outdated: boolean;
};

/** Streams kept open; below the server's limit for one connection. */
const mostStreams = 200;

const notAsked = (): Following => ({ state: 'waiting', missedTo: 0, outdated: false });

export function createWantedStreams() {
  let wanted = new Map<StreamName, Following>();

  return {
    get: (stream: StreamName) => wanted.get(stream),
    has: (stream: StreamName) => wanted.has(stream),
    entries: (): Iterable<[StreamName, Following]> => wanted,
    /** These first; what was wanted before stays while there is room. Returns what had to go. */
    add(streams: readonly StreamName[]): [StreamName, Following][] {
      const next = new Map<StreamName, Following>();
      for (const stream of streams.slice(0, mostStreams)) {
        next.set(stream, wanted.get(stream) ?? notAsked());
      }
      const gone: [StreamName, Following][] = [];
      for (const [stream, following] of wanted) {
        if (next.has(stream)) continue;
        if (next.size < mostStreams) next.set(stream, following);
        else gone.push([stream, following]);
      }
      wanted = next;
      return gone;
    },
    remove: (stream: StreamName) => wanted.delete(stream),
    clear: () => wanted.clear(),
    live: (): StreamName[] =>
      [...wanted].filter(([, { state }]) => state === 'live').map(([stream]) => stream),
    /** Whether there are any, and none of them is still to come. */
    areSettled(): boolean {
      for (const { state } of wanted.values()) {
        if (state === 'waiting' || state === 'opening') return false;
      }
      return wanted.size > 0;
    },
    /** All are to be opened anew. */
    forgetStates(): void {
      for (const following of wanted.values()) Object.assign(following, notAsked());
    },
  };
}
