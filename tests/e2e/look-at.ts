// The one way in which tests look at a state of the window, as a person would who cares how it looks: in
// several sizes, lights and languages, with nothing cut off and nothing that axe finds. A usual run looks
// twice and takes no picture; `npm run screenshots` looks at all and keeps `state.size.light.language.png`.
// Leaves the window as it was found.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';
import { CHOICE_STORED_AS } from '../../renderer/messages/languages.ts';
import type { Language } from '../../shared/languages.ts';
import type { RunningApp } from './parley-app.ts';

const pictures = join('.parley', 'screenshots');

/** Set by main/launch/screenshots.ts. */
const takesPictures = z.stringbool().default(false).parse(process.env.PARLEY_PICTURES);

const heights = { 1280: 800, 900: 600, 400: 800 } as const;
type Width = keyof typeof heights;

const lights = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark' },
  contrast: { contrast: 'more' },
  forced: { forcedColors: 'active' },
} as const;

export type Look = readonly [width: Width, light: keyof typeof lights, language: Language];

const usual: readonly Look[] = [
  [1280, 'light', 'en'],
  [400, 'dark', 'ar'],
];

const every: readonly Look[] = [
  ...(['en', 'ar'] as const).flatMap((language) =>
    ([1280, 900, 400] as const).flatMap((width) =>
      (['light', 'dark'] as const).map((light) => [width, light, language] as const),
    ),
  ),
  [1280, 'contrast', 'en'],
  [1280, 'forced', 'en'],
  [400, 'forced', 'ar'],
  [1280, 'light', 'de'],
  [400, 'light', 'de'],
];

export type Looking = {
  /** Brings the state about again, in whatever language, where another size or language has closed it. */
  again?: () => Promise<unknown>;
  /** What a usual run looks at; nothing: that it is whole as it stands, and no more. */
  usually?: readonly Look[];
  /** The state is about this size: no other. */
  inThisSize?: boolean;
};

type Shown = { width: number; height: number; language: Language };

function sizeOf({ electron }: RunningApp): Promise<{ width: number; height: number }> {
  return electron.evaluate(({ BrowserWindow }) => {
    const [width = 0, height = 0] = BrowserWindow.getAllWindows()[0]?.getContentSize() ?? [];
    return { width, height };
  });
}

export async function resizeTo(app: RunningApp, width: number, height: number): Promise<void> {
  const zoom = await app.electron.evaluate(
    ({ BrowserWindow }, wanted) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.setMinimumSize(300, 300);
      window?.setContentSize(wanted.width, wanted.height);
      return window?.webContents.getZoomFactor() ?? 1;
    },
    { width, height },
  );
  await app.page.waitForFunction(
    (wanted) => Math.abs(window.innerWidth - wanted) <= 1,
    width / zoom,
  );
}

/** In another language as if another window had chosen it: what is open stays so. */
async function turnTo(page: Page, language: Language): Promise<void> {
  await page.evaluate(
    ([storedAs, chosen]) => {
      localStorage.setItem(storedAs, chosen);
      window.dispatchEvent(new StorageEvent('storage', { key: storedAs }));
    },
    [CHOICE_STORED_AS, language] as const,
  );
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}

/** What was drawn last is on the screen, and so is what follows from it. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** What can be pressed and is not wholly in the window's width, and how far the page is too wide. */
export async function expectWhole(page: Page, name: string): Promise<void> {
  const beside = await page.evaluate(() => {
    const found: string[] = [];
    const over = document.documentElement.scrollWidth - window.innerWidth;
    if (over > 0) found.push(`the page by ${over} px`);
    const scrollsSideways = (element: Element): boolean => {
      for (let each = element.parentElement; each; each = each.parentElement) {
        const { overflowX } = getComputedStyle(each);
        if (/auto|scroll/.test(overflowX) && each.scrollWidth > each.clientWidth) return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll('button, a, input, select, textarea, h1, h2')) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width < 2 || !element.checkVisibility({ checkVisibilityCSS: true })) continue;
      if (left < -1 || right > window.innerWidth + 1) {
        if (!scrollsSideways(element)) found.push(element.outerHTML.slice(0, 160));
      }
    }
    return found;
  });
  expect.soft(beside, name).toEqual([]);
}

/** Nothing that axe finds. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  // The legacy mode stays in this window; Electron gives no other.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`),
  );
  expect.soft(found, name).toEqual([]);
}

async function takePicture({ page, electron }: RunningApp, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const path = join(pictures, `${name}.png`);
  const zoomed = await electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined || contents.getZoomFactor() === 1) return null;
    return (await contents.capturePage()).toPNG().toString('base64');
  });
  // Of a window at another size Playwright takes a part alone.
  if (zoomed === null) await page.screenshot({ path, animations: 'disabled' });
  else writeFileSync(path, Buffer.from(zoomed, 'base64'));
}

export async function lookAt(app: RunningApp, state: string, how: Looking = {}): Promise<void> {
  const { page } = app;
  const usually = how.usually ?? usual;
  await expectWhole(page, state);
  const found: Shown = { ...(await sizeOf(app)), language: 'en' };
  let shown = found;
  const show = async (next: Shown) => {
    const isResized = next.width !== shown.width || next.height !== shown.height;
    const isTranslated = next.language !== shown.language;
    shown = next;
    if (isResized) await resizeTo(app, next.width, next.height);
    if (isTranslated) await turnTo(page, next.language);
    if (isResized || isTranslated) await how.again?.();
  };
  try {
    for (const look of takesPictures ? every : usually) {
      const [width, light, language] = look;
      if (how.inThisSize && width !== 1280) continue;
      const size = how.inThisSize ? found : { width, height: heights[width] };
      await show({ ...size, language });
      const name = [state, shown.width, light, language].join('.');
      await page.emulateMedia({ ...lights.light, ...lights[light] });
      // What lies under the pointer by chance is not to look at.
      await page.mouse.move(0, 0);
      await drawn(page);
      await expectWhole(page, name);
      if (takesPictures) await takePicture(app, name);
      if (usually.some((each) => String(each) === String(look))) {
        await expectAccessible(page, name);
      }
    }
  } finally {
    await page.emulateMedia(lights.light);
    await show(found);
  }
}
