// Searching in real engines over real servers and files: what is found, and what no longer is.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { FindAnswer, FindRequest } from '../../shared/bridge/search.ts';
import {
  cleanUp,
  eventually,
  type MemberEngine,
  makeFolder,
  memberIdOf,
  openMember,
  post,
  startCommunity,
  type TestCommunity,
  type TestEngine,
  untilBodies,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

const anything: FindRequest = {
  communityId: null,
  text: '',
  kind: 'all',
  author: null,
  articleId: null,
  from: null,
  to: null,
  before: null,
};

const find = (engine: TestEngine, text: string, more: Partial<FindRequest> = {}) =>
  engine.ask('search.find', { ...anything, text, ...more });

const excerpts = ({ hits }: FindAnswer) => hits.map(({ excerpt }) => excerpt.text);

async function found(engine: TestEngine, text: string, more: Partial<FindRequest> = {}) {
  return excerpts(await find(engine, text, more));
}

/** Posts the texts one after the other, and waits until they stand on the server. */
async function say(engine: MemberEngine, community: TestCommunity, texts: string[]) {
  const ids = [];
  for (const text of texts) {
    ids.push(await post(engine, community, text));
    await untilSent(engine);
  }
  return ids;
}

test('words, phrases and beginnings are found, folded, the newest first', async () => {
  const community = await startCommunity();
  const ada = await openMember(community, 'Ada');
  const texts = [
    'The river road closes on Sundays.',
    'A road by the **river** is no river road?',
    'Čapek’s café serves [tea](https://tea.example/road) & coffee.',
    'don’t panic',
  ];
  await say(ada, community, texts);
  await untilBodies(ada, community.articleId, texts);
  const [first, second, third, fourth] = [
    'The river road closes on Sundays.',
    'A road by the river is no river road?',
    'Čapek’s café serves tea & coffee.',
    'don’t panic',
  ];
  expect(await found(ada, 'RIVER road ')).toEqual([second, first]);
  expect(await found(ada, '"river road"')).toEqual([second, first]);
  expect(await found(ada, '"by the river"')).toEqual([second]);
  expect(await found(ada, '"road river"')).toEqual([]);
  expect(await found(ada, 'riv')).toEqual([second, first]);
  expect(await found(ada, 'riv ')).toEqual([]);
  expect(await found(ada, '"the riv')).toEqual([second, first]);
  expect(await found(ada, 'capek CAFÉ')).toEqual([third]);
  expect(await found(ada, "don't ")).toEqual([fourth]);
  // Part of a link that nobody sees leads to its comment all the same.
  expect(await found(ada, 'tea.example')).toEqual([third]);
  const { hits } = await find(ada, 'river sun');
  expect(hits).toMatchObject([
    {
      articleId: community.articleId,
      headline: { text: 'The bridge opens', marks: [] },
      number: '1',
      author: 'Ada',
      excerpt: {
        marks: [
          { start: 4, end: 9 },
          { start: 25, end: 32 },
        ],
      },
    },
  ]);
});

test('articles are found by their parts', async () => {
  const community = await startCommunity();
  const ada = await openMember(community, 'Ada', { role: 'moderator' });
  const { communityId } = ada;
  await ada.ask('article.publish', {
    communityId,
    headline: 'The mill wheel',
    deck: 'Turning again after **years**.',
    byline: 'Country desk',
    body: 'It was built in 1760 and stood still.',
    sources: [],
  });
  await untilSent(ada);
  await eventually(async () => expect((await find(ada, 'wheel ')).hits).toHaveLength(1));
  for (const text of ['wheel', 'turning', 'country', '1760', 'wheel 1760', '"built in"']) {
    expect((await find(ada, text)).hits, text).toMatchObject([
      { commentId: null, headline: { text: 'The mill wheel' }, author: 'Country desk' },
    ]);
  }
  expect((await find(ada, 'wheel')).hits[0]?.headline.marks).toEqual([{ start: 9, end: 14 }]);
  await say(ada, community, ['about the wheel']);
  await untilBodies(ada, community.articleId, ['about the wheel']);
  expect((await find(ada, 'wheel')).hits).toHaveLength(2);
  expect((await find(ada, 'wheel', { kind: 'articles' })).hits).toMatchObject([
    { commentId: null },
  ]);
  expect(await found(ada, 'wheel', { kind: 'comments' })).toEqual(['about the wheel']);
});

test('what is found can be narrowed by author, article and time', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const ada = await openMember(community, 'Ada Byron');
  const eva = await openMember(community, 'Éva');
  await say(ada, community, ['tea of Ada', 'coffee of Ada']);
  await say(eva, community, ['tea of Eva']);
  const all = ['tea of Ada', 'coffee of Ada', 'tea of Eva'];
  const [, second] = await untilBodies(ada, articleId, all);
  expect(await found(ada, 'tea', { author: 'ada b' })).toEqual(['tea of Ada']);
  expect(await found(ada, 'tea', { author: 'byron' })).toEqual([]);
  expect(await found(ada, 'tea', { author: 'ev' })).toEqual(['tea of Eva']);
  expect(await found(ada, '', { author: 'Ada' })).toEqual(['coffee of Ada', 'tea of Ada']);
  expect(await found(ada, '', { author: 'Ada', kind: 'articles' })).toEqual([]);
  expect(await found(ada, '')).toEqual([]);
  expect(await found(ada, 'tea', { articleId })).toEqual(['tea of Eva', 'tea of Ada']);
  const { createdAt } = second!;
  expect(await found(ada, 'of', { from: createdAt })).toEqual(['tea of Eva', 'coffee of Ada']);
  expect(await found(ada, 'of', { to: createdAt })).toEqual(['tea of Ada']);
});

