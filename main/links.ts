// The door for `parley://` links: how the system hands one over, and how it learns that this app opens
// them. Whatever is no link of the app goes no further.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { type ParleyLink, parseLink } from '../shared/links.ts';
import { desktopEntry } from './start-at-login.ts';

export const linkScheme = 'parley';

export type GivenLink = { link: ParleyLink; text: string };

/** The link among the arguments of a start; null where there is none that makes sense. */
export function linkAmong(argv: readonly string[]): GivenLink | null {
  for (const text of argv) {
    const link = parseLink(text);
    if (link !== null) return { link, text };
  }
  return null;
}

export type HeardLinks = {
  /** Hears each from now on, and the one that came before. */
  follow(listener: (given: GivenLink | null) => void): void;
};

/** Call before the app is ready: macOS hands a link over by an event, and the first one early. */
export function hearLinks(app: App, argv: readonly string[]): HeardLinks {
  let before = linkAmong(argv);
  let listener: ((given: GivenLink | null) => void) | null = null;
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const given = linkAmong([url]);
    if (listener === null) before = given ?? before;
    else listener(given);
  });
  app.on('second-instance', (_event, argvOfSecond) => {
    const given = linkAmong(argvOfSecond);
    if (listener === null) before = given ?? before;
    else listener(given);
  });
  return {
    follow(hear) {
      listener = hear;
      if (before !== null) hear(before);
      before = null;
    },
  };
}

export type Registering = {
  app: Pick<App, 'setAsDefaultProtocolClient'>;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** What starts the app: an executable and what must be said to it. */
  command: readonly string[];
  /** The file of the app's icon. */
  icon: string;
  log: (line: string) => void;
};

/**
 * Tells the system that this app opens the links. On Linux the desktop knows an app by its entry alone,
 * and one that was unpacked from an archive has none yet.
 */
export function registerLinks({ app, platform, env, command, icon, log }: Registering): void {
  if (platform === 'linux') {
    try {
      writeDesktopEntry(env, command, icon);
    } catch (error) {
      // A home that takes nothing: links are not opened then, all else is as ever.
      log(`the desktop was not told: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
    }
  }
  const [path = '', ...args] = command;
  app.setAsDefaultProtocolClient(linkScheme, path, args);
}

/** Named as in package.json, by which Electron names it to the desktop. */
const entryName = 'parley.desktop';

function writeDesktopEntry(env: NodeJS.ProcessEnv, command: readonly string[], icon: string): void {
  const folder = join(
    env.XDG_DATA_HOME || join(env.HOME || homedir(), '.local', 'share'),
    'applications',
  );
  const file = join(folder, entryName);
  const entry = desktopEntry(
    [...command, '%u'],
    [
      `MimeType=x-scheme-handler/${linkScheme};`,
      'Categories=Network;News;',
      'StartupWMClass=Parley',
      `Icon=${icon.replaceAll('\\', '\\\\')}`,
    ],
  );
  if (isThere(file, entry)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, entry);
}

function isThere(file: string, content: string): boolean {
  try {
    return readFileSync(file, 'utf8') === content;
  } catch {
    return false;
  }
}
