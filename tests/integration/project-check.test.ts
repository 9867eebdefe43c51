// Types, lint, layers and format hold: what `npm run check` asks is asked on every run of the tests.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const { scripts } = z
  .object({ scripts: z.object({ check: z.string() }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

test.each(scripts.check.split(' && '))('[L1] %s finds nothing', { timeout: 120_000 }, (command) => {
  const [name = '', ...args] = command.split(' ');
  const { stdout, stderr, status } = spawnSync(name, args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: `node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
    },
  });
  expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
});
