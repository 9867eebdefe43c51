// What did not parse, as a refusal that names the field and says it in words for a member.
import type { z } from 'zod';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import { complaintOf } from '../complaint.ts';

/** The first problem of a request as its refusal. */
export function requestProblem(error: z.ZodError): RequestRefused {
  const issue = error.issues[0];
  if (issue === undefined) return new RequestRefused('invalid', 'The request is not valid.');
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...issue.path, ...unknownKey].map(String).join('.');
  const tooLong = issue.code === 'too_big' && issue.origin !== 'number' && issue.origin !== 'int';
  return new RequestRefused(
    tooLong ? 'too_long' : 'invalid',
    `${field === '' ? 'The request' : `"${field}"`} ${complaintOf(issue)}.`,
    field === '' ? {} : { field },
  );
}
