// Writing as a person does it: names completed with and without a line, marks and their undoing, what is
// pasted, how it will look, the limit, and what one quotes. On the other side somebody is told.
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { limits } from '../../shared/limits.ts';
import { arrives } from '../integration/peopled-server.ts';
import { type Follower, SocketClient } from '../integration/socket-client.ts';
import { post as postAs } from '../integration/test-server.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { comment, openArticle, readOnTo } from './thread-page.ts';

/** Pieces of pages, and what is written of them. */
const pages: [string, string][] = [
  ['<p>no more than <span style="color:red">words</span></p>', 'plain'],
  [
    '<p>5 * 3 and <b>b </b><i>i</i> <del>d</del><br>line <code>x</code></p><h2>Head</h2>',
    '5 \\* 3 and **b** *i* ~~d~~\nline `x`\n\n**Head**',
  ],
  [
    '<ol><li>one<ul><li>in <a href="https://e.example/a(b)">it</a></li></ul></li><li>two</li></ol>',
    '1. one\n   - in [it](https://e.example/a%28b%29)\n2. two',
  ],
  [
    '<blockquote><p>said</p><p>twice</p></blockquote><pre>a\n  b</pre><img src="x:y" onerror="alert(1)">',
    '> said\n>\n> twice\n\n```\na\n  b\n```',
  ],
  [
    '<a href="javascript:alert(1)">no</a> <span style="font-weight:700">yes</span> <a href="https://e.example/">https://e.example/</a>',
    'no **yes** https://e.example/',
  ],
  [
    '<p class="MsoListParagraphCxSpFirst"><span style="mso-list:Ignore">·<span>  </span></span>first</p><p class="MsoListParagraphCxSpLast"><span style="mso-list:Ignore">·<span>  </span></span>second</p>',
    '- first\n- second',
  ],
];

const headline = "The library's night school turns fifty";

