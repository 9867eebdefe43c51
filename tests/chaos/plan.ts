// What a chaos run does, from its seed alone: who writes when, and which fault strikes when. Pure; what
// a fault meets when it strikes is the machine's timing, and that no seed gives back.
import { Dice } from '../../main/launch/storm/dice.ts';

export type Size = {
  clients: number;
  /** How many of the clients are the whole app in Electron; the others are engines alone. */
  apps: number;
  threads: number;
  seconds: number;
  /** Of each client. */
  writesPerSecond: number;
  kills: number;
  /** Faults of the lines, each of one client's. */
  lineFaults: number;
  /** Whether members press "try again" at the end; else each client comes back in its own time. */
  triesAgain: boolean;
};

export type Act = 'post' | 'reply' | 'edit' | 'react' | 'remove';
export type Direction = 'up' | 'down';

/** One wish to write. `seed` decides what is written to whom, as far as the thread is the same. */
export type PlannedWrite = { atMs: number; client: number; act: Act; seed: number };

type Kill = {
  atMs: number;
  downMs: number;
  /** Not at once but so long after the next write of that client, or of anybody. */
  afterWriteMs: number | null;
  /** Killed a second time so long after it has begun to start again. */
  againMs: number | null;
};
export type LineFault =
  /** At once, between two packets or in the middle of one. */
  | { kind: 'cut' }
  /** After the first half of the next packet. */
  | { kind: 'cutInFrame'; direction: Direction }
  /** Packets come late, in their order. */
  | { kind: 'delay'; direction: Direction; forMs: number }
  /** Packets are lost; then the connection is cut, for TCP loses nothing on one that lives on. */
  | { kind: 'drop'; direction: Direction; forMs: number }
  /** Each packet arrives twice. */
  | { kind: 'double'; direction: Direction; forMs: number }
  /**
   * The client's end is cut; what it had said within `forMs` before reaches the server only so long
   * after, when the client has long been there again on another connection.
   */
  | { kind: 'late'; forMs: number }
  /** Cut, and no other connection gets through. */
  | { kind: 'sever'; forMs: number };
export type Fault =
  | (Kill & { kind: 'killClient'; client: number })
  /** `moves`: the next server process listens elsewhere, and the lines lead there. */
  | (Kill & { kind: 'killServer'; moves: boolean })
  | { atMs: number; kind: 'line'; client: number; fault: LineFault };

export type Plan = { seed: number; size: Size; writes: PlannedWrite[]; faults: Fault[] };

export function makePlan(seed: number, size: Size): Plan {
  const dice = new Dice(seed);
  return { seed, size, writes: planWrites(dice, size), faults: planFaults(dice, size) };
}

function planWrites(dice: Dice, size: Size): PlannedWrite[] {
  const writes: PlannedWrite[] = [];
  for (let client = 0; client < size.clients; client += 1) {
    let atMs = dice.gap(1000 / size.writesPerSecond);
    while (atMs < size.seconds * 1000) {
      writes.push({ atMs, client, act: anAct(dice), seed: dice.between(0, 0xffff_ffff) });
      atMs += dice.gap(1000 / size.writesPerSecond);
    }
  }
  return writes;
}

function anAct(dice: Dice): Act {
  const roll = dice.roll();
  if (roll < 0.4) return 'post';
  if (roll < 0.65) return 'reply';
  if (roll < 0.8) return 'edit';
  return roll < 0.92 ? 'react' : 'remove';
}

function planFaults(dice: Dice, size: Size): Fault[] {
  const faults: Fault[] = [];
  const anyTime = () => dice.roll() * size.seconds * 1000;
  const apps = Math.min(size.apps, size.clients);
  for (let count = 0; count < size.kills; count += 1) {
    const kill: Kill = {
      atMs: anyTime(),
      downMs: dice.between(0, 1_500),
      afterWriteMs: dice.happens(0.6) ? dice.between(0, 25) : null,
      againMs: dice.happens(0.25) ? dice.between(50, 1_200) : null,
    };
    const roll = dice.roll();
    if (roll < 0.25) faults.push({ ...kill, kind: 'killServer', moves: dice.happens(0.5) });
    // The apps come first among the clients.
    else if (roll < 0.4 && apps > 0) {
      faults.push({ ...kill, kind: 'killClient', client: dice.between(0, apps - 1) });
    } else if (apps < size.clients) {
      faults.push({ ...kill, kind: 'killClient', client: dice.between(apps, size.clients - 1) });
    } else faults.push({ ...kill, kind: 'killServer', moves: false });
  }
  for (let count = 0; count < size.lineFaults; count += 1) {
    const client = dice.between(0, size.clients - 1);
    faults.push({ atMs: anyTime(), kind: 'line', client, fault: aLineFault(dice) });
  }
  return faults.sort((one, other) => one.atMs - other.atMs);
}

function aLineFault(dice: Dice): LineFault {
  const direction = dice.pick(['up', 'down'] as const);
  const forMs = dice.between(100, 2_500);
  switch (dice.pick(['cut', 'cutInFrame', 'delay', 'drop', 'double', 'late', 'sever'] as const)) {
    case 'cut':
      return { kind: 'cut' };
    case 'cutInFrame':
      return { kind: 'cutInFrame', direction };
    case 'delay':
      return { kind: 'delay', direction, forMs };
    case 'drop':
      return { kind: 'drop', direction, forMs };
    case 'double':
      return { kind: 'double', direction, forMs };
    case 'late':
      return { kind: 'late', forMs };
    case 'sever':
      return { kind: 'sever', forMs };
  }
}
