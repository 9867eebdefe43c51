// What did not parse, in words for whoever sent it. The one wording of rule E1, at every door.
import type { z } from 'zod';
import type { WireError } from './errors.ts';

/**
 * The first problem of a request, with its field. Parse with `reportInput: true`, or a field that is
 * missing is said to be of the wrong kind.
 */
export function parseProblem(error: z.ZodError): WireError {
  const issue = error.issues[0];
  if (issue === undefined) return { code: 'invalid', message: 'The request is not valid.' };
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...issue.path, ...unknownKey].map(String).join('.');
  const tooLong = issue.code === 'too_big' && issue.origin !== 'number' && issue.origin !== 'int';
  return {
    code: tooLong ? 'too_long' : 'invalid',
    message: `${field === '' ? 'The request' : `"${field}"`} ${complaintOf(issue)}.`,
    ...(field === '' ? {} : { field }),
  };
}

/** What an issue says of a value, after its name: such as `may have at most 300 characters`. */
export function complaintOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return `may have at most ${issue.maximum} ${unitOf(issue.origin)}`.trimEnd();
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'must not be empty';
      return `must have at least ${issue.minimum} ${unitOf(issue.origin)}`.trimEnd();
    case 'unrecognized_keys':
      return 'is not known here';
    case 'invalid_type':
      return isOwnWording(issue) ? issue.message : typeComplaint(issue);
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return isOwnWording(issue) ? issue.message : formatComplaint(issue.format);
    default:
      return isOwnWording(issue) ? issue.message : 'is not valid';
  }
}

/** Where a schema brings its own words, they are the message; zod's begin with "Invalid". */
function isOwnWording(issue: z.core.$ZodIssue): boolean {
  return !issue.message.startsWith('Invalid');
}

function typeComplaint(issue: z.core.$ZodIssueInvalidType): string {
  if (issue.input === undefined) return 'is missing';
  return /^[aeiou]/.test(issue.expected)
    ? `must be an ${issue.expected}`
    : `must be a ${issue.expected}`;
}

function formatComplaint(format: string): string {
  if (format === 'url') return 'must be an address that begins with http:// or https://';
  if (format === 'uuid') return 'must be a UUID of version 7';
  return 'has not the right form';
}

function unitOf(origin: string): string {
  if (origin === 'string') return 'characters';
  return origin === 'array' ? 'entries' : '';
}
