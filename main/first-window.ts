// When the app shows its first window and when it ends: at once, on a link, in the tray until somebody
// asks for it, or as whoever drives it from outside wants.
import type { App } from 'electron';
import type { GivenLink, HeardLinks } from './links.ts';
import { inBackground } from './start-at-login.ts';
import type { Windows } from './windows.ts';

export type FirstWindowOptions = {
  app: App;
  argv: readonly string[];
  windows: Windows;
  links: HeardLinks;
  /** Nothing is shown until the app is activated or started a second time. */
  later: boolean;
  /** Whether the app goes on without a window; once it is known. */
  staysInTray: () => boolean;
  known: Promise<void>;
};

export function showFirstWindow(options: FirstWindowOptions): void {
  const { app, windows, links, staysInTray } = options;
  const isInBackground = options.argv.includes(inBackground);
  let begun = false;

  function follow(given: GivenLink | null): void {
    if (given === null) windows.show();
    else windows.tell(windows.showFor(given.link.articleId), { topic: 'link', ...given });
  }

  function open(): void {
    windows.openAsLeft();
    links.follow(follow);
  }

  function begin(): void {
    if (begun) return;
    begun = true;
    if (isInBackground) {
      void options.known.then(() => (staysInTray() ? links.follow(follow) : open()));
    } else {
      open();
    }
  }

  if (!options.later) begin();
  app.on('second-instance', begin);
  app.on('activate', () => {
    if (begun) windows.show();
    else begin();
  });
  app.on('before-quit', windows.end);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !staysInTray()) app.quit();
  });
}
