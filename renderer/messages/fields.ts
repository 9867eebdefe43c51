// What a schema of shared/ has against a form, in words at the field it concerns.
import type { z } from 'zod';
import { t } from './messages.ts';

/** Errors by field, the path joined by dots: "headline", "sources.0.url". */
export type FieldErrors = Readonly<Record<string, string>>;

type Issue = z.core.$ZodIssue;

function inWords(issue: Issue, value: string | undefined): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? t('field.tooMany', { count: Number(issue.maximum) })
        : t('field.tooLong', { count: Number(issue.maximum) });
    case 'too_small':
      return value === ''
        ? t('field.required')
        : t('field.tooShort', { count: Number(issue.minimum) });
    case 'invalid_format':
      if (value === '') return t('field.required');
      return issue.format === 'url' ? t('field.link') : t('field.name');
    case 'custom':
      return value?.trim() ? t('field.unsound') : t('field.required');
    default:
      return t('field.unsound');
  }
}

function valueAt(form: unknown, path: readonly PropertyKey[]): string | undefined {
  let value = form;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  return typeof value === 'string' ? value : undefined;
}

/** The first thing that is wrong with each field of the form. */
export function fieldErrors(error: z.ZodError, form: unknown): FieldErrors {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = issue.path.join('.');
    errors[field] ??= inWords(issue, valueAt(form, issue.path));
  }
  return errors;
}