test('an edit is found by its new words alone', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const ada = await openMember(community, 'Ada');
  const bob = await openMember(community, 'Bob');
  const [id] = await say(ada, community, ['a wooden bridge']);
  await untilBodies(bob, articleId, ['a wooden bridge']);
  expect(await found(bob, 'wooden ')).toHaveLength(1);
  const { communityId } = ada;
  await ada.ask('comment.edit', { communityId, commentId: id!, body: 'an iron bridge' });
  await untilBodies(bob, articleId, ['an iron bridge']);
  expect(await found(bob, 'wooden ')).toEqual([]);
  expect(await found(bob, 'iron bridge')).toEqual(['an iron bridge']);
});

test('[F1] what was withheld is found no more, and its words are out of the files', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const dataDir = await makeFolder();
  const ada = await openMember(community, 'Ada', { role: 'moderator' });
  const bob = await openMember(community, 'Bob', { dataDir });
  const texts = ['kept zanzibar', 'hidden qzebrafish', 'removed wxylophone'];
  const [, hidden, removed] = await say(ada, community, texts);
  await untilBodies(bob, articleId, texts);
  expect(await found(bob, 'qzebra')).toHaveLength(1);
  expect(await found(bob, 'wxylo')).toHaveLength(1);
  const { communityId } = ada;
  await ada.ask('comment.hide', { communityId, commentId: hidden!, reason: 'off topic' });
  await ada.ask('comment.remove', { communityId, commentId: removed! });
  // At once here, before the server has heard of it.
  expect(await found(ada, 'qzebra')).toEqual([]);
  expect(await found(ada, 'wxylo')).toEqual([]);
  await untilBodies(bob, articleId, ['kept zanzibar', null, null]);
  expect(await found(bob, 'qzebra')).toEqual([]);
  expect(await found(bob, 'wxylo')).toEqual([]);
  expect(await found(bob, 'zanzibar')).toEqual(['kept zanzibar']);
  await bob.close();
  const folder = join(dataDir, await communityFolder(dataDir));
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  const holds = (word: string) => files.some((bytes) => bytes.includes(word));
  expect(holds('zanzibar')).toBe(true);
  expect([holds('zebrafish'), holds('xylophone')]).toEqual([false, false]);
});

