// The desktop app: reads its environment, wires its parts and ends them. Decides nothing itself.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  app,
  clipboard,
  dialog,
  nativeTheme,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import type { ChangeNotice } from '../shared/bridge/engine-api.ts';
import type { WindowNotice } from '../shared/bridge/window-api.ts';
import { iconFile } from './app-icon.ts';
import { askedAgain } from './asked-again.ts';
import { servePictures } from './asset-protocol.ts';
import { createAttention } from './attention.ts';
import { changeChannel, noticeChannel } from './channels.ts';
import { openDevice } from './device.ts';
import engineBundle from './engine/engine-main.ts?modulePath';
import { describeFailure } from './engine/failure.ts';
import { askEngine } from './engine-answers.ts';
import { EngineClient } from './engine-client.ts';
import { startEngineProcess } from './engine-process.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { showFirstWindow } from './first-window.ts';
import { openKeychain } from './keychain.ts';
import { type HeardLinks, hearLinks, registerLinks } from './links.ts';
import { log } from './log.ts';
import { createNativeMenu } from './native-menu.ts';
import { hearTravel, showMenuOver } from './page-menu.ts';
import { registerSchemes } from './schemes.ts';
import { isOwnPage, refuseEverythingElse, viewUrl } from './security.ts';
import { ownCommand } from './start-at-login.ts';
import { serveView } from './view-protocol.ts';
import { answerWindowCalls } from './window-calls.ts';
import { createWindows } from './windows.ts';
import type { Words } from './words/en.ts';
import { languageOfSystem, speechIn } from './words/words.ts';

const environment = environmentOrEnd();
if (environment !== null) {
  // The account is for this process alone, not for what it starts.
  delete process.env.PARLEY_SESSION;
  if (environment.PARLEY_DATA !== undefined) {
    mkdirSync(environment.PARLEY_DATA, { recursive: true });
    app.setPath('userData', environment.PARLEY_DATA);
  }
  registerSchemes();
  // By which Windows knows whose notification it is: the one of the installed shortcut.
  app.setAppUserModelId('community.parley.app');
  const links = hearLinks(app, process.argv);
  // Held per data folder: two communities of data may be open side by side, one never twice.
  if (app.requestSingleInstanceLock()) {
    app
      .whenReady()
      .then(() => run(environment, links))
      .catch((error: unknown) => {
        // Without a window nobody would see that it runs, nor could end it.
        log(`the app cannot begin: ${describeFailure(error)}`);
        const { words } = speechIn(languageOfSystem(app.getPreferredSystemLanguages()));
        return sayGoodbye(words.gone, error instanceof Error ? error.message : String(error));
      });
  } else app.quit();
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

function run(from: Environment, links: HeardLinks): void {
  const root = app.getAppPath();
  const data = app.getPath('userData');
  const developmentUrl = app.isPackaged ? undefined : from.ELECTRON_RENDERER_URL;

  nativeTheme.themeSource = 'system';
  refuseEverythingElse(app, session.defaultSession);
  serveView(protocol, join(root, 'out', 'renderer'));

  const device = openDevice({
    app,
    session: session.defaultSession,
    settingsFile: join(data, 'settings.json'),
    onChange() {
      menu.refresh();
      attention.refresh();
      const notice: WindowNotice = { topic: 'settings', state: device.state() };
      windows.tellAll(noticeChannel, notice);
    },
    log,
  });

  const windows = createWindows({
    url: developmentUrl ?? viewUrl,
    preload: join(root, 'out', 'preload', 'preload.cjs'),
    icon: iconFile(app),
    stateFile: join(data, 'windows.json'),
    bounds: from.PARLEY_WINDOW,
    onWindow(window) {
      showMenuOver(window.webContents, device);
      hearTravel(window, (id) => windows.tell(window, { topic: 'command', id }));
    },
    onFront: () => {
      menu.refresh();
      attention.looked();
    },
    log,
  });

  const menu = createNativeMenu({
    forDevelopment: !app.isPackaged,
    words: () => device.speech().words.menu,
    inFront: windows.pageInFront,
    onCommand: (id) => windows.tell(windows.show(), { topic: 'command', id }),
    onNewWindow: () => void windows.openNew(windows.newPlace(), false),
    threadInFront: windows.threadInFront,
    onOpenThread: (thread) => void windows.openNew(thread, true),
  });
  const tellOfChange = (notice: ChangeNotice) => {
    windows.tellAll(changeChannel, notice);
    attention.changed(notice);
  };
  const engine = new EngineClient({
    start: (events) => startEngineProcess(engineFile(), from.PARLEY_ENGINE_NODE, events),
    dataDir: join(data, 'communities'),
    clientVersion: app.getVersion(),
    session: from.PARLEY_SESSION ?? null,
    keychain: openKeychain(join(data, 'secrets.json'), safeStorage, log),
    proxyFor: (url) => session.defaultSession.resolveProxy(url),
    onChange: tellOfChange,
    onRestart: () => {
      for (const notice of askedAgain(windows.places())) tellOfChange(notice);
    },
    onGone: (why) => {
      log(`the engine is gone: ${why}`);
      void sayGoodbye(device.speech().words.gone, why);
    },
    log,
  });

  const attention = createAttention({
    app,
    platform: process.platform,
    settings: device.settings,
    speech: device.speech,
    ask: askEngine(engine),
    isInSight: windows.isInSight,
    windows: windows.all,
    onOpen: () => void windows.show(),
    onOpenComment: ({ communityId, articleId, commentId }) =>
      windows.tell(windows.showFor({ communityId, articleId }), {
        topic: 'goTo',
        communityId,
        articleId,
        commentId,
      }),
  });
  menu.refresh();

  servePictures(protocol, (communityId, key) => engine.picture(communityId, key));

  answerWindowCalls({
    isOwnPage: (address) => isOwnPage(address, developmentUrl),
    engine: (name, request) => engine.call(name, request),
    system: {
      'system.openLink': ({ url }) => shell.openExternal(url),
      'system.copyText': ({ text }) => clipboard.writeText(text),
      'settings.read': device.state,
      'settings.change': (change) => {
        device.change(change);
        return device.state();
      },
      'menu.show': (shown, page) => menu.show(page, shown),
      'language.use': ({ language }) => device.settings.useLanguage(language),
      'window.listen': (_, page) => windows.listens(page),
      'window.stand': ({ reads, at, ...place }, page) => windows.stands(page, place, at, reads),
      'window.zoom': ({ factor }, page) => page.setZoomFactor(factor),
      'window.reload': (_, page) => page.reload(),
      'window.open': ({ place, alone }) => void windows.openNew(place, alone),
    },
    log,
  });

  showFirstWindow({
    app,
    argv: process.argv,
    windows,
    links,
    later: from.PARLEY_WINDOW === 'later',
    staysInTray: device.staysInTray,
  });
  if (app.isPackaged && from.PARLEY_DATA === undefined) {
    registerLinks({
      app,
      platform: process.platform,
      env: process.env,
      command: ownCommand(process),
      icon: iconFile(app),
      log,
    });
  }
  endInOrder(engine);
}

/** Without its engine the app can show and keep nothing. */
async function sayGoodbye(words: Words['gone'], why: string): Promise<void> {
  await dialog.showMessageBox({
    type: 'error',
    title: 'Parley',
    message: words.message,
    detail: words.detail(why),
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
