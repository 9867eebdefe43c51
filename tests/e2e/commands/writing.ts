// The commands of what one writes, and of a comment that one does something about.
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { me, type Story } from './story.ts';

export function writingCommands(story: Story): void {
  const { press, type, use, focusIs, row, toArticle, toComment, dialogComesAndGoes, connect } =
    story;
  const field = () =>
    story
      .page()
      .evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value ?? '');

  test('of the composer, and of one’s own comment', async () => {
    await toArticle();
    await use('thread.write');
    await focusIs(/^Write a comment/);
    for (const [id, marks] of [
      ['composer.bold', '**'],
      ['composer.italic', '*'],
      ['composer.link', ']('],
      ['composer.quote', '>'],
      ['composer.list', '-'],
      ['composer.code', '`'],
    ] as const) {
      await press('Control+A');
      await press('Delete');
      await use(id);
      await expect.poll(field).toContain(marks);
    }
    await press('Control+A');
    await type('Who counts?');
    await use('composer.preview');
    await story.page().getByRole('button', { name: 'Preview', pressed: true }).waitFor();
    await use('composer.preview');
    await focusIs(/^Write a comment/);
    await use('composer.send');
    const mine = row(new RegExp(`^\\d+ ${me}`));
    await mine.waitFor();
    await mine.focus();
    await use('comment.edit');
    await focusIs(/^Edit your comment/);
    await use('composer.close');
    await focusIs(new RegExp(me));
    await use('comment.remove');
    await dialogComesAndGoes(/Remove/, new RegExp(me));
  });

  test('of a comment', async () => {
    const page = story.page();
    await toComment();
    await use('comment.reply');
    await focusIs(/^Write a reply/);
    await use('composer.close');
    await focusIs(/^1 quiet oar/);
    await use('comment.quote');
    await expect.poll(field).toMatch(/^>/);
    await use('composer.close');
    await focusIs(/^1 quiet oar/);
    const one = row(/^1 quiet oar/);
    for (const [id, name] of [
      ['comment.agree', 'Agree'],
      ['comment.thanks', 'Thanks'],
      ['comment.funny', 'Funny'],
    ] as const) {
      await use(id);
      await one.getByRole('button', { name: new RegExp(`^${name}, `), pressed: true }).waitFor();
    }
    await use('comment.copyLink');
    const copied = () => story.app().electron.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(copied).toMatch(/^parley:.*#1$/);
    await use('comment.ignore');
    await page.getByText('By quiet oar, whom you ignore.').first().waitFor();
    await use('comment.ignore');
    await one.getByText('By quiet oar, whom you ignore.').waitFor({ state: 'detached' });
    await use('comment.report');
    await dialogComesAndGoes(/Report/, /^1 quiet oar/);
  });

  test('of what one has just written, and has out of sight', async () => {
    const page = story.page();
    const { articleId, id } = story.others().find(({ number }) => number === '1')!;
    const long = Array.from({ length: 60 }, (_, line) => `Line ${line}`).join('\n\n');
    const reply = { id: v7(), articleId, parentId: id, body: long };
    await (await connect('late ferry')).ask('comment.post', reply);
    await toComment();
    await row(/^1\.3 late ferry/).waitFor();
    const top = () => row(/^1 quiet oar/).evaluate((one) => one.getBoundingClientRect().top);
    const before = await top();
    await use('comment.reply');
    await focusIs(/^Write a reply/);
    await type('Is there a shorter way to put it?');
    await use('composer.send');
    const pill = page.getByRole('button', { name: /^Your reply is 1\.4 · Show/ });
    await pill.waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: 'Your reply is 1.4. V shows it.' })
      .waitFor({ state: 'attached' });
    // What one reads has moved nowhere, and has the focus.
    await focusIs(/^1 quiet oar/);
    expect(Math.abs((await top()) - before)).toBeLessThan(1);
    await use('thread.own');
    await focusIs(/^1\.4 head keeper/);
    await pill.waitFor({ state: 'detached' });
    await use('go.back');
    await focusIs(/^1 quiet oar/);
    expect(await pill.count()).toBe(0);
  });

  test('of a comment, for moderators', async () => {
    await toComment();
    await use('comment.act');
    await dialogComesAndGoes(/quiet oar/, /^1 quiet oar/);
    await use('comment.hide');
    await row(/^1 hidden/).waitFor();
    await use('act.undo');
    await row(/^1 quiet oar/).waitFor();
  });
}
