// The text of an article that is being written: as a form shows it, as a draft keeps it, and checked
// by the schemas that the server checks by. Sends nothing.
import { z } from 'zod';
import type { DraftFields } from '../../shared/bridge/drafts.ts';
import type { Article } from '../../shared/bridge/engine-api.ts';
import {
  type PublishRequest,
  publishRequestSchema,
  type ReviseRequest,
  reviseRequestSchema,
} from '../../shared/protocol/articles.ts';
import { type FieldErrors, fieldErrors } from '../messages/fields.ts';
import { t } from '../messages/messages.ts';

/** `key` tells the rows of the form apart and goes nowhere else. */
export type SourceText = { key: number; name: string; url: string };
export type ArticleText = {
  headline: string;
  deck: string;
  byline: string;
  body: string;
  sources: SourceText[];
  note: string;
};

type Publication = Omit<PublishRequest, 'id'>;
export type Checked<T> = { errors: FieldErrors; request: T | null };

/** The article as it stands, or an empty one. */
function beginning(article: Article | null): ArticleText {
  return {
    headline: article?.headline ?? '',
    deck: article?.deck ?? '',
    byline: article?.byline ?? '',
    body: article?.body ?? '',
    sources: (article?.sources ?? []).map(({ name, url }, index) => ({
      key: index,
      name,
      url: url ?? '',
    })),
    note: '',
  };
}

const sourcesSchema = z.array(z.object({ key: z.int(), name: z.string(), url: z.string() }));

/** The form's text: what was typed, over the article as it stands by now. */
export function typedText(typed: DraftFields, article: Article | null): ArticleText {
  const { sources: typedSources, ...texts } = typed;
  const text = { ...beginning(article), ...texts };
  if (typedSources === undefined) return text;
  const sources = sourcesSchema.safeParse(JSON.parse(typedSources));
  return sources.success ? { ...text, sources: sources.data } : text;
}

/** What a draft keeps of it: only what differs, so that it undoes no correction made meanwhile. */
export function draftOfText(text: ArticleText, article: Article | null): DraftFields {
  const before = beginning(article);
  const fields: DraftFields = {};
  for (const name of ['headline', 'deck', 'byline', 'body', 'note'] as const) {
    if (text[name] !== before[name]) fields[name] = text[name];
  }
  if (JSON.stringify(text.sources) !== JSON.stringify(before.sources)) {
    fields.sources = JSON.stringify(text.sources);
  }
  return fields;
}

function fieldsOf(text: ArticleText): Publication {
  return {
    headline: text.headline.trim(),
    deck: text.deck.trim(),
    byline: text.byline.trim(),
    body: text.body,
    sources: text.sources.map(({ name, url }) => ({
      name: name.trim(),
      ...(url.trim() && { url: url.trim() }),
    })),
  };
}

function check<T>(schema: z.ZodType<T>, request: unknown): Checked<T> {
  const parsed = schema.safeParse(request);
  return parsed.success
    ? { errors: {}, request: parsed.data }
    : { errors: fieldErrors(parsed.error, request), request: null };
}

export function checkPublication(text: ArticleText): Checked<Publication> {
  return check(publishRequestSchema.omit({ id: true }), fieldsOf(text));
}

/** The request holds only the fields that differ from the article. */
export function checkRevision(text: ArticleText, article: Article): Checked<ReviseRequest> {
  const changed = Object.entries(fieldsOf(text)).filter(
    ([field, value]) =>
      JSON.stringify(value) !== JSON.stringify(article[field as keyof Publication]),
  );
  if (changed.length === 0) return { errors: { form: t('form.unchanged') }, request: null };
  return check(reviseRequestSchema, {
    id: article.id,
    ...Object.fromEntries(changed),
    ...(text.note.trim() && { note: text.note.trim() }),
  });
}
