// A correction that is being typed while somebody else corrects the same article.
import { expect, test } from 'vitest';
import {
  checkRevision,
  draftOfText,
  overtakenFields,
  typedText,
} from '../../renderer/articles/article-text.ts';
import { draftOfCorrection } from '../../shared/bridge/correction-draft.ts';
import type { Article } from '../../shared/bridge/engine-api.ts';
import { articleId } from './fake-streams.ts';

const article = {
  id: articleId(1),
  headline: 'The bridge opens',
  deck: '',
  byline: 'City desk',
  body: 'At last.',
  sources: [{ name: 'Council' }],
  revisions: [],
} as unknown as Article;

const corrected = (before: Partial<Article>, now: Partial<Article>): Article => {
  const revision = article.revisions.length + 2;
  const made = { revision, at: '2026-11-27T12:00:00.000Z', note: '', before };
  return { ...article, ...now, revisions: [...article.revisions, made] } as Article;
};

test('a draft knows which revision it was begun upon, and goes on knowing it', () => {
  const begun = draftOfText({ ...typedText({}, article), body: 'At last!' }, article);
  expect(begun).toEqual({ body: 'At last!', onto: '1' });
  const later = corrected({ headline: article.headline }, { headline: 'It opens' });
  const text = typedText(begun, later);
  expect(text).toMatchObject({ headline: 'It opens', body: 'At last!' });
  expect(draftOfText({ ...text, deck: 'Today' }, later, begun)).toEqual({
    body: 'At last!',
    deck: 'Today',
    onto: '1',
  });
  expect(overtakenFields(begun, later)).toEqual([]);
  expect(draftOfText(typedText({}, article), article)).toEqual({});
});

test('[W9] what was corrected meanwhile in the same field is shown beside it', () => {
  const begun = { body: 'At last!', onto: '1' };
  const later = corrected({ body: article.body }, { body: 'At last, on Monday.' });
  expect(overtakenFields(begun, later)).toEqual([
    { field: 'body', before: 'At last.', now: 'At last, on Monday.' },
  ]);
  expect(overtakenFields({ ...begun, onto: '2' }, later)).toEqual([]);
  // Whoever publishes now has seen it.
  expect(checkRevision(typedText(begun, later), later).request).toEqual({
    id: article.id,
    body: 'At last!',
    onto: 2,
  });
});

test('a correction that comes back is the draft that it was', () => {
  const sources = [{ name: 'Council', url: 'https://example.org/a' }, { name: 'A witness' }];
  const draft = draftOfCorrection({ id: article.id, deck: '', sources, note: 'why', onto: 3 });
  expect(typedText(draft, article)).toEqual({
    headline: article.headline,
    deck: '',
    byline: article.byline,
    body: article.body,
    sources: [
      { key: 0, name: 'Council', url: 'https://example.org/a' },
      { key: 1, name: 'A witness', url: '' },
    ],
    note: 'why',
  });
  expect(draft.onto).toBe('3');
});
