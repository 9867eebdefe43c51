// Remembers which communities this app has joined and under which account, in one small JSON file.
// Never holds a token.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { communityIdSchema } from '../../shared/bridge/community-id.ts';
import { memberRowSchema } from '../../shared/protocol/accounts.ts';

const registrationSchema = z.object({
  id: communityIdSchema,
  /** The server's origin. */
  url: z.url({ protocol: /^https?$/ }),
  /** As the server first said it; null until then. Another community at the same address is refused. */
  identity: z.uuid().nullable().default(null),
  /** The account in use here, as last known; null for a guest. */
  account: memberRowSchema.nullable(),
  /** By which the server knows this device's connections from each other. */
  device: z.uuid().default(() => randomUUID()),
  /** What this device's clock was off by when the server was last heard. */
  clockOffsetMs: z.int().default(0),
});
export type Registration = z.infer<typeof registrationSchema>;

const fileSchema = z.object({ communities: z.array(registrationSchema) });

export type Registry = {
  list(): readonly Registration[];
  /** Adds it, or puts it in the place of the one with the same id; resolves when it is on the disk. */
  put(registration: Registration): Promise<void>;
  remove(id: Registration['id']): Promise<void>;
  /** Those that are not named keep their order behind those that are. */
  reorder(ids: readonly Registration['id'][]): Promise<void>;
};

export type HeldRegistration = {
  now(): Registration;
  /** Resolves when it is on the disk; holds at once. */
  change(part: Partial<Registration>): Promise<void>;
};

/** One of the registry's, as it becomes by and by. */
export function holdRegistration(registry: Registry, registration: Registration): HeldRegistration {
  let held = registration;
  return {
    now: () => held,
    change(part) {
      held = { ...held, ...part };
      return registry.put(held);
    },
  };
}

/** Opens the registry in the folder, which is made if missing. A file that cannot be read is put aside. */
export function openRegistry(dataDir: string, log: (line: string) => void): Registry {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'communities.json');
  let communities = readFile(path, log);
  // One write at a time, each whole: the file is never seen half written.
  let lastWrite: Promise<void> = Promise.resolve();

  function save(): Promise<void> {
    const text = JSON.stringify({ communities }, null, 2);
    lastWrite = lastWrite.then(
      () => writeWhole(path, text),
      () => writeWhole(path, text),
    );
    return lastWrite;
  }

  return {
    list: () => communities,
    put(registration) {
      const known = communities.some(({ id }) => id === registration.id);
      communities = known
        ? communities.map((other) => (other.id === registration.id ? registration : other))
        : [...communities, registration];
      return save();
    },
    reorder(ids) {
      const place = (id: Registration['id']) => {
        const at = ids.indexOf(id);
        return at === -1 ? ids.length : at;
      };
      communities = [...communities].sort((a, b) => place(a.id) - place(b.id));
      return save();
    },
    remove(id) {
      communities = communities.filter((registration) => registration.id !== id);
      return save();
    },
  };
}

function readFile(path: string, log: (line: string) => void): Registration[] {
  if (!existsSync(path)) return [];
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).communities;
  } catch {
    const aside = `${path}.aside-${new Date().toISOString().replace(/[^0-9]/g, '')}`;
    renameSync(path, aside);
    log(`the list of communities could not be read; it was put aside as ${aside}`);
    return [];
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
