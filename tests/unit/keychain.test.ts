// Secrets at rest: encrypted or not at all.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Encryption, openKeychain } from '../../main/keychain.ts';

/** Stands for the system's keychain, which no test machine has: turns each byte round. */
const reversing: Encryption = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text) => Buffer.from(text).map((byte) => byte ^ 0xff) as Buffer,
  decryptString: (blob) => Buffer.from(blob.map((byte) => byte ^ 0xff)).toString(),
};

let folder: string;
let file: string;
const logged: string[] = [];
const log = (line: string) => logged.push(line);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-keychain-'));
  file = join(folder, 'secrets.json');
  logged.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a secret is there after the app was closed, and never in clear', () => {
  expect(openKeychain(file, reversing, log).write('a', 'token-1')).toBe(true);
  expect(openKeychain(file, reversing, log).read('a')).toEqual({ secret: 'token-1', kept: true });
  expect(readFileSync(file, 'utf8')).not.toContain('token-1');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
});

test('a removed secret is gone from the file', () => {
  const keychain = openKeychain(file, reversing, log);
  keychain.write('a', 'token-1');
  keychain.remove('a');
  expect(openKeychain(file, reversing, log).read('a')).toEqual({ secret: null, kept: false });
});

test.each([
  ['without a keychain', { ...reversing, isEncryptionAvailable: () => false }],
  [
    'with a key that everybody knows',
    { ...reversing, getSelectedStorageBackend: () => 'basic_text' },
  ],
])('%s nothing is written, and the secret lives for the run', (_what, encryption) => {
  const keychain = openKeychain(file, encryption, log);
  expect(keychain.write('a', 'token-1')).toBe(false);
  expect(keychain.read('a')).toEqual({ secret: 'token-1', kept: false });
  expect(existsSync(file)).toBe(false);
  expect(openKeychain(file, encryption, log).read('a').secret).toBeNull();
});

test('a file that cannot be read is put aside, and that is said', () => {
  writeFileSync(file, '{"version":1,"secrets":');
  const keychain = openKeychain(file, reversing, log);
  expect(keychain.read('a').secret).toBeNull();
  expect(existsSync(`${file}.unreadable`)).toBe(true);
  expect(logged).toHaveLength(1);
});

test('a secret of another keychain is no secret', () => {
  openKeychain(file, reversing, log).write('a', 'token-1');
  const changed = {
    ...reversing,
    decryptString: () => {
      throw new Error('wrong key');
    },
  };
  expect(openKeychain(file, changed, log).read('a')).toEqual({ secret: null, kept: false });
  expect(logged.join()).not.toContain('token-1');
});

test('where the disk or the keychain takes nothing a secret lives for the run, and nothing ends', () => {
  openKeychain(file, reversing, log).write('a', 'token-1');
  const keychain = openKeychain(file, reversing, log);
  // What would take the place of the file cannot be written.
  mkdirSync(`${file}.next`);
  expect(keychain.write('b', 'token-2')).toBe(false);
  expect(keychain.read('b')).toEqual({ secret: 'token-2', kept: false });
  keychain.remove('a');
  expect(keychain.read('a').secret).toBeNull();
  expect(logged).toEqual(Array(2).fill('the secrets could not be kept: EISDIR'));

  const closed = {
    ...reversing,
    encryptString: () => {
      throw new Error('token-3 cannot be encrypted now');
    },
  };
  expect(openKeychain(file, closed, log).write('c', 'token-3')).toBe(false);
  expect(logged.join()).not.toContain('token-3');
});

test('a file that is none keeps the app from nothing', () => {
  mkdirSync(file);
  expect(openKeychain(file, reversing, log).read('a').secret).toBeNull();
  expect(existsSync(`${file}.unreadable`)).toBe(true);
});
