// How large a chaos run is: the long one of `npm run chaos`, and the short one of `npm test`.
import type { Size } from './plan.ts';

/** Ten of them are 200 kills. */
export const longSize: Size = {
  clients: 20,
  apps: 1,
  threads: 3,
  seconds: 45,
  writesPerSecond: 0.6,
  kills: 20,
  lineFaults: 60,
  triesAgain: false,
};

export const shortSize: Size = {
  clients: 5,
  apps: 0,
  threads: 2,
  seconds: 6,
  writesPerSecond: 2.5,
  kills: 6,
  lineFaults: 15,
  triesAgain: true,
};
