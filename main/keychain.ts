// Secrets at rest: encrypted by the system's keychain, in one file. Where there is no keychain nothing
// is written, and a secret lives as long as the app runs.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { z } from 'zod';

/** The part of Electron's safeStorage that is used here. */
export type Encryption = {
  isEncryptionAvailable: () => boolean;
  /** On Linux alone. */
  getSelectedStorageBackend?: () => string;
  encryptString: (text: string) => Buffer;
  decryptString: (blob: Buffer) => string;
};

export type Keychain = {
  read: (key: string) => { secret: string | null; kept: boolean };
  /** Whether the secret will be there after the app was closed. */
  write: (key: string, secret: string) => boolean;
  remove: (key: string) => void;
};

const fileSchema = z.object({ version: z.literal(1), secrets: z.record(z.string(), z.base64()) });

/** `log` is told of a file or a secret that cannot be read, never of what it holds. */
export function openKeychain(
  file: string,
  encryption: Encryption,
  log: (line: string) => void,
): Keychain {
  const held = new Map<string, string>();
  const stored = new Map(Object.entries(readSecrets(file, log)));
  const safe = canKeep(encryption);

  return {
    read: (key) => {
      const inMemory = held.get(key);
      if (inMemory !== undefined) return { secret: inMemory, kept: false };
      const blob = stored.get(key);
      if (blob === undefined || !safe) return { secret: null, kept: false };
      try {
        return { secret: encryption.decryptString(Buffer.from(blob, 'base64')), kept: true };
      } catch {
        // Another keychain than the one that it was written with: one signs in again.
        log('a stored secret cannot be decrypted with the keychain of this session');
        return { secret: null, kept: false };
      }
    },
    write: (key, secret) => {
      held.set(key, secret);
      if (!safe) return false;
      const isKept = attempt(() => {
        stored.set(key, encryption.encryptString(secret).toString('base64'));
        writeSecrets(file, stored);
      });
      if (isKept) held.delete(key);
      return isKept;
    },
    remove: (key) => {
      held.delete(key);
      if (stored.delete(key)) attempt(() => writeSecrets(file, stored));
    },
  };

  /** A full disk or a keychain that was closed leaves the secret to this run, and ends nothing. */
  function attempt(keep: () => void): boolean {
    try {
      keep();
      return true;
    } catch (error) {
      log(`the secrets could not be kept: ${(error as NodeJS.ErrnoException).code ?? 'refused'}`);
      return false;
    }
  }
}

/** `basic_text` is Chromium's name for a key that everybody knows. */
function canKeep(encryption: Encryption): boolean {
  const backend = encryption.getSelectedStorageBackend?.();
  return encryption.isEncryptionAvailable() && backend !== 'basic_text' && backend !== 'unknown';
}

function readSecrets(file: string, log: (line: string) => void): Record<string, string> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
  }
  try {
    renameSync(file, `${file}.unreadable`);
    log(`${file} could not be read and was put aside`);
  } catch {
    log(`${file} could be neither read nor put aside`);
  }
  return {};
}

/** Whole or not at all: a new file takes the place of the old one. */
function writeSecrets(file: string, stored: ReadonlyMap<string, string>): void {
  const content = JSON.stringify({ version: 1, secrets: Object.fromEntries(stored) });
  const next = `${file}.next`;
  const handle = openSync(next, 'w', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(next, file);
}
