// A member's profile for moderators: what the server counts, and their own notes.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from './community-database.ts';
import { arrives, closeWhole, startPeopledServer } from './peopled-server.ts';
import { type MemberClient, post, type TestServer } from './test-server.ts';

let server: TestServer;
let mia: MemberClient;
let mo: MemberClient;
let ann: MemberClient;
let ben: MemberClient;
let articleId: string;
beforeEach(async () => {
  ({ server, mia, mo, ann, ben, articleId } = await startPeopledServer());
});
afterEach(() => closeWhole(server));

describe('what moderators know of a member', () => {
  test('is counted by the server', async () => {
    const comments = [];
    for (const body of ['one', 'two', 'three']) comments.push(await post(ann, articleId, body));
    await ann.ask('comment.remove', { id: comments[0]!.id });
    await mia.ask('comment.hide', { id: comments[1]!.id, reason: 'review' });
    await ben.ask('comment.report', { id: comments[2]!.id, reason: 'spam' });
    const { member } = await mia.ask('member.describe', { memberId: ann.id });
    expect(member).toMatchObject({
      id: ann.id,
      name: 'Ann',
      role: 'member',
      commentCount: 3,
      withheldCount: 1,
      reportCount: 1,
    });
    expect(await mia.refusal('member.describe', { memberId: v7() })).toMatchObject({
      code: 'not_found',
    });
  });

  test('notes stand in the desk alone, are made once and lose their text for good', async () => {
    const desk = await mo.follow('desk');
    const note = { id: v7(), memberId: ann.id, text: 'Warned by mail.' };
    const added = await mia.ask('note.add', note);
    expect(await mia.ask('note.add', note)).toEqual(added);
    expect(await mia.refusal('note.add', { ...note, text: 'Other' })).toMatchObject({
      code: 'conflict',
    });
    await arrives(() => expect(desk.row('note', note.id)).toEqual(added.note));
    const deleted = await mo.ask('note.delete', { id: note.id });
    expect(deleted.note.text).toBeNull();
    expect(await mo.ask('note.delete', { id: note.id })).toEqual(deleted);
    expect(await mia.ask('note.add', note)).toEqual(deleted);
    const db = openDatabase(server.dataDir);
    expect(db.prepare('select text from notes').pluck().all()).toEqual([null]);
    db.close();
  });
});
