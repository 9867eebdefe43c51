// The commands of the moderators’ desk, section by section.
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { me, type Story } from './story.ts';

export function deskCommands(story: Story): void {
  const { press, type, use, focused, focusIs, heading, toDesk, dialogComesAndGoes, connect } =
    story;
  const mute = async (index: number) => {
    const { author } = story.others()[index]!;
    const request = { memberId: author.id, forSeconds: 3_600, reason: 'threat' } as const;
    return (await connect('millwright')).ask('member.mute', request);
  };

  test('of the reports on the desk', async () => {
    const page = story.page();
    const member = await connect('late ferry');
    const report = (index: number) =>
      member.ask('comment.report', { id: story.others()[index]!.id, reason: 'harassment' });
    await report(0);
    await report(1);
    await toDesk(0, /^Report of/);
    await use('desk.first');
    const first = await focused();
    await use('desk.next');
    await expect.poll(focused).not.toBe(first);
    await use('desk.first');
    await expect.poll(focused).toBe(first);
    await use('desk.last');
    await use('desk.previous');
    await expect.poll(focused).toBe(first);
    await use('desk.filter');
    await focusIs(/^Member/);
    await press('Escape');
    await expect.poll(focused).toBe(first);
    await use('desk.act');
    await dialogComesAndGoes(/./, /^Report of/);
    await use('desk.hide');
    await page.getByText(/^hidden by you/i).waitFor();
    await use('desk.restore');
    await page.getByRole('article').first().getByRole('button', { name: /^Hide/ }).waitFor();
    await report(2);
    await page.getByRole('button', { name: /^1 new/ }).waitFor();
    await use('desk.takeIn');
    await focusIs(new RegExp(`^Report of ${story.others()[2]!.number} by`));
    await use('desk.dismiss');
    await page.getByText(/^report dismissed by you/i).waitFor();
    await use('desk.remove');
    await page.getByRole('dialog', { name: /^Remove/ }).waitFor();
    await press('2');
    await page.getByText(/^removed by you/i).waitFor();
    await focusIs(new RegExp(`^Report of ${story.others()[2]!.number} by`));
    await use('desk.showText');
    await page.getByRole('article').getByText(story.others()[2]!.body!.slice(0, 20)).waitFor();
    await use('desk.open');
    await focusIs(new RegExp(`^${story.others()[2]!.number} removed`));
    await use('go.back');
    await focusIs(/^Report of/);
  });

  test('of what waits for approval', async () => {
    const page = story.page();
    const admin = await connect(me);
    await admin.ask('community.setModeration', { holding: { hold: 'all' } });
    const member = await connect('late ferry');
    const { articleId } = story.others()[0]!;
    for (const body of ['The first to wait.', 'The second to wait.']) {
      await member.ask('comment.post', { id: v7(), articleId, parentId: null, body });
    }
    await admin.ask('community.setModeration', { holding: { hold: 'none' } });
    await toDesk(1, /^A comment by late ferry/);
    await use('desk.first');
    await use('desk.approve');
    await page.getByText(/^approved by you/i).waitFor();
    await use('desk.next');
    await use('desk.reject');
    await dialogComesAndGoes(/Reject/, /^A comment by late ferry/);
  });

  test('of mutes and appeals', async () => {
    const page = story.page();
    await mute(3);
    await toDesk(2, new RegExp(`^${story.others()[3]!.author.name}`));
    await use('desk.lift');
    await page.getByText(/^(Lifted or replaced|No longer waits)/).waitFor();
    const { mute: muted } = await mute(4);
    const author = await connect(story.others()[4]!.author.name);
    await author.ask('appeal.write', { sanctionId: muted.id, text: 'I was quoting him.' });
    await toDesk(3, /^Appeal of/);
    for (const id of ['desk.accept', 'desk.decline'] as const) {
      await use(id);
      await page.getByRole('textbox', { name: 'Answer' }).waitFor();
      await press('Escape');
      await focusIs(/^Appeal of/);
    }
  });

  test('of the log and the rules', async () => {
    await toDesk(4, /muted/);
    await use('desk.revert');
    await dialogComesAndGoes(/Take this back/, /muted/);
    await use('desk.section', 5);
    await heading('Moderation desk').waitFor();
    await use('desk.create');
    const name = story.page().getByRole('textbox', { name: 'Name' });
    await name.waitFor();
    await story
      .page()
      .getByRole('textbox', { name: /^Words/ })
      .focus();
    await type('zeppelin');
    await name.focus();
    await type('Airships');
    await press('Enter');
    await focusIs(/^Rule “Airships”/);
    await use('desk.edit');
    await heading('The rule “Airships”').waitFor();
    await press('Escape');
    await focusIs(/^Rule “Airships”/);
    await use('desk.delete');
    await dialogComesAndGoes(/Delete the rule/, /^Rule “Airships”/);
  });
}
