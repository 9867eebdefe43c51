// Nothing typed is lost: the app or its engine is killed in the midst of a word, the window is closed
// behind the last one, the account signs out. What was typed stands in its form again.
import { once } from 'node:events';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, onTestFailed, test, vi } from 'vitest';
import { storageLimits } from '../../shared/bridge/storage.ts';
import { SocketClient } from '../integration/socket-client.ts';
import { askEngine } from './ask-engine.ts';
import { engineOf } from './engine-of.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { comment, openArticle } from './thread-page.ts';

const headline = "The library's night school turns fifty";
const words = 'I went there for two winters, and what I learned was how to ask. ';

const composerOf = ({ page }: RunningApp) => page.getByRole('textbox', { name: 'Write a comment' });

/** What the engine keeps of the comment on the article that is shown. */
async function keptText({ page }: RunningApp): Promise<string | null> {
  const communities = await askEngine(page, 'community.list', {});
  const community = communities.ok ? communities.value[0] : undefined;
  if (!community?.member) return null;
  const { id: communityId, member } = community;
  const articles = await askEngine(page, 'article.list', { communityId });
  const article = articles.ok ? articles.value.find((each) => each.headline === headline) : null;
  if (!article) return null;
  const place = { of: 'comment', articleId: article.id, parentId: null } as const;
  const draft = await askEngine(page, 'draft.read', { communityId, memberId: member.id, place });
  return draft.ok ? (draft.value?.text ?? null) : null;
}