describeInElectron('writing', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let app: RunningApp;
  let field: Locator;
  let names: Locator;
  let articleId: string;
  let millwright: SocketClient;
  let millwrightsOwn: Follower;

  const connect = async () => {
    const { url, token } = await server.sessionOf('millwright');
    millwright = await SocketClient.connect(url, { token });
    millwrightsOwn = await millwright.follow('me');
  };

  /** What axe finds, and nothing that the page complained of. */
  const examine = async (what: string) => {
    const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze();
    const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
    expect(found, what).toEqual([]);
    expect(app.complaints).toEqual([]);
  };

  const resize = async (width: number, height: number) => {
    await app.electron.evaluate(
      ({ BrowserWindow }, wanted) => {
        const window = BrowserWindow.getAllWindows()[0];
        window?.setMinimumSize(300, 300);
        window?.setContentSize(wanted.width, wanted.height);
      },
      { width, height },
    );
    await app.page.waitForFunction((wanted) => window.innerWidth === wanted, width);
  };

  const select = (within: Locator, words: string) =>
    within.evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        window.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
        return;
      }
      throw new Error(`there is no “${wanted}”`);
    }, words);

  const pasteInto = (target: Locator, kinds: Record<string, string>) =>
    target.evaluate((element, given) => {
      const clipboardData = new DataTransfer();
      for (const [kind, text] of Object.entries(given)) clipboardData.setData(kind, text);
      const event = new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        cancelable: true,
      });
      element.dispatchEvent(event);
    }, kinds);

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    await connect();
    const feed = await millwright.follow('feed');
    articleId = feed.all('article').find((article) => article.headline === headline)!.id;
    const session = await server.sessionOf('late ferry');
    app = await openApp({ dataDir: join(folder.path, 'app'), session });
    field = app.page.getByRole('textbox', { name: 'Write a comment' });
    names = app.page.getByRole('listbox', { name: 'Whom do you mean?' });
    await resize(1280, 800);
    await openArticle(app, headline);
  });

  afterAll(async () => {
    millwright?.close();
    await app?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('[G3] a name is completed online and offline, and reaches whom it calls', async () => {
    onTestFailed(() => takePictures({ writing: app }));
    await field.pressSequentially('So @');
    await names.waitFor();
    const active = () => field.getAttribute('aria-activedescendant');
    const before = await active();
    await field.press('ArrowDown');
    expect(await active()).not.toBe(before);
    await field.press('Escape');
    await names.waitFor({ state: 'detached' });
    await expect.poll(() => field.inputValue()).toBe('So @');
    await field.press('Backspace');
    await field.pressSequentially('@MILL');
    await names.getByRole('option', { name: /^millwright/, selected: true }).waitFor();
    await examine('names');
    await field.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('So @millwright ');
    await field.pressSequentially('says the cellar was warm.');
    await field.press('Control+Enter');
    await readOnTo(app, comment(app.page, 'the cellar was warm'));
    await arrives(() => expect(millwrightsOwn.all('mention')).toHaveLength(1));
    await comment(app.page, 'the cellar was warm')
      .getByText('@millwright', { exact: true })
      .waitFor();

    await postAs(millwright, articleId, 'Ask @Late Ferry, who was there.');
    const call = app.page.getByRole('treeitem', { name: /mentions you$/ });
    await readOnTo(app, call);
    await call.getByText('mentions you').waitFor();

    await server.stop();
    await app.page.getByRole('status').getByText('Offline').waitFor();
    await field.pressSequentially('Ask @mil');
    await names.getByRole('option', { name: /^millwright/ }).click();
    await field.pressSequentially('when the line is back.');
    await field.press('Control+Enter');
    await readOnTo(app, comment(app.page, 'when the line is back.'));
    await comment(app.page, 'when the line is back.')
      .getByText('@millwright', { exact: true })
      .waitFor();
    await server.startAgain();
    millwright.close();
    await connect();
    await arrives(() => expect(millwrightsOwn.all('mention')).toHaveLength(2));
    expect(app.complaints.splice(0).filter((text) => !/WebSocket|ERR_CONN/.test(text))).toEqual([]);
  });

  test('marks are put on and off and undone, and what is pasted is Markdown', async () => {
    onTestFailed(() => takePictures({ writing: app }));
    await field.fill('one\ntwo');
    await field.press('Control+a');
    await field.press('Control+b');
    await expect.poll(() => field.inputValue()).toBe('**one**\n**two**');
    await field.press('Control+b');
    await expect.poll(() => field.inputValue()).toBe('one\ntwo');
    await app.page.getByRole('button', { name: 'List', exact: true }).click();
    await expect.poll(() => field.inputValue()).toBe('- one\n- two');
    await field.press('Control+z');
    await expect.poll(() => field.inputValue()).toBe('one\ntwo');
    await field.press('Control+z');
    await expect.poll(() => field.inputValue()).toBe('**one**\n**two**');

    await field.fill('');
    await pasteInto(field, {
      'text/html':
        '<b style="font-weight:normal"><p>A <strong>bold</strong> <a href="https://example.org/a">link</a></p><ul><li>one</li><li>two</li></ul><script>alert(1)</script></b>',
      'text/plain': 'A bold link one two',
    });
    const pasted = 'A **bold** [link](https://example.org/a)\n\n- one\n- two';
    await expect.poll(() => field.inputValue()).toBe(pasted);
    await field.press('Control+z');
    await expect.poll(() => field.inputValue()).toBe('');
    for (const [html, markdown] of pages) {
      await field.fill('');
      await pasteInto(field, { 'text/html': html, 'text/plain': 'plain' });
      await expect.poll(() => field.inputValue()).toBe(markdown);
    }
    await field.fill('the map');
    await field.press('Control+a');
    await pasteInto(field, { 'text/plain': 'https://example.org/map' });
    await expect.poll(() => field.inputValue()).toBe('[the map](https://example.org/map)');
    await field.fill('');
    await pasteInto(field, { 'text/plain': `z\u200ba\u0000l${'\u0301'.repeat(30)}go` });
    await expect.poll(() => field.inputValue()).toBe(`zal${'\u0301'.repeat(6)}go`);
    await field.fill('');
    await examine('marks');
  });

  test('one sees how it will look, and how much room is left; nothing is sent that does not fit', async () => {
    onTestFailed(() => takePictures({ writing: app }));
    await app.page.getByRole('button', { name: 'Preview', exact: true }).click();
    const preview = app.page.getByRole('group', { name: 'How it will look' });
    await field.fill('It is **late**, @millwright');
    await preview.waitFor();
    await preview.locator('strong').getByText('late').waitFor();
    await preview.getByText('@millwright', { exact: true }).waitFor();
    await examine('preview');
    // Beside what one writes where there is room for both, and below it where there is not.
    const isBeside = async () => {
      const [written, looks] = await Promise.all([field.boundingBox(), preview.boundingBox()]);
      return looks!.x >= written!.x + written!.width - 1;
    };
    await resize(1280, 800);
    await expect.poll(isBeside).toBe(true);
    await resize(400, 800);
    await expect.poll(isBeside).toBe(false);
    await resize(1280, 800);
    await app.page.reload();
    await openArticle(app, headline);
    await preview.waitFor();
    await expect.poll(() => field.inputValue()).toBe('It is **late**, @millwright');

    await field.fill('x'.repeat(limits.commentBody - 120));
    await app.page.getByText('120 characters left').first().waitFor();
    await field.fill('x'.repeat(limits.commentBody + 5));
    await app.page.getByText('5 characters too many').first().waitFor();
    await field.press('Control+Enter');
    await app.page.getByRole('alert').getByText('It is 5 characters too long to send.').waitFor();
    expect((await field.inputValue()).length).toBe(limits.commentBody + 5);
    await examine('over the limit');
    await field.press('Control+Shift+P');
    await preview.waitFor({ state: 'detached' });

    // Back from another screen one writes on where one was in the text.
    await field.fill('late');
    await field.press('Home');
    await field.press('Control+,');
    await app.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.locator('textarea:focus').waitFor();
    await app.page.keyboard.type('too ');
    await expect.poll(() => field.inputValue()).toBe('too late');
    await field.fill('');
  });

  test('what is selected is quoted with one key, and what is answered stays in sight', async () => {
    onTestFailed(() => takePictures({ writing: app }));
    await field.fill('');
    await field.blur();
    await select(app.page.getByRole('article'), 'a sin to heat an empty room');
    await app.page.keyboard.press('q');
    await expect.poll(() => field.inputValue()).toBe('> a sin to heat an empty room\n\n');
    await expect
      .poll(() => field.evaluate((element) => element === document.activeElement))
      .toBe(true);
    await field.press('Control+z');
    await expect.poll(() => field.inputValue()).toBe('');

    await resize(900, 600);
    const answered = app.page.getByRole('treeitem').first();
    await answered.scrollIntoViewIfNeeded();
    await answered.focus();
    const body = answered.locator('[id^="comment-"]').first();
    const words = (await body.textContent())!.split(/\s+/).slice(0, 2).join(' ');
    await select(body, words);
    await app.page.keyboard.press('q');
    const reply = app.page.getByRole('textbox', { name: 'Write a reply' });
    await expect.poll(() => reply.inputValue()).toBe(`> ${words}\n\n`);
    for (const [width, height] of [
      [900, 600],
      [400, 600],
    ] as const) {
      await resize(width, height);
      await reply.fill('');
      await reply.pressSequentially(`first${'\nline'.repeat(30)}`);
      const seen = await reply.evaluate((element) => {
        const form = element.closest('form')!.getBoundingClientRect();
        const row = element.closest('[role="treeitem"]')!;
        const text = row.querySelector('[id^="comment-"]')!.getBoundingClientRect();
        return { textEnds: text.bottom, formBegins: form.top, formEnds: form.bottom };
      });
      expect(seen.textEnds).toBeGreaterThan(60);
      expect(seen.formBegins).toBeGreaterThan(seen.textEnds - 1);
      expect(seen.formEnds).toBeLessThanOrEqual(height);
    }
    await examine('a reply in a narrow window');
    await reply.press('Escape');
    await reply.waitFor({ state: 'detached' });
    await answered.press('r');
    await expect.poll(() => reply.inputValue()).toMatch(/^first\nline/);
  });
});
