// Three kinds of tests, each in its folder: unit and integration side by side, then those in Electron
// one after the other, since each of them wants the whole machine.
import { defineConfig } from 'vitest/config';
import { z } from 'zod';

/** `npm run screenshots` looks at each state many times. */
const takesPictures = z.stringbool().default(false).parse(process.env.PARLEY_PICTURES);
const minutes = takesPictures ? 20 : 2;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          // Property tests take seconds; on a machine that has other work, several of them.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: minutes * 60_000,
          hookTimeout: 120_000,
          // What a screen shows in the end, however slow the machine is.
          expect: { poll: { timeout: 10_000 } },
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
