// Types into the field of a page as a quick writer does, and says how long each key took to the screen.
import type { Page } from 'playwright-core';
import { watchKeystrokes } from './app-page.ts';
import { percentile } from './figures.ts';

const text = 'It keeps up with whoever writes, however many others do, and loses no letter of it. ';
const times = 2;
/** Some eleven keys a second. */
const betweenMs = 90;

/** In milliseconds, at the 99th percentile. */
export type Typed = { workP99: number; toFrameP99: number };

export async function typeInStorm(page: Page): Promise<Typed> {
  const field = page.locator('textarea').last();
  await field.focus();
  await page.evaluate(watchKeystrokes);
  await page.keyboard.type(text.repeat(times), { delay: betweenMs });
  const keystrokes = await page.evaluate(() => window.parleyKeystrokes);
  if (keystrokes.length < text.length) throw new Error(`${keystrokes.length} keystrokes were seen`);
  if (!(await field.inputValue()).endsWith(text.repeat(times))) throw new Error('letters are lost');
  await field.fill('');
  return {
    workP99: percentile(
      keystrokes.map(({ workMs }) => workMs),
      0.99,
    ),
    toFrameP99: percentile(
      keystrokes.map(({ toFrameMs }) => toFrameMs),
      0.99,
    ),
  };
}
