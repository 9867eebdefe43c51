// The text of an article that is being written: as a form shows it, as a draft keeps it, and checked
// by the schemas that the server checks by. Sends nothing.
import type { z } from 'zod';
import { currentRevision, fieldsCorrectedSince, textsAt } from '../../shared/articles/revisions.ts';
import {
  draftSourcesSchema,
  type SourceText,
  sourceTexts,
} from '../../shared/bridge/correction-draft.ts';
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
import { asText, type CorrectedField } from './correction-steps.ts';

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
    sources: sourceTexts(article?.sources ?? []),
    note: '',
  };
}

/** The form's text: what was typed, over the article as it stands by now. */
export function typedText(typed: DraftFields, article: Article | null): ArticleText {
  const { sources: typedSources, onto: _onto, ...texts } = typed;
  const text = { ...beginning(article), ...texts };
  if (typedSources === undefined) return text;
  const sources = draftSourcesSchema.safeParse(JSON.parse(typedSources));
  return sources.success ? { ...text, sources: sources.data } : text;
}

/**
 * What a draft keeps of it: only what differs, so that it undoes no correction made meanwhile, and which
 * revision one had before oneself as one began.
 */
export function draftOfText(
  text: ArticleText,
  article: Article | null,
  earlier: DraftFields = {},
): DraftFields {
  const before = beginning(article);
  const fields: DraftFields = {};
  for (const name of ['headline', 'deck', 'byline', 'body', 'note'] as const) {
    if (text[name] !== before[name]) fields[name] = text[name];
  }
  if (JSON.stringify(text.sources) !== JSON.stringify(before.sources)) {
    fields.sources = JSON.stringify(text.sources);
  }
  if (article !== null && Object.keys(fields).length > 0) {
    fields.onto = earlier.onto ?? String(currentRevision(article));
  }
  return fields;
}

/** A field in which somebody else has corrected what is being corrected: what it said, and says now. */
export type Overtaken = { field: CorrectedField; before: string; now: string };

/** Those of the draft's fields that were corrected since one began to type. */
export function overtakenFields(typed: DraftFields, article: Article): Overtaken[] {
  const onto = Number(typed.onto);
  if (!Number.isInteger(onto)) return [];
  const seen = textsAt(article, onto);
  return [...fieldsCorrectedSince(article, onto)].flatMap((field) => {
    const [before, now] = [asText(seen[field]), asText(article[field])];
    return typed[field] === undefined || before === now ? [] : [{ field, before, now }];
  });
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
    // What was corrected since one began is shown beside the form.
    onto: currentRevision(article),
  });
}
