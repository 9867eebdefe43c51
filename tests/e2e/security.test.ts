// What the view cannot do, tried from inside the view in real Electron.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { engineCallNames } from '../../shared/bridge/engine-api.ts';
import { windowCallNames } from '../../shared/bridge/window-api.ts';
import { describeInElectron, newFolder, openApp, type RunningApp } from './parley-app.ts';

type AnyWindow = Record<string, unknown> & {
  parley: {
    engine: Record<string, (request: unknown) => Promise<string>>;
    system: Record<string, (request: unknown) => Promise<unknown>>;
  };
};

describeInElectron('the view is confined', () => {
  let app: RunningApp;
  let folder: Awaited<ReturnType<typeof newFolder>>;

  beforeAll(async () => {
    folder = await newFolder();
    app = await openApp({ dataDir: folder.path });
  });

  afterAll(async () => {
    await app?.close();
    await folder?.remove();
  });

  test('[L2] it has no Node and no Electron', async () => {
    const found = await app.page.evaluate(() =>
      ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
  });

  test('the bridge has the named calls and nothing besides', async () => {
    const bridge = await app.page.evaluate(() => {
      const { parley } = globalThis as unknown as AnyWindow;
      return {
        parts: Object.keys(parley).sort(),
        engine: Object.keys(parley.engine).sort(),
        system: Object.keys(parley.system).sort(),
      };
    });
    expect(bridge).toEqual({
      parts: ['engine', 'onChange', 'onNotice', 'platform', 'start', 'system'],
      engine: [...engineCallNames].sort(),
      system: [...windowCallNames].sort(),
    });
  });

  test.each([
    ['a request that is missing', 'community.forget', undefined],
    ['a field of the wrong form', 'community.forget', { communityId: '../../etc' }],
    ['a field too many', 'community.list', { everything: true }],
    ['a text where an object belongs', 'article.list', 'all'],
  ])('[E1] %s is answered `invalid`', async (_what, name, request) => {
    const answer = await app.page.evaluate(
      ([call, sent]) => (globalThis as unknown as AnyWindow).parley.engine[call as string]!(sent),
      [name, request] as const,
    );
    expect(JSON.parse(answer)).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'parley-app://view/index.html',
    'smb://x',
  ])('[E1] the system is not asked to open %s', async (url) => {
    const answer = await app.page.evaluate(
      (address) =>
        (globalThis as unknown as AnyWindow).parley.system['system.openLink']!({ url: address }),
      url,
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid', field: 'url' } });
  });

  test('its security policy is in force: no code from text, no inline script, no network', async () => {
    const result = await app.page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.effectiveDirective),
      );
      const script = document.createElement('script');
      script.textContent = 'globalThis.inlineRan = true';
      document.head.append(script);
      const image = new Image();
      image.src = 'https://example.org/pixel.png';
      const fetched = await fetch('https://example.org/').then(
        () => 'reached',
        () => 'refused',
      );
      await new Promise((resolve) => setTimeout(resolve));
      return { ran: 'inlineRan' in globalThis, fetched, violations: violations.sort() };
    });
    expect(result.ran).toBe(false);
    expect(result.fetched).toBe('refused');
    expect(result.violations).toEqual(
      expect.arrayContaining(['connect-src', 'img-src', 'script-src-elem']),
    );
  });

  test('it cannot leave its page, open a window or embed another page', async () => {
    const before = app.page.url();
    const opened = await app.page.evaluate(() => {
      const window_ = globalThis.window.open('https://example.org/');
      globalThis.location.href = 'https://example.org/';
      return window_;
    });
    await app.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.org/';
      document.body.append(link);
      link.click();
      const frame = document.createElement('iframe');
      frame.src = 'https://example.org/';
      document.body.append(frame);
    });
    expect(opened).toBeNull();
    expect(app.page.url()).toBe(before);
    expect(app.electron.windows()).toHaveLength(1);
    const frames = app.page.frames().map((frame) => frame.url());
    expect(frames.filter((url) => url.includes('example.org'))).toEqual([]);
  });

  test('permissions are refused', async () => {
    const states = await app.page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        () => 'refused',
      ),
    }));
    expect(states).toEqual({ notifications: 'denied', camera: 'refused' });
  });

  test('its scheme serves the view alone', async () => {
    const answers = await app.electron.evaluate(async ({ net }) => {
      const addresses = [
        'parley-app://view/index.html',
        'parley-app://view/../main/app.cjs',
        'parley-app://view/%2e%2e/%2e%2e/package.json',
        'parley-app://view/..%2f..%2fpackage.json',
        'parley-app://other/index.html',
      ];
      return Promise.all(addresses.map(async (address) => (await net.fetch(address)).status));
    });
    expect(answers).toEqual([200, 404, 404, 404, 404]);
  });

  test('its window is sandboxed and isolated', async () => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
      const [window_] = BrowserWindow.getAllWindows();
      return (
        window_!.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
      ).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });
});
