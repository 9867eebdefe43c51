// The launcher leaves no process behind, and says plainly what it cannot do.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { firstLine, startProcess, stopAll } from '../../main/launch/processes.ts';

// Groups of processes are POSIX's; on Windows the launcher asks taskkill.
const onPosix = test.skipIf(process.platform === 'win32');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-launch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

onPosix('what a process has started ends with it, even if it is deaf to signals', async () => {
  const deaf = "trap '' TERM; (trap '' TERM; while :; do sleep 1; done) & echo $!; wait";
  const running = startProcess('sh', ['-c', deaf], {
    logFile: join(folder, 'log'),
    readOutput: true,
    patience: 200,
  });
  const grandchild = Number(await firstLine(running));
  expect(isAlive(grandchild)).toBe(true);
  await stopAll();
  expect(await running.ended).toBe(128);
  await vi.waitFor(() => expect(isAlive(grandchild)).toBe(false), 5_000);
});

onPosix('what is left of a process that ended by itself is ended too', async () => {
  const running = startProcess('sh', ['-c', 'sleep 100 & echo $!; exit 3'], {
    logFile: join(folder, 'log'),
    readOutput: true,
  });
  const grandchild = Number(await firstLine(running));
  expect(await running.ended).toBe(3);
  await vi.waitFor(() => expect(isAlive(grandchild)).toBe(false), 5_000);
});

onPosix('a command that breaks where nobody catches it leaves nothing behind', async () => {
  const module = (name: string) => JSON.stringify(resolve('main/launch', name));
  const script = join(folder, 'breaks.ts');
  writeFileSync(
    script,
    `import { startProcess } from ${module('processes.ts')};
    import { runCommand } from ${module('run-command.ts')};
    await runCommand(async () => {
      const { child, ended } = startProcess('sleep', ['100'], { logFile: null });
      console.log(child.pid);
      setTimeout(() => { throw new Error('it broke'); });
      return ended;
    });`,
  );
  const result = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  expect(result.status).toBe(1);
  expect(result.stderr).toContain('it broke');
  const child = Number(result.stdout);
  await vi.waitFor(() => expect(isAlive(child)).toBe(false), 5_000);
});

test('a command that is not there ends with 127', async () => {
  const running = startProcess(join(folder, 'nothing'), [], { logFile: null });
  expect(await running.ended).toBe(127);
  await running.stop();
});

test('what is not read goes to the log', async () => {
  const logFile = join(folder, 'logs', 'out.log');
  const running = startProcess(process.execPath, ['-e', 'console.log(1); console.error(2)'], {
    logFile,
  });
  expect(await running.ended).toBe(0);
  expect(readFileSync(logFile, 'utf8')).toBe('1\n2\n');
});

test('an unknown command is wrong use', () => {
  const result = spawnSync(process.execPath, ['main/launch/prepare.mjs', 'everything'], {
    encoding: 'utf8',
  });
  expect(result.status).toBe(2);
  expect(result.stderr).toContain('start|test|dev|dist|screenshots|storm');
});

test('an unknown option of start is said, and nothing is started', () => {
  const result = spawnSync(process.execPath, ['main/launch/start.ts', '--three'], {
    encoding: 'utf8',
  });
  expect(result.status).toBe(1);
  expect(result.stderr).toContain('npm start [-- --two]');
});
