// The replica that a session works on: the one of the account in use. Puts another in its place when the
// account changes or the file turns out to be damaged, and makes room where the disk is full. Knows no line.
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import { isDamage, isFull } from './cache/damage.ts';
import { type Cache, closeCache } from './cache/database.ts';
import { carryDrafts } from './drafting.ts';
import { describeFailure } from './failure.ts';
import type { Replica } from './replica.ts';
import type { Storage } from './storage.ts';

export type ReplicaInUsePorts = {
  storage: Storage;
  replicaOf: (db: Cache) => Replica;
  /** Of the account in use; null for a guest. */
  accountId: () => MemberId | null;
  /** Another has taken the place of a damaged one, and knows nothing of the line yet. */
  onReplaced: () => void;
  log: (line: string) => void;
};

export type ReplicaInUse = ReturnType<typeof createReplicaInUse>;

export function createReplicaInUse(ports: ReplicaInUsePorts) {
  const { storage, replicaOf, accountId, log } = ports;
  let replica = replicaOf(storage.open(accountId()));

  /** The cache file turned out to be damaged: a new one is built from the server. */
  function rebuild(error: unknown): void {
    const opened = replica.opened();
    try {
      replica.close();
    } catch (another) {
      // A last mark could not be written to the damaged file.
      log(describeFailure(another));
    }
    replica = replicaOf(storage.replace(accountId(), error));
    ports.onReplaced();
    replica.tellAll(opened);
  }

  /** Once more with the reserve where the disk is full. Throws `RequestRefused` where that is used up too. */
  function roomFor<T>(db: Cache, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!isFull(error)) throw error;
      storage.fill(db);
    }
    try {
      return work();
    } catch (error) {
      if (!isFull(error)) throw error;
      throw new RequestRefused('unavailable', 'This device has no room left to keep this.');
    }
  }

  /** Runs the work on the present replica; once more on a new one where the file was damaged. */
  function use<T>(work: (replica: Replica) => T): T {
    try {
      return roomFor(replica.db, () => work(replica));
    } catch (error) {
      if (!isDamage(error, replica.db)) throw error;
      rebuild(error);
      return roomFor(replica.db, () => work(replica));
    }
  }

  return {
    current: () => replica,
    use,

    /** What went wrong in answer to the network is mended or logged. */
    mend(error: unknown): void {
      if (isFull(error)) storage.fill(replica.db);
      else if (isDamage(error, replica.db)) rebuild(error);
      else log(describeFailure(error));
    },

    /** Runs the work on the cache of this account, be it the present one or not; null is the guest's. */
    onCacheOf<T>(memberId: MemberId | null, work: (db: Cache) => T): T {
      if (memberId === accountId()) return use(({ db }) => work(db));
      if (!storage.has(memberId)) {
        throw new RequestRefused('not_found', 'This account was never used on this device.');
      }
      const db = storage.open(memberId);
      try {
        return roomFor(db, () => work(db));
      } finally {
        closeCache(db);
      }
    },

    /** Another account is in use now. What a guest has typed may go with it. */
    change(takesDrafts: boolean): void {
      const before = replica;
      // A file is not opened twice.
      if (!takesDrafts) before.close();
      const next = storage.open(accountId());
      if (takesDrafts) {
        roomFor(next, () => carryDrafts(before.db, next));
        before.close();
      }
      replica = replicaOf(next);
    },
  };
}
