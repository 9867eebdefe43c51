// Asks an app's engine through its window, by the bridge that the view uses.
import type { Page } from 'playwright-core';
import type {
  EngineAnswer,
  EngineCallName,
  EngineRequest,
} from '../../shared/bridge/engine-api.ts';
import type { Answer } from '../../shared/protocol/errors.ts';

export async function askEngine<N extends EngineCallName>(
  page: Page,
  name: N,
  request: EngineRequest<N>,
): Promise<Answer<EngineAnswer<N>>> {
  const text = await page.evaluate(
    ([called, told]) =>
      (window.parley.engine[called] as (request: unknown) => Promise<string>)(told),
    [name, request as unknown] as const,
  );
  return JSON.parse(text);
}
