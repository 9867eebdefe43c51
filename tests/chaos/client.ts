// What a chaos run needs of a client, be it an engine's process or the whole app: it can be asked,
// killed in the middle of anything, and started again on the same folder.
import type {
  EngineAnswer,
  EngineCallName,
  EngineRequest,
} from '../../shared/bridge/engine-api.ts';
import type { Answer } from '../../shared/protocol/errors.ts';

export type Session = { url: string; token: string };

/** The client was killed before it had answered: what it was asked may be done or not. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** Of the one who is asked. */
export type Ask = <N extends EngineCallName>(
  name: N,
  request: EngineRequest<N>,
) => Promise<Answer<EngineAnswer<N>>>;

export type Client = {
  readonly kind: 'engine' | 'app';
  /** Resolves when it can be asked; it has its cache open then, whether or not the line is there. */
  start(): Promise<void>;
  /** @throws ClientGone */
  ask: Ask;
  /** With SIGKILL; resolves when nothing of it runs any more. */
  kill(): Promise<void>;
};
