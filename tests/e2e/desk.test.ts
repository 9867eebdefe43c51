// The moderators' desk in real Electron, by keyboard: it stays steady while things arrive, the focus is
// never lost, two moderators see each other, and it works on without a line.
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import type { Follower, SocketClient } from '../integration/socket-client.ts';
import * as focus from './focus.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';

const admin = 'head keeper';
const reporter = 'late ferry';

describeInElectron('the desk', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let app: RunningApp;
  let member: SocketClient;
  let comments: CommentRow[];
  const clients: SocketClient[] = [];

  const connect = async (name: string) => {
    const client = await server.clientOf(name);
    clients.push(client);
    return client;
  };
  const report = (comment: CommentRow, reason = 'harassment') =>
    member.ask('comment.report', { id: comment.id, reason });
  const items = () => app.page.getByRole('article');
  const press = (key: string) => app.page.keyboard.press(key);
  const focusIs = (name: RegExp) => focus.focusIs(app.page, name);

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    await server.createAdmin(admin);
    app = await openApp({
      dataDir: join(folder.path, 'admin'),
      session: await server.sessionOf(admin),
    });
    member = await connect(reporter);
    const feed: Follower = await member.follow('feed');
    const article = feed.all('article').find(({ headline }) => /river road/.test(headline))!;
    const thread = await member.follow(`thread:${article.id}`);
    comments = thread
      .all('comment')
      .filter(
        ({ body, author }) => body !== null && author.name !== reporter && author.role === 'member',
      )
      .sort((a, b) => a.seq - b.seq);
    await app.page.getByRole('button', { name: /^Desk/ }).waitFor();
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takePictures({ desk: app });
  });

  afterAll(async () => {
    for (const client of clients) client.close();
    await app?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('what arrives waits to be taken in, and what is decided stays until one moves on', async () => {
    await report(comments[0]!);
    await report(comments[1]!);
    await app.page.getByRole('button', { name: /^Desk 2 reports/ }).waitFor();
    await press('d');
    await focusIs(new RegExp(`^Report of ${comments[0]!.number} by`));

    await report(comments[2]!);
    await report(comments[3]!);
    await app.page.getByRole('button', { name: /^2 new/ }).waitFor();
    expect(await items().count()).toBe(2);

    await press('d');
    await app.page.getByText(/^report dismissed by you/i).waitFor();
    expect(await items().count()).toBe(2);
    await press('j');
    await focusIs(new RegExp(`^Report of ${comments[1]!.number} by`));
    expect(await items().count()).toBe(1);

    await press('j');
    await focusIs(new RegExp(`^Report of ${comments[2]!.number} by`));
    expect(await items().count()).toBe(3);
  });

  test('hides, removes for a reason, and takes back what was done', async () => {
    await press('h');
    await app.page.getByText(/^hidden by you/i).waitFor();
    await press('u');
    await expect.poll(() => items().nth(1).getAttribute('data-settled')).toBe('false');
    await focusIs(new RegExp(`^Report of ${comments[2]!.number} by`));
    await press('x');
    await app.page.getByRole('dialog', { name: /^Remove/ }).waitFor();
    await press('2');
    await app.page.getByText(/^removed by you/i).waitFor();
    await focusIs(new RegExp(`^Report of ${comments[2]!.number} by`));
    await press('t');
    await app.page.getByText('Its text was removed.').waitFor();
  });

  test('two moderators on one report see each other, and the second is told what the first did', async () => {
    await press('j');
    await focusIs(new RegExp(`^Report of ${comments[3]!.number} by`));
    const other = await connect('millwright');
    await other.follow('desk');
    await other.ask('desk.attend', { commentId: comments[3]!.id });
    await app.page.getByText('millwright is on this').waitFor();
    await expect
      .poll(() => other.attendance?.moderators.map(({ name, commentId }) => [name, commentId]))
      .toContainEqual([admin, comments[3]!.id]);
    await other.ask('comment.hide', { id: comments[3]!.id, reason: 'review' });
    await items()
      .getByText(/^hidden by millwright, /i)
      .waitFor();
    await app.page.getByRole('status').getByText('hidden by millwright', { exact: true }).waitFor();
    await focusIs(new RegExp(`^Report of ${comments[3]!.number} by`));
  });

  test('approves and rejects what waits', async () => {
    await press('7');
    await app.page.getByText('All comments').click();
    await app.page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(async () => (await member.ask('community.describe', {})).community.holding.hold)
      .toBe('all');
    for (const body of ['The first to wait.', 'The second to wait.']) {
      await member.ask('comment.post', {
        id: v7(),
        articleId: comments[0]!.articleId,
        parentId: null,
        body,
      });
    }
    // Both have arrived: what comes once the section is looked at would wait to be taken in.
    await app.page.getByRole('button', { name: /^2 Waiting 2/ }).waitFor();
    await press('2');
    await app.page.getByText('The second to wait.').waitFor();
    await press('N');
    await focusIs(/^A comment by late ferry/);
    await press('Home');
    await press('a');
    await app.page.getByText(/^approved by you/i).waitFor();
    await press('j');
    await press('x');
    await app.page.getByRole('dialog', { name: /^Reject/ }).waitFor();
    await press('6');
    await app.page.getByText(/^rejected by you/i).waitFor();
    await focusIs(/^A comment by late ferry/);
  });

  test('mutes, answers an appeal, and lifts', async () => {
    const author = comments[4]!.author;
    const mute = await (await connect('millwright')).ask('member.mute', {
      memberId: author.id,
      forSeconds: 3_600,
      reason: 'threat',
    });
    const muted = await connect(author.name);
    await muted.ask('appeal.write', { sanctionId: mute.mute.id, text: 'I was quoting him.' });
    await press('4');
    await app.page.getByText('I was quoting him.').waitFor();
    await focusIs(new RegExp(`^Appeal of ${author.name}`));
    await press('x');
    await app.page.getByRole('textbox', { name: 'Answer' }).fill('So you were; still no.');
    await press('Control+Enter');
    await app.page.getByText(/^Declined: “So you were/).waitFor();
    await press('3');
    await app.page.getByText(/muted for another/).waitFor();
    await focusIs(new RegExp(`^${author.name}`));
    await press('l');
    await app.page.getByText(/^(Lifted or replaced|No longer waits)/).waitFor();
  });

  test('the log has every act, is filtered, and takes one back', async () => {
    await press('5');
    await app.page.getByText(/head keeper removed comment/).waitFor();
    await press('/');
    await app.page.keyboard.type('Late Ferry');
    await press('Enter');
    await app.page.getByText(/head keeper rejected a comment of late ferry/).waitFor();
    expect(await app.page.getByText(/removed comment/).count()).toBe(0);
    await app.page.getByRole('button', { name: 'Clear' }).click();
    const removal = items().filter({ hasText: /head keeper removed comment/ });
    await removal.getByText(/head keeper removed comment/).click();
    await press('r');
    await app.page.getByRole('button', { name: 'Take back' }).last().click();
    await removal.getByText('taken back', { exact: true }).waitFor();
  });

  test('a rule is tried before it is saved, and a broad one wants one’s word', async () => {
    await press('6');
    await press('n');
    await app.page.getByRole('textbox', { name: 'Name' }).fill('Everything');
    await app.page.getByRole('textbox', { name: /^Words/ }).fill('e');
    await app.page.getByText('Anywhere in a word').click();
    await app.page.getByRole('button', { name: 'Save the rule' }).click();
    await app.page
      .getByRole('alert')
      .getByText(/more than half/)
      .waitFor();
    await app.page.getByRole('checkbox', { name: /^Save it although/ }).check();
    await app.page.getByRole('button', { name: 'Save the rule' }).click();
    await focusIs(/^Rule “Everything”/);
    await press('x');
    await app.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await app.page.getByText('No rules yet').waitFor();
  });

  test('opens the comment in its thread, and comes back to where one was', async () => {
    await press('1');
    await report(comments[5]!);
    await app.page.getByRole('button', { name: /^1 new/ }).waitFor();
    await press('n');
    await focusIs(new RegExp(`^Report of ${comments[5]!.number} by`));
    await press('Enter');
    await focusIs(new RegExp(`^${comments[5]!.number} `));
    await press('d');
    await focusIs(new RegExp(`^Report of ${comments[5]!.number} by`));
    await press('Escape');
    await focusIs(new RegExp(`^${comments[5]!.number} `));
    await press('d');
  });

  test('without a line it works on what is saved, and decisions wait and say so', async () => {
    await server.stop();
    await app.page
      .getByRole('status')
      .getByText(/Offline/)
      .waitFor();
    await focusIs(new RegExp(`^Report of ${comments[5]!.number} by`));
    await press('h');
    await app.page.getByText(/^hidden: will be sent when the connection is back/i).waitFor();
    await server.startAgain();
    await app.page.getByText(/^hidden by you/i).waitFor({ timeout: 60_000 });
    expect(app.complaints).toEqual([]);
  });
});
