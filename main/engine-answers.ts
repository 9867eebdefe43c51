// Main's own questions to the engine: typed, and parsed as whatever comes from another process.
import { z } from 'zod';
import {
  type EngineAnswer,
  type EngineCallName,
  type EngineRequest,
  engineCalls,
} from '../shared/bridge/engine-api.ts';
import type { EngineClient } from './engine-client.ts';

export type AskEngine = <N extends EngineCallName>(
  name: N,
  request: EngineRequest<N>,
) => Promise<EngineAnswer<N> | undefined>;

/** Undefined where the engine refuses or cannot answer now. Never rejects. */
export function askEngine(engine: Pick<EngineClient, 'call'>): AskEngine {
  return async (name, request) => {
    const schema = z.object({ ok: z.literal(true), value: engineCalls[name].answer as z.ZodType });
    const answer = schema.safeParse(JSON.parse(await engine.call(name, request)));
    return answer.success ? (answer.data.value as EngineAnswer<typeof name>) : undefined;
  };
}
