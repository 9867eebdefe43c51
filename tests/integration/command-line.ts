// Runs `parley-server` as an operator does: a process of its own, its outputs and its exit code.
import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const commandLine = fileURLToPath(new URL('../../server/cli.ts', import.meta.url));

export type Ran = { code: number | null; stdout: string; stderr: string };

export function parleyServer(...words: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [commandLine, ...words],
      { env: { PATH: process.env.PATH }, maxBuffer: 16_000_000 },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

export type Serving = { url: string; stop: () => Promise<void> };

export async function serve(dataDir: string): Promise<Serving> {
  const words = ['start', '--data', dataDir, '--port', '0', '--log-level', 'silent'];
  const child = spawn(process.execPath, [commandLine, ...words], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url: string };
    return {
      url,
      async stop() {
        child.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error('the server ended before it listened');
}