describeInElectron('[D1] what one types', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  const apps: Record<string, RunningApp> = {};

  const open = async (name: string) => {
    const dataDir = join(folder.path, name.replaceAll(' ', '-'));
    const app = await openApp({ dataDir, session: await server.sessionOf(name) });
    apps[name] = app;
    return app;
  };

  const openAgain = async (name: string) => {
    const app = await open(name);
    await openArticle(app, headline);
    return app;
  };

  const kill = async (name: string) => {
    const main = apps[name]!.electron.process();
    const ended = once(main, 'exit');
    main.kill('SIGKILL');
    await ended;
    delete apps[name];
  };

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
  });

  afterEach(async () => {
    for (const name of Object.keys(apps)) {
      await apps[name]!.close();
      delete apps[name];
    }
  });

  afterAll(async () => {
    await server?.stop();
    await folder?.remove();
  });

  test('is there again when the app is killed in the midst of a word', async () => {
    onTestFailed(() => takePictures(apps));
    const name = 'quiet oar';
    const app = await open(name);
    await openArticle(app, headline);
    const text = words.repeat(3);
    let typed = false;
    const typing = composerOf(app)
      .pressSequentially(text, { delay: 25 })
      .then(() => {
        typed = true;
      })
      .catch(() => undefined);
    const kept = await vi.waitFor(
      async () => {
        const found = await keptText(app);
        expect(found).not.toBeNull();
        return found!;
      },
      { timeout: 10_000, interval: 20 },
    );
    // Nobody waited for a pause in the typing.
    expect(typed).toBe(false);
    await kill(name);
    await typing;

    const again = await openAgain(name);
    await vi.waitFor(async () => {
      const value = await composerOf(again).inputValue();
      expect(value.length).toBeGreaterThanOrEqual(kept.length);
      expect(text.startsWith(value)).toBe(true);
    });
  });

  test('is there again when the engine was killed, and the app behind it', async () => {
    onTestFailed(() => takePictures(apps));
    const name = 'two left feet';
    const app = await open(name);
    await openArticle(app, headline);
    await composerOf(app).pressSequentially('Before. ');
    await app.page.getByText('Saved as a draft').waitFor();
    // Only threads that are open are kept current.
    const list = await askEngine(app.page, 'community.list', {});
    const { id: communityId } = list.ok ? list.value[0]! : expect.unreachable();
    const limitBytes = storageLimits.usual;
    await askEngine(app.page, 'storage.set', { communityId, keep: 'followed', limitBytes });
    const [engine] = await engineOf(app);
    process.kill(engine!, 'SIGKILL');
    await composerOf(app).pressSequentially('After.');
    await vi.waitFor(async () => expect(await keptText(app)).toBe('Before. After.'), 15_000);
    await app.page.getByText('Saved as a draft').waitFor();

    // The other engine follows the thread that is open, though nobody has opened it anew.
    const articles = await askEngine(app.page, 'article.list', { communityId });
    const article = articles.ok ? articles.value.find((each) => each.headline === headline) : null;
    const { url, token } = await server.sessionOf('millwright');
    const other = await SocketClient.connect(url, { token });
    const body = 'Written after the engine had ended.';
    await other.ask('comment.post', { id: v7(), articleId: article!.id, parentId: null, body });
    await comment(app.page, body).waitFor({ state: 'attached' });
    other.close();
    await kill(name);

    const again = await openAgain(name);
    await vi.waitFor(async () =>
      expect(await composerOf(again).inputValue()).toBe('Before. After.'),
    );
  });

  test('is there again when the window was closed behind the last word', async () => {
    onTestFailed(() => takePictures(apps));
    const name = 'late ferry';
    const app = await open(name);
    await openArticle(app, headline);
    await composerOf(app).pressSequentially(words);
    await app.close();
    const again = await openAgain(name);
    await vi.waitFor(async () => expect(await composerOf(again).inputValue()).toBe(words));
  });

  test('of a form of many fields is there again, each in its place', async () => {
    onTestFailed(() => takePictures(apps));
    const name = 'millwright';
    const app = await open(name);
    const { page } = app;
    await openArticle(app, headline);
    await page.getByRole('button', { name: 'Publish an article' }).click();
    const status = page.locator('form [role="status"]');
    const said = await status.evaluateHandle((element) => {
      const heard: (string | null)[] = [];
      const hear = () => heard.push(element.textContent);
      new MutationObserver(hear).observe(element, { childList: true, characterData: true });
      return heard;
    });
    await page.getByRole('textbox', { name: 'Headline' }).pressSequentially('The mill turns');
    await page.getByRole('button', { name: 'Add a source' }).click();
    await page.getByRole('textbox', { name: 'Name of source 1' }).pressSequentially('The miller');
    await page.getByText('Saved as a draft').waitFor();
    // Once, and not with each pause.
    expect(await said.jsonValue()).toEqual(['What you type is saved as you go']);
    await kill(name);

    const again = await open(name);
    await again.page.getByRole('button', { name: 'Publish an article' }).click();
    const field = (label: string) => again.page.getByRole('textbox', { name: label });
    await vi.waitFor(async () => {
      expect(await field('Headline').inputValue()).toBe('The mill turns');
      expect(await field('Name of source 1').inputValue()).toBe('The miller');
    });
  });

  test('as one signs out is there when one signs in again', async () => {
    onTestFailed(() => takePictures(apps));
    await server.createAdmin('door keeper');
    const app = await openApp({ dataDir: join(folder.path, 'keeper') });
    apps.keeper = app;
    const { page } = app;
    const signIn = async () => {
      await page.getByRole('tab', { name: 'Register' }).press('ArrowRight');
      await page.getByRole('tab', { name: 'Sign in', selected: true }).waitFor();
      // Whoever looks at the ways in by the arrows stays on them.
      await expect.poll(() => page.locator('[role="tab"]:focus').textContent()).toBe('Sign in');
      const form = page.getByRole('tabpanel', { name: 'Sign in' });
      await form.getByRole('textbox', { name: 'Name' }).fill('door keeper');
      await page.getByRole('textbox', { name: 'Password' }).fill('a password for tests');
      await page.locator('form').getByRole('button', { name: 'Sign in', exact: true }).click();
      await openArticle(app, headline);
    };
    await page.getByRole('textbox', { name: /address/i }).fill(server.url);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await signIn();
    await composerOf(app).pressSequentially('As I leave');

    await page.getByRole('button', { name: 'Account and settings' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await composerOf(app).waitFor({ state: 'detached' });
    // One reads on where one was: at the end of the thread.
    const last = page.getByRole('treeitem').last();
    await vi.waitFor(async () => {
      const { y } = (await last.boundingBox())!;
      expect(y).toBeLessThan(await page.evaluate(() => window.innerHeight));
      expect(y).toBeGreaterThan(0);
    }, 10_000);
    await page.getByRole('button', { name: 'Account and settings' }).click();
    await page.getByRole('menuitem', { name: 'Sign in or register' }).click();
    await signIn();
    await vi.waitFor(async () => expect(await composerOf(app).inputValue()).toBe('As I leave'));
    expect(app.complaints).toEqual([]);
  });
});
