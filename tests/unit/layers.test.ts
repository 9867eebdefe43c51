// The layers are linted, not promised: what may not be imported is refused by the project's own rules,
// tried on a tree of one-line files outside the project.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const forbidden = [
  ['shared/thread', 'node:fs'],
  ['shared/thread', 'socket.io'],
  ['shared/thread', '../../server/start.ts'],
  ['server/store', '../../main/log.ts'],
  ['server/store', '../../renderer/app.tsx'],
  ['server/store', 'electron'],
  ['main', '../server/start.ts'],
  ['main', '../renderer/app.tsx'],
  ['main/engine', 'electron'],
  ['main/engine', '../../server/start.ts'],
  ['renderer/thread', '../../server/start.ts'],
  ['renderer/thread', '../../main/engine/engine.ts'],
  ['renderer/thread', 'node:fs'],
  ['renderer/thread', 'electron'],
  ['renderer/thread', 'socket.io-client'],
  ['renderer/thread', 'better-sqlite3'],
] as const;

const allowed = [
  ['shared/thread', 'zod'],
  ['shared/thread', '../limits.ts'],
  ['server/store', '../../shared/limits.ts'],
  ['main', 'electron'],
  ['main/engine', '../../shared/limits.ts'],
  ['renderer/thread', '../../shared/limits.ts'],
] as const;

const biome = resolve('node_modules/@biomejs/biome/bin/biome');
const tree = mkdtempSync(join(tmpdir(), 'parley-layers-'));
let report = '';

function fileOf(folder: string, specifier: string): string {
  return `${folder}/imports-${specifier.replace(/[^a-z0-9]+/gi, '-')}.ts`;
}

beforeAll(() => {
  const { vcs: _vcs, ...rules } = JSON.parse(readFileSync('biome.json', 'utf8'));
  writeFileSync(join(tree, 'biome.json'), JSON.stringify(rules));
  for (const [folder, specifier] of [...forbidden, ...allowed]) {
    const path = join(tree, fileOf(folder, specifier));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `import { thing } from '${specifier}';\n\nexport const kept = thing;\n`);
  }
  const lint = ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=100', '.'];
  const { stdout, stderr } = spawnSync(process.execPath, [biome, ...lint], {
    cwd: tree,
    encoding: 'utf8',
  });
  report = stdout + stderr;
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test('all files were linted', () => {
  // The rules themselves are one more.
  expect(report).toContain(`Checked ${forbidden.length + allowed.length + 1} files`);
});

test.each(forbidden)('[L1] [L2] a file in %s may not import %s', (folder, specifier) => {
  expect(report).toContain(`${fileOf(folder, specifier)}:`);
});

test.each(allowed)('[L1] a file in %s may import %s', (folder, specifier) => {
  expect(report).not.toContain(`${fileOf(folder, specifier)}:`);
});
