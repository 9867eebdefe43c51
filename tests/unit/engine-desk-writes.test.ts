// Rules, notes and settings as the view is shown them while they wait.
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  actOnArticle,
  actOnDesk,
  addNote,
  deleteNote,
  deleteRule,
  saveRule,
} from '../../main/engine/moderating.ts';
import { articleToRead } from '../../main/engine/views/article-view.ts';
import { communityToShow } from '../../main/engine/views/community-view.ts';
import { memberProfile } from '../../main/engine/views/desk-view.ts';
import { ada, eve, fakeNote, fakeRule } from './fake-moderation.ts';
import { FakeReplica, lane, now, refuse } from './fake-replica.ts';
import { memberId } from './fake-streams.ts';

let fake: FakeReplica;
beforeEach(() => {
  fake = new FakeReplica(eve);
});
afterEach(() => {
  fake.close();
  expect(fake.failures).toEqual([]);
});

test('rules and notes show as they will be, and a note that was never sent is given up', () => {
  fake.take('desk', fakeRule(1, 'B words'), fakeRule(2, 'C words'), fakeNote(1, 'first'));
  const { kind: _kind, rev: _rev, deleted: _deleted, by: _by, at: _at, ...rule } = fakeRule(1, 'D');
  const { id, ...fields } = rule;
  saveRule(fake.replica, id, fields);
  const added = saveRule(fake.replica, null, { ...fields, name: 'A words' });
  deleteRule(fake.replica, fakeRule(2, '').id);
  expect(
    fake.desk().rules.map(({ name, deleted, waiting }) => [name, deleted, waiting?.act]),
  ).toEqual([
    ['A words', false, 'rule.save'],
    ['C words', true, 'rule.delete'],
    ['D', false, 'rule.save'],
  ]);
  expect(added.ruleId).toBe(fake.desk().rules[0]?.id);

  const profile = () => memberProfile(fake.db, ada.id, fake.viewer(), null, now);
  const noteId = addNote(fake.replica, { memberId: ada.id, text: 'second' });
  expect(profile()?.notes).toMatchObject([
    { text: 'second', delivery: { state: 'waiting' } },
    { text: 'first', delivery: { state: 'sent' } },
  ]);
  deleteNote(fake.replica, noteId);
  deleteNote(fake.replica, fakeNote(1, '').id);
  expect(profile()?.notes).toEqual([]);
  expect(fake.take('desk', fakeNote(1, null)).settled).toHaveLength(1);
  expect(memberProfile(fake.db, memberId(44), fake.viewer(), null, now)).toBeNull();
});

test('settings that wait show as they will be, and not once they were refused', async () => {
  fake.take('feed', {
    kind: 'community',
    id: 'community',
    rev: 0,
    name: 'The Test',
    description: '',
    rules: '',
    registration: 'open',
    guestsRead: true,
    holding: { hold: 'none' },
    publishesLog: false,
  });
  fake.replica.connected(true);
  actOnDesk(fake.replica, { kind: 'community.setModeration', request: { publishesLog: true } });
  actOnArticle(fake.replica, {
    kind: 'article.setHolding',
    request: { id: lane, holding: { hold: 'all' } },
  });
  expect(communityToShow(fake.db)).toMatchObject({ publishesLog: true, holding: { hold: 'none' } });
  expect(articleToRead(fake.db, lane, fake.viewer(), () => false)).toMatchObject({
    holding: { hold: 'all' },
  });
  await fake.sent[0]!.answer(refuse('forbidden'));
  expect(fake.desk().settings).toMatchObject({ delivery: { state: 'refused' } });
  await fake.sent[1]!.answer(refuse('forbidden'));
  expect(communityToShow(fake.db)?.publishesLog).toBe(false);
  expect(articleToRead(fake.db, lane, fake.viewer(), () => false)).toMatchObject({
    holding: null,
    delivery: { state: 'refused' },
  });
});
