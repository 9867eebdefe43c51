// How a correction of an article stands in its draft: what differs, by the fields of the form.
import { z } from 'zod';
import type { ReviseRequest } from '../protocol/articles.ts';
import type { DraftFields } from './drafts.ts';

/** `key` tells the rows of the form apart and goes nowhere else. */
export const draftSourcesSchema = z.array(
  z.object({ key: z.int(), name: z.string(), url: z.string() }),
);
export type SourceText = z.infer<typeof draftSourcesSchema>[number];

type Source = { name: string; url?: string | undefined };

export function sourceTexts(sources: readonly Source[]): SourceText[] {
  return sources.map(({ name, url = '' }, key) => ({ key, name, url }));
}

/** What was to be sent, as something that is typed on. `onto`: the revision that it corrects. */
export function draftOfCorrection(request: ReviseRequest): DraftFields {
  const { id: _id, onto, sources, ...texts } = request;
  const fields: DraftFields = {};
  for (const [name, text] of Object.entries(texts)) if (text !== undefined) fields[name] = text;
  if (sources !== undefined) fields.sources = JSON.stringify(sourceTexts(sources));
  if (onto !== undefined) fields.onto = String(onto);
  return fields;
}
