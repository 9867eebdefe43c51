// The engine's door: parses each call, and turns whatever happens behind it into an answer. Nothing
// is ever thrown across the process boundary.
import type { z } from 'zod';
import {
  type EngineAnswer,
  type EngineCallName,
  type EngineRequest,
  engineCalls,
} from '../../shared/bridge/engine-api.ts';
import { type Answer, RequestRefused, type WireError } from '../../shared/protocol/errors.ts';
import { describeFailure } from './failure.ts';

export type EngineHandlers = {
  [N in EngineCallName]: (request: EngineRequest<N>) => EngineAnswer<N> | Promise<EngineAnswer<N>>;
};

/** Answers the call; never rejects. */
export async function answerCall<N extends EngineCallName>(
  handlers: EngineHandlers,
  name: N,
  request: unknown,
  log: (line: string) => void,
): Promise<Answer<EngineAnswer<N>>> {
  const parsed = engineCalls[name].request.safeParse(request);
  if (!parsed.success) return { ok: false, error: invalidRequest(parsed.error) };
  try {
    return { ok: true, value: await handlers[name](parsed.data as EngineRequest<N>) };
  } catch (error) {
    if (error instanceof RequestRefused) return { ok: false, error: error.wire };
    log(`${name} failed: ${describeFailure(error)}`);
    return {
      ok: false,
      error: { code: 'unavailable', message: 'Something went wrong in Parley itself.' },
    };
  }
}

/** The first thing that is wrong with the request, in words, with the field that it is about. */
export function invalidRequest(error: z.ZodError): WireError {
  const issue = error.issues[0];
  const field = issue?.path.join('.') ?? '';
  const isTooLong = issue?.code === 'too_big' && issue.origin === 'string';
  return {
    code: isTooLong ? 'too_long' : 'invalid',
    message: `${field === '' ? 'The request' : field} ${isTooLong ? 'is too long' : problem(issue)}.`,
    ...(field === '' ? {} : { field }),
  };
}

function problem(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'custom') return issue.message;
  if (issue?.code === 'too_small') return 'is too short';
  return 'is not valid';
}
