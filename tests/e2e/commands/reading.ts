// The commands of what one reads: articles, and the comments and branches of a thread.
import { expect, test } from 'vitest';
import { headline, type Story } from './story.ts';

export function readingCommands(story: Story): void {
  const { press, use, choose, focused, focusIs, heading, row, toArticle, toComment } = story;

  test('of the articles', async () => {
    await toArticle();
    await use('go.leave');
    await focusIs(new RegExp(`^${headline}.*comments`));
    const here = await focused();
    await use('list.last');
    await expect.poll(focused).not.toBe(here);
    const last = await focused();
    await use('list.previous');
    await expect.poll(focused).not.toBe(last);
    await use('list.next');
    await expect.poll(focused).toBe(last);
    await use('list.first');
    await expect.poll(focused).not.toBe(last);
    for (const [id, key] of [
      ['article.pin', 'O'],
      ['article.follow', 'L'],
      ['article.quiet', 'Z'],
    ] as const) {
      const button = story.page().locator(`button[aria-keyshortcuts="${key}"]`);
      const before = await button.getAttribute('aria-pressed');
      await use(id);
      await expect.poll(() => button.getAttribute('aria-pressed')).not.toBe(before);
    }
    await use('article.publish');
    await heading('Publish an article').waitFor();
    await use('go.back');
    await heading(headline).waitFor();
    await use('article.correct');
    await heading('Correct the article').waitFor();
    await use('go.back');
    await heading(headline).waitFor();
  });

  test('of a thread', async () => {
    await toArticle();
    await use('thread.next');
    await focusIs(/^1 quiet oar/);
    await use('thread.last');
    await focusIs(/late ferry/);
    await use('thread.first');
    await focusIs(/^1 quiet oar/);
    await use('thread.next', 1);
    await focusIs(/^1\.1 /);
    await use('thread.parent');
    await focusIs(/^1 quiet oar/);
    await use('thread.next');
    await use('thread.previous');
    await focusIs(/^1 quiet oar/);
    await use('thread.nextNew');
    await focusIs(/late ferry/);
    const news = await focused();
    await use('thread.nextNew');
    await expect.poll(focused).not.toBe(news);
    await use('thread.previousNew');
    await expect.poll(focused).toBe(news);
  });

  test('of the branches of a thread, and its orders', async () => {
    const page = story.page();
    await toComment();
    const one = row(/^1 quiet oar/);
    const isOpen = (open: boolean) =>
      expect.poll(() => one.getAttribute('aria-expanded')).toBe(String(open));
    await use('thread.collapse');
    await isOpen(false);
    await use('thread.expand');
    await isOpen(true);
    await use('thread.toggle');
    await isOpen(false);
    await use('thread.toggle');
    await isOpen(true);
    for (const item of ['Collapse this branch', 'Expand this branch']) {
      await one.getByRole('button', { name: 'More for 1', exact: true }).focus();
      await press('Enter');
      await page.getByRole('menuitem', { name: item }).focus();
      await press('Enter');
      await isOpen(item.startsWith('Expand'));
      await focusIs(/^More for 1$/);
    }
    await one.focus();
    await choose('thread.collapseAll', 'Collapse all');
    await isOpen(false);
    await choose('thread.expandAll', 'Expand all');
    await isOpen(true);
    await use('thread.collapseRead');
    await isOpen(false);
    await choose('thread.expandAll', 'Expand all');
    await isOpen(true);
    await use('thread.orders');
    await page.getByRole('menuitemradio', { name: /^Newest/ }).waitFor();
    await press('Escape');
    await focusIs(/^1 quiet oar/);
  });
}
