// The engine's door: parses each call, and turns whatever happens behind it into an answer. Nothing
// is ever thrown across the process boundary.
import {
  type EngineAnswer,
  type EngineCallName,
  type EngineRequest,
  engineCalls,
} from '../../shared/bridge/engine-api.ts';
import { type Answer, RequestRefused } from '../../shared/protocol/errors.ts';
import { parseProblem } from '../../shared/protocol/parse-problem.ts';
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
  const parsed = engineCalls[name].request.safeParse(request, { reportInput: true });
  if (!parsed.success) return { ok: false, error: parseProblem(parsed.error) };
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
