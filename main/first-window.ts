// When the app shows its first window and when it ends: at once, on a link, in the tray until somebody
// asks for it, or as whoever drives it from outside wants.
import type { App } from 'electron';
import { type GivenLink, type HeardLinks, linkAmong } from './links.ts';
import { inBackground } from './start-at-login.ts';
import type { Windows } from './windows.ts';

export type FirstWindowOptions = {
  app: App;
  argv: readonly string[];
  windows: Windows;
  links: HeardLinks;
  /** Nothing is shown until the app is activated or started a second time. */
  later: boolean;
  /** Whether the app goes on without a window. */
  staysInTray: () => Promise<boolean>;
};

export function showFirstWindow(options: FirstWindowOptions): void {
  const { app, windows, links, staysInTray } = options;
  const isInBackground = options.argv.includes(inBackground);
  const ownArguments = options.argv
    .slice(1)
    .filter((argument) => argument !== inBackground && linkAmong([argument]) === null);
  let begun = false;
  /** Somebody asks for a window, were the app started without one. */
  let isWanted = !isInBackground;
  let isEnding = false;

  function follow(given: GivenLink | null): void {
    if (isEnding) return;
    if (given === null) windows.show();
    else {
      const { articleId } = given.link;
      windows.tell(windows.showFor({ communityId: null, articleId }), { topic: 'link', ...given });
    }
  }

  function open(waits: boolean): void {
    const isShown = windows.all().length > 0;
    if (!isShown && (isWanted || !waits)) windows.openAsLeft();
    links.follow(follow);
  }

  function begin(): void {
    if (begun) return;
    begun = true;
    if (isWanted) open(false);
    else void staysInTray().then(open);
  }

  if (!options.later) begin();
  app.on('second-instance', (_event, argv) => {
    // It has closed what it would show with: whatever was asked of it the next one does.
    if (isEnding) {
      const given = linkAmong(argv);
      app.relaunch({ args: given === null ? ownArguments : [...ownArguments, given.text] });
    }
    isWanted = true;
    begin();
  });
  app.on('activate', () => {
    if (begun) windows.show();
    else begin();
  });
  app.on('before-quit', () => {
    isEnding = true;
    windows.end();
  });
  app.on('window-all-closed', () => {
    if (process.platform === 'darwin') return;
    void staysInTray().then((stays) => {
      // Where the tray is gone too, nobody would find the app again.
      if (!stays && windows.all().length === 0) app.quit();
    });
  });
}
