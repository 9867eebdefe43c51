// Moderation by keyboard alone, in real Electron: each act leaves the focus somewhere one can go on from,
// and a key does what it says once, where it was pressed.
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import type { Follower, SocketClient } from '../integration/socket-client.ts';
import * as focus from './focus.ts';
import { resizeTo } from './look-at.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { openArticle } from './thread-page.ts';

const headline = 'Council votes to close the river road to cars on Sundays';

describeInElectron('moderation by keyboard', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let moderator: RunningApp;
  let member: RunningApp;
  let colleague: SocketClient;
  let reporter: SocketClient;
  let thread: Follower;
  let first: CommentRow;
  let theirs: CommentRow;

  const connect = (name: string) => server.clientOf(name);
  const focused = ({ page }: RunningApp) => focus.focusedIn(page);
  const focusIs = (name: RegExp, { page } = moderator) => focus.focusIs(page, name);
  const press = (key: string, app = moderator) => app.page.keyboard.press(key);
  /** A sheet takes the focus a moment after it is drawn: what is pressed before goes to the thread. */
  const chosenReasonHasFocus = () =>
    expect.poll(() => dialog().locator('input[type="radio"]:focus').count()).toBe(1);
  /** Goes round until it is there: a sheet is filled when the engine has answered. */
  const tabTo = async (name: RegExp, app = moderator) => {
    const next = async () => {
      const at = await focused(app);
      if (!name.test(at)) await press('Tab', app);
      return at;
    };
    await expect.poll(next, { interval: 1 }).toMatch(name);
  };
  const resize = (width: number, height: number) => resizeTo(moderator, width, height);
  const dialog = ({ page } = moderator) => page.getByRole('dialog');
  const checked = ({ page } = moderator) =>
    dialog({ page } as RunningApp)
      .getByRole('radio', { checked: true })
      .evaluateAll((found) => found.map((radio) => (radio as HTMLInputElement).value));

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    await server.createAdmin('head keeper');
    const open = async (name: string) => {
      const dataDir = join(folder.path, name.replace(' ', '-'));
      const app = await openApp({ dataDir, session: await server.sessionOf(name) });
      await openArticle(app, headline);
      return app;
    };
    moderator = await open('head keeper');
    member = await open('late ferry');
    colleague = await connect('millwright');
    await colleague.follow('desk');
    reporter = await connect('wet wool');
    const feed = await reporter.follow('feed');
    const article = feed.all('article').find((each) => each.headline === headline)!;
    thread = await reporter.follow(`thread:${article.id}`);
    const comments = thread.all('comment').filter(({ body }) => body !== null);
    first = comments.find(({ number }) => number === '1')!;
    theirs = comments.find(({ number, author }) => number === '3' && author.name === 'late ferry')!;
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takePictures({ moderator, member });
  });

  afterAll(async () => {
    colleague?.close();
    reporter?.close();
    await moderator?.close();
    await member?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('hides, shows the text and restores; a key that is held acts once', async () => {
    const { page } = moderator;
    await press('j');
    await focusIs(/^1 quiet oar/);
    await page.keyboard.down('h');
    await page.keyboard.down('h');
    await page.keyboard.up('h');
    await focusIs(/^1 hidden/);
    await page.getByRole('treeitem', { name: '1 hidden' }).getByText('Show text').waitFor();
    await tabTo(/^Show text/);
    await press('Enter');
    await page
      .getByRole('region', { name: 'The withheld text' })
      .getByText(/Sundays/)
      .waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await tabTo(/^Restore/);
    await press('Enter');
    await focusIs(/^1 quiet oar/);
    await press('h');
    await focusIs(/^1 hidden/);
    await page.getByRole('button', { name: /^Undo/ }).focus();
    await press('Enter');
    await page.getByText('Taken back: 1 by quiet oar is hidden.').waitFor();
    await tabTo(/^Dismiss/);
    await press('Enter');
    await focusIs(/^1 quiet oar/);
  });

  test('somebody is ignored and looked at again', async () => {
    const { page } = member;
    const row = page.getByRole('treeitem', { name: /^1\.1 millwright/ });
    await row.focus();
    await tabTo(/^More for 1\.1/, member);
    await press('Enter', member);
    await page.keyboard.type('Ignore');
    await press('Enter', member);
    await row.getByText('By millwright, whom you ignore.').waitFor();
    await focusIs(/^1\.1 millwright/, member);
    await press('Tab', member);
    await press('Enter', member);
    await row.getByText(/March/).waitFor();
    await focusIs(/^1\.1 millwright/, member);
  });

  test('what was sent by its button leaves the focus where one goes on writing', async () => {
    const { page } = member;
    await page.getByRole('button', { name: 'Write a comment' }).focus();
    await press('Enter', member);
    await focusIs(/^Write a comment/, member);
    await page.keyboard.type('Does the bus wait?');
    await tabTo(/^Comment$/, member);
    await press('Enter', member);
    await page.getByRole('button', { name: 'Comment', exact: true, disabled: true }).waitFor();
    await focusIs(/^Write a comment/, member);
    await page.keyboard.type('It does.');
    await page.evaluate(() => {
      const form = document.activeElement?.closest('form');
      form?.requestSubmit();
      form?.requestSubmit();
    });
    await page.getByRole('button', { name: 'Comment', exact: true, disabled: true }).waitFor();
    await page.keyboard.type('Thanks.');
    await press('Control+Enter', member);
    const bodies = () => thread.all('comment').map(({ body }) => body);
    await expect.poll(bodies).toContain('Thanks.');
    // What was asked for twice was sent once.
    expect(bodies().filter((body) => body === 'It does.')).toHaveLength(1);
  });

  test('the sheet shows who else is on it, and takes a note whatever arrives meanwhile', async () => {
    const { page } = moderator;
    await colleague.ask('desk.attend', { commentId: theirs.id });
    await page.locator(`[data-id="${theirs.id}"]`).focus();
    await press('m');
    await chosenReasonHasFocus();
    await dialog().getByText('On this comment right now: millwright').waitFor();
    await expect
      .poll(() => colleague.attendance?.moderators.map(({ name, commentId }) => [name, commentId]))
      .toContainEqual(['head keeper', theirs.id]);
    await tabTo(/^Add a note/);
    await press('Enter');
    await focusIs(/^Add a note/);
    await page.keyboard.type('Was told');
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await press('m');
    const note = dialog().getByRole('textbox', { name: 'Add a note' });
    await note.waitFor();
    await expect.poll(() => note.inputValue()).toBe('Was told');
    await chosenReasonHasFocus();
    await note.focus();
    await press('End');
    await page.keyboard.type(' twice.');
    await press('Tab');
    await focusIs(/^Save the note/);
    await reporter.ask('comment.report', { id: theirs.id, reason: 'spam', note: '' });
    await dialog().getByText('1 report', { exact: true }).waitFor();
    await focusIs(/^Save the note/);
    await page.evaluate(() => {
      const form = document.activeElement?.closest('form');
      form?.requestSubmit();
      form?.requestSubmit();
    });
    await dialog()
      .getByText(/head keeper, \d/)
      .waitFor();
    await focusIs(/^Add a note/);
    await press('3');
    await press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await focusIs(new RegExp(`^${theirs.number} removed`));
    await press('m');
    await dialog()
      .getByText(/head keeper, \d/)
      .waitFor();
    await expect.poll(() => dialog().getByText('Was told twice.').count()).toBe(1);
    await press('Escape');
    await focusIs(new RegExp(`^${theirs.number} removed`));
  });

  test('an appeal is written without a line, waits, and is sent', async () => {
    const { page } = member;
    await page.getByText(/^You are muted in this community/).waitFor();
    await server.stop();
    await page
      .getByRole('status')
      .getByText(/Offline/)
      .waitFor();
    await page.getByRole('button', { name: 'Appeal' }).focus();
    await press('Enter', member);
    await page.keyboard.type('My mother ferries.');
    await tabTo(/^Send the appeal/, member);
    await press('Enter', member);
    await page.getByText('Your appeal is sent when the connection is back.').waitFor();
    await focusIs(/^You are muted in this community/, member);
    await server.startAgain();
    await page.getByText(/^Your appeal was sent/).waitFor({ timeout: 60_000 });
    await focusIs(/^You are muted in this community/, member);
  });

  test('on the desk what lies over it has the keys, and the focus stays on the item', async () => {
    const { page } = moderator;
    // The server was started again meanwhile.
    reporter.close();
    reporter = await connect('wet wool');
    await reporter.ask('comment.report', { id: first.id, reason: 'spam', note: '' });
    await page.getByRole('button', { name: /^Desk 1 report/ }).waitFor();
    await press('d');
    await focusIs(/^Report of 1 by quiet oar/);
    await press('m');
    await press('2');
    await dialog().waitFor();
    await expect.poll(() => checked()).toContain('hate');
    await press('Escape');
    await focusIs(/^Report of 1 by quiet oar/);

    const time = page.getByRole('combobox', { name: 'Time' });
    await time.focus();
    await press('ArrowDown');
    await expect.poll(() => time.inputValue()).toBe('hour');
    await press('Home');
    await expect.poll(() => time.inputValue()).toBe('');

    await page.getByRole('article', { name: /^Report of 1 by/ }).focus();
    await tabTo(/^Hide/);
    await press('Enter');
    await page.getByText(/^hidden by you/i).waitFor();
    await focusIs(/^Report of 1 by quiet oar/);

    await press('7');
    await focusIs(/What waits for approval/);
    await page.getByRole('radio', { name: 'Nothing' }).focus();
    await press('ArrowDown');
    await expect
      .poll(() => page.getByRole('radio', { name: 'All comments' }).isChecked())
      .toBe(true);
    await press('Enter');
    await page.getByRole('button', { name: 'Save', disabled: true }).waitFor();
    await focusIs(/What waits for approval/);

    await press('6');
    await press('n');
    await page.keyboard.type('Airships');
    await page.getByRole('textbox', { name: /^Words/ }).fill('zeppelin');
    for (const place of [
      page.getByRole('textbox', { name: 'Name' }),
      page.getByRole('checkbox', { name: 'In force' }),
    ]) {
      await place.focus();
      await press('Escape');
      await page.getByRole('button', { name: /^New rule/ }).waitFor();
      await press('n');
      await expect
        .poll(() => page.getByRole('textbox', { name: 'Name' }).inputValue())
        .toBe('Airships');
      await expect
        .poll(() => page.getByRole('textbox', { name: /^Words/ }).inputValue())
        .toBe('zeppelin');
    }
    await page.getByRole('button', { name: /^Try/ }).focus();
    await press('Enter');
    await page.getByText(/^Would have caught/).waitFor();
    await focusIs(/^Try/);
    await page.evaluate(() => {
      const form = document.activeElement?.closest('form');
      form?.requestSubmit();
      form?.requestSubmit();
    });
    await focusIs(/^Rule “Airships”/);
    expect(await page.getByRole('article').count()).toBe(1);
    await press('n');
    await expect.poll(() => page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('');
    await press('Escape');
  });

  test('the last act lies over nothing that can be pressed, in a small window either', async () => {
    const { page } = moderator;
    await resize(400, 700);
    const toast = page.getByRole('region', { name: 'Last act' });
    await press('e');
    const words = page.getByRole('textbox', { name: /^Words/ });
    await words.fill('zeppelin\nairship');
    await page.getByRole('button', { name: 'Save the rule' }).click();
    await toast.waitFor();
    await toast.hover();
    await page.getByRole('button', { name: /^New rule/ }).focus();
    await press('Enter');
    const covered = await page.evaluate(() => {
      const lastAct = document.querySelector('section[aria-label="Last act"]');
      const box = lastAct?.getBoundingClientRect();
      const pressable = [...document.querySelectorAll('button, a, input, select, textarea')];
      const found: string[] = [];
      for (const element of pressable) {
        if (!box || lastAct?.contains(element) || !element.checkVisibility()) continue;
        element.scrollIntoView({ block: 'end' });
        const { left, top, width, height } = element.getBoundingClientRect();
        const over = document.elementFromPoint(left + width / 2, top + height / 2);
        if (lastAct?.contains(over)) found.push(element.textContent ?? '');
      }
      return box ? found : ['no last act'];
    });
    expect(covered).toEqual([]);
    await press('Escape');
  });

  test('what has the focus stays in sight, however large the window becomes', async () => {
    const { page } = moderator;
    await press('Escape');
    await resize(1280, 800);
    // The last that is in sight: all that becomes longer stands above it.
    await page.getByRole('treeitem').last().focus();
    // Its time may have another word a minute later.
    const name = (await focused(moderator)).split(',')[0];
    const hiddenPart = () =>
      page.evaluate(() => {
        const focused = document.activeElement?.closest('[role="treeitem"]');
        const scroller = focused?.closest('[role="tree"]')?.parentElement?.parentElement;
        if (!focused || !scroller?.parentElement) return null;
        const box = focused.getBoundingClientRect();
        const view = scroller.parentElement.getBoundingClientRect();
        return Math.max(0, Math.round(view.top - box.top), Math.round(box.bottom - view.bottom));
      });
    await expect.poll(hiddenPart).toBe(0);
    for (const [width, height] of [
      [400, 700],
      [900, 420],
      [1280, 800],
    ] as const) {
      await resize(width, height);
      await expect.poll(hiddenPart).toBe(0);
      await focusIs(new RegExp(`^${name},`));
    }
    await press('Home');
    await focusIs(/^1 hidden/);
  });

  test('a tombstone’s words lie under nothing in a narrow window', async () => {
    const { page } = moderator;
    for (const [name, width] of [
      [/^1 hidden/, 400],
      [new RegExp(`^${theirs.number} removed`), 400],
      [/^1 hidden/, 900],
    ] as const) {
      await resize(width, 700);
      const row = page.getByRole('treeitem', { name });
      await row.focus();
      await row.scrollIntoViewIfNeeded();
      const covered = await row.evaluate((tombstone) => {
        const words = document.createRange();
        words.selectNodeContents(tombstone.querySelector('p')!);
        const boxes = [...words.getClientRects()];
        return [...tombstone.querySelectorAll('button')]
          .filter((button) => {
            const { left, right, top, bottom } = button.getBoundingClientRect();
            return boxes.some(
              (box) => box.left < right && box.right > left && box.top < bottom && box.bottom > top,
            );
          })
          .map((button) => button.textContent);
      });
      expect(covered).toEqual([]);
    }
    await resize(1280, 800);
    await press('d');
  });

  test('the published log takes the focus, and gives it back', async () => {
    const { page } = moderator;
    await press('7');
    await page.getByRole('checkbox', { name: 'Members may read the log' }).click();
    const reader = member.page;
    const account = reader.getByRole('button', { name: 'Account and settings' });
    for (let times = 0; times < 2; times += 1) {
      await account.focus();
      await press('Enter', member);
      await reader.getByRole('menuitem', { name: 'The moderators’ log' }).focus();
      await press('Enter', member);
      await focusIs(/^What the moderators did/, member);
      await press('Escape', member);
      await focusIs(/^Account and settings/, member);
    }
    for (const app of [moderator, member]) expect(app.complaints).toEqual([]);
  });
});
