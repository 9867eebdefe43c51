// The text of an article that is being written: kept while the app runs, checked by the schemas that
// the server checks by. Sends nothing.
import type { z } from 'zod';
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

const kept = new Map<string, ArticleText>();

export function keepText(key: string, text: ArticleText): void {
  kept.set(key, text);
}

export function forgetText(key: string): void {
  kept.delete(key);
}

/** What was typed and not sent, else the article as it stands, else nothing. */
export function keptText(key: string, article: Article | null): ArticleText {
  return (
    kept.get(key) ?? {
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
    }
  );
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
