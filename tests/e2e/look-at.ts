// Looks at a window as a person would who cares how it looks: at a size, in a picture, and with axe.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningApp } from './parley-app.ts';

export const pictures = join('.parley', 'screenshots');

export async function resizeTo(app: RunningApp, width: number, height: number): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, wanted) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.setMinimumSize(300, 300);
      window?.setContentSize(wanted.width, wanted.height);
    },
    { width, height },
  );
  await app.page.waitForFunction((wanted) => window.innerWidth === wanted, width);
}

/** A picture of the screen as it is, and nothing that axe finds in it. */
export async function lookAt(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
  // The legacy mode stays in this window; Electron gives no other.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    at: nodes.map((node) => node.html.slice(0, 200)),
  }));
  expect(found, name).toEqual([]);
}
