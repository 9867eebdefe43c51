// Electron's security checklist, in one place: what a page may be, where it may go (nowhere), and
// what it may ask of the system (nothing).
import type { App, Session, WebContents, WebPreferences } from 'electron';

/** The scheme that the view is served from; see view-protocol.ts. */
export const viewScheme = 'parley-app';
export const viewUrl = `${viewScheme}://view/index.html`;

/** The scheme of cached pictures; see asset-protocol.ts. */
export const assetScheme = 'asset';

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // Pictures of articles, from the cache; see asset-protocol.ts. The app has no other pictures.
  `img-src ${assetScheme}:`,
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** What every window's page gets; there is no other kind of page in this app. */
export const pagePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  enableWebSQL: false,
} satisfies WebPreferences;

/** Whether the address is of the app's own view: by scheme and host, or in development by origin. */
export function isOwnPage(address: string, developmentUrl: string | undefined): boolean {
  const url = parsed(address);
  if (url === null) return false;
  if (url.protocol === `${viewScheme}:` && url.host === 'view') return true;
  return developmentUrl !== undefined && url.origin === new URL(developmentUrl).origin;
}

// Not URL.canParse: the fallback runtime does not have it.
function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** Call before the first window. */
export function refuseEverythingElse(app: App, session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  // Links go to the system's browser through `system.openLink`, after a look at their scheme.
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
