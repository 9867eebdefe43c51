// The desktop app: reads its environment, wires its parts and ends them. Decides nothing itself.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  clipboard,
  dialog,
  nativeTheme,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import { servePictures } from './asset-protocol.ts';
import { changeChannel } from './channels.ts';
import engineBundle from './engine/engine-main.ts?modulePath';
import { EngineClient } from './engine-client.ts';
import { startEngineProcess } from './engine-process.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { openKeychain } from './keychain.ts';
import { log } from './log.ts';
import { setMenu } from './menu.ts';
import { registerSchemes } from './schemes.ts';
import { isOwnPage, refuseEverythingElse, viewUrl } from './security.ts';
import { serveView } from './view-protocol.ts';
import { answerWindowCalls } from './window-calls.ts';
import { openWindow, windowStateFile } from './windows.ts';

const environment = environmentOrEnd();
if (environment !== null) {
  // The account is for this process alone, not for what it starts.
  delete process.env.PARLEY_SESSION;
  if (environment.PARLEY_DATA !== undefined) {
    mkdirSync(environment.PARLEY_DATA, { recursive: true });
    app.setPath('userData', environment.PARLEY_DATA);
  }
  registerSchemes();
  // Held per data folder: two communities of data may be open side by side, one never twice.
  if (app.requestSingleInstanceLock()) void app.whenReady().then(() => run(environment));
  else app.quit();
}

function environmentOrEnd(): Environment | null {
  try {
    return readEnvironment(process.env);
  } catch (error) {
    log(error instanceof Error ? error.message : String(error));
    app.exit(2);
    return null;
  }
}

function run(from: Environment): void {
  const root = app.getAppPath();
  const data = app.getPath('userData');
  const developmentUrl = app.isPackaged ? undefined : from.ELECTRON_RENDERER_URL;
  let window: BrowserWindow | null = null;

  nativeTheme.themeSource = 'system';
  setMenu({ forDevelopment: !app.isPackaged });
  refuseEverythingElse(app, session.defaultSession);
  serveView(protocol, join(root, 'out', 'renderer'));

  const engine = new EngineClient({
    start: (events) => startEngineProcess(engineFile(), from.PARLEY_ENGINE_NODE, events),
    dataDir: join(data, 'communities'),
    clientVersion: app.getVersion(),
    session: from.PARLEY_SESSION ?? null,
    keychain: openKeychain(join(data, 'secrets.json'), safeStorage, log),
    onChange: (notice) => window?.webContents.send(changeChannel, notice),
    onGone: (why) => {
      log(`the engine is gone: ${why}`);
      void sayGoodbye(why);
    },
    log,
  });

  servePictures(protocol, (communityId, key) => engine.picture(communityId, key));

  answerWindowCalls({
    isOwnPage: (address) => isOwnPage(address, developmentUrl),
    engine: (name, request) => engine.call(name, request),
    system: {
      'system.openLink': ({ url }) => shell.openExternal(url),
      'system.copyText': async ({ text }) => clipboard.writeText(text),
    },
    log,
  });

  const open = () => {
    window = openWindow({
      url: developmentUrl ?? viewUrl,
      preload: join(root, 'out', 'preload', 'preload.cjs'),
      stateFile: windowStateFile(data),
      place: from.PARLEY_WINDOW,
    });
    window.on('closed', () => {
      window = null;
    });
  };
  const show = () => {
    if (window === null) open();
    else if (window.isMinimized()) window.restore();
    window?.focus();
  };
  if (from.PARLEY_WINDOW !== 'later') open();
  app.on('activate', show);
  app.on('second-instance', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  endInOrder(engine);
}

/** Without its engine the app can show and keep nothing. */
async function sayGoodbye(why: string): Promise<void> {
  await dialog.showMessageBox({
    type: 'error',
    title: 'Parley',
    message: 'Parley cannot go on',
    detail: `${why}\n\nWhat you wrote is kept. Please start Parley again.`,
  });
  app.quit();
}

/** The engine closes its caches before the app is gone. */
function endInOrder(engine: EngineClient): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void engine.stop().then(() => {
      closed = true;
      app.quit();
    });
  });
}

/** On disk even in a packed app, where another Node may have to read it. */
function engineFile(): string {
  return engineBundle.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
}