async function communityFolder(dataDir: string): Promise<string> {
  const [folder] = readdirSync(dataDir, { withFileTypes: true }).filter((each) =>
    each.isDirectory(),
  );
  return folder!.name;
}

test('whom a member ignores is not found', async () => {
  const community = await startCommunity();
  const ada = await openMember(community, 'Ada');
  const bob = await openMember(community, 'Bob');
  await say(ada, community, ['tea at noon']);
  await untilBodies(bob, community.articleId, ['tea at noon']);
  const memberId = await memberIdOf(ada);
  const { communityId } = bob;
  await bob.ask('member.ignore', { communityId, memberId, on: true });
  expect(await found(bob, 'tea')).toEqual([]);
  await bob.ask('member.ignore', { communityId, memberId, on: false });
  expect(await found(bob, 'tea')).toEqual(['tea at noon']);
});

test('one search goes over all communities, merged by time, page by page', async () => {
  const here = await startCommunity();
  const there = await startCommunity();
  const ada = await openMember(here, 'Ada');
  const eva = await openMember(there, 'Eva');
  const both = await openMember(here, 'Bob');
  const { community } = await both.ask('community.add', { address: there.url });
  const said: string[] = [];
  for (let round = 0; round < 15; round += 1) {
    said.unshift(`tea ${round} here`, `tea ${round} there`);
    await say(eva, there, [`tea ${round} there`]);
    await say(ada, here, [`tea ${round} here`]);
  }
  await eventually(async () => {
    expect((await find(both, 'tea 14 there')).hits).toHaveLength(1);
    expect((await find(both, 'tea 14 here')).hits).toHaveLength(1);
  });
  const first = await find(both, 'tea');
  expect(excerpts(first)).toEqual(said.slice(0, 20));
  expect(first.waiting).toEqual([]);
  const second = await find(both, 'tea', { before: first.next });
  expect(excerpts(second)).toEqual(said.slice(20));
  expect(second.next).toBeNull();
  const alone = await find(both, 'tea', { communityId: community.id });
  expect(alone.hits.every(({ communityId }) => communityId === community.id)).toBe(true);
  expect(alone.hits).toHaveLength(15);
});

test('[F2] whatever is typed has an answer, and stands in no log', async () => {
  const community = await startCommunity();
  const ada = await openMember(community, 'Ada');
  await say(ada, community, ['secretword in here']);
  const typed = [
    'secretword" OR "x',
    '" * ^ : - ( ) { } NEAR(',
    'a AND b NOT c OR',
    "'; drop table comments; --",
    'kindcomment',
    '\u0000\ud800 %_\\',
    '𞤀𞤣𞤤𞤢𞤥 ᏣᎳᎩ 𝒻 ꭰ',
    'x'.repeat(500),
    'e '.repeat(250),
  ];
  for (const text of typed) {
    const answer = await ada.engine.call('search.find', { ...anything, text });
    expect(answer.ok, text).toBe(true);
  }
  expect(ada.lines.join('\n')).not.toContain('secretword');
});

test('members are found by the beginning of their name, folded, a few of them in its order', async () => {
  const community = await startCommunity();
  const ada = await openMember(community, 'Ada');
  for (const name of [
    'Čapek',
    'Capitan',
    'Benno',
    ...'abcdefghi'.split('').map((c) => `cy ${c}`),
  ]) {
    const member = await openMember(community, name);
    await post(member, community, `from ${name}`);
    await untilSent(member);
  }
  const names = async (name: string) => {
    const { communityId } = ada;
    return (await ada.ask('member.find', { communityId, name })).map((each) => each.name);
  };
  await eventually(async () => expect(await names('cap')).toEqual(['Čapek', 'Capitan']));
  expect(await names('ČAPI ')).toEqual(['Capitan']);
  await eventually(async () => expect(await names('c')).toHaveLength(8));
  expect(await names(' ')).toEqual([]);
  expect(await names('%')).toEqual([]);
});
