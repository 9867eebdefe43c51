// The one door from the view into main: every call's sender is checked and its request parsed here.
// Raw ipcMain is used nowhere else (linted).
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { z } from 'zod';
import { type EngineCallName, engineCallNames, engineCalls } from '../shared/bridge/engine-api.ts';
import {
  type WindowAnswer,
  type WindowCallName,
  type WindowRequest,
  windowCallNames,
  windowCalls,
} from '../shared/bridge/window-api.ts';
import type { Answer, ErrorCode } from '../shared/protocol/errors.ts';
import { parseProblem } from '../shared/protocol/parse-problem.ts';
import { engineChannel, systemChannel } from './channels.ts';
import { describeFailure } from './engine/failure.ts';

/** `from`: the page that asks. Where there is nothing to answer, nothing is returned. */
type WindowHandler<N extends WindowCallName> = (
  request: WindowRequest<N>,
  from: WebContents,
) => HandlerAnswer<WindowAnswer<N>> | Promise<HandlerAnswer<WindowAnswer<N>>>;
type HandlerAnswer<A> = A extends null ? ReturnType<() => void> : A;

export type WindowCallHandlers = {
  /** Whether the page at this address is the app's own. */
  isOwnPage: (address: string) => boolean;
  engine: (name: EngineCallName, request: unknown) => Promise<string>;
  system: { [N in WindowCallName]: WindowHandler<N> };
  log: (line: string) => void;
};

export function answerWindowCalls(handlers: WindowCallHandlers): void {
  for (const name of engineCallNames) {
    const ask = (request: unknown) => handlers.engine(name, request);
    answer<unknown, string>(engineChannel(name), engineCalls[name].request, handlers, ask, asText);
  }
  for (const name of windowCallNames) answerSystemCall(name, handlers);
}

function answerSystemCall<N extends WindowCallName>(name: N, handlers: WindowCallHandlers): void {
  // TypeScript does not see that a table's entry and its key's type belong together.
  const schema = windowCalls[name].request as z.ZodType as z.ZodType<WindowRequest<N>>;
  const work = async (
    request: WindowRequest<N>,
    from: WebContents,
  ): Promise<Answer<WindowAnswer<N>>> => ({
    ok: true,
    value: ((await handlers.system[name](request, from)) ?? null) as WindowAnswer<N>,
  });
  answer(systemChannel(name), schema, handlers, work, (refused) => refused);
}

const asText = (refused: Answer<never>) => JSON.stringify(refused);

/** `refuse`: a refusal in the form in which the call is answered. */
function answer<T, A>(
  channel: string,
  schema: z.ZodType<T>,
  handlers: WindowCallHandlers,
  handle: (request: T, from: WebContents) => Promise<A>,
  refuse: (refused: Answer<never>) => A,
): void {
  ipcMain.handle(channel, async (event, raw: unknown): Promise<A> => {
    try {
      if (!isFromOwnPage(event, handlers)) {
        handlers.log(`refused a call of ${channel} that came from no page of the app`);
        return refuse(refusal('forbidden', 'Only the app itself may ask this.'));
      }
      const request = schema.safeParse(raw, { reportInput: true });
      if (!request.success) return refuse({ ok: false, error: parseProblem(request.error) });
      return await handle(request.data, event.sender);
    } catch (error) {
      handlers.log(`${channel} failed: ${describeFailure(error)}`);
      return refuse(refusal('unavailable', 'This could not be done.'));
    }
  });
}

function isFromOwnPage(event: IpcMainInvokeEvent, handlers: WindowCallHandlers): boolean {
  const frame = event.senderFrame;
  // The frame is null once its page is gone.
  return frame !== null && frame === event.sender.mainFrame && handlers.isOwnPage(frame.url);
}

function refusal(code: ErrorCode, message: string): Answer<never> {
  return { ok: false, error: { code, message } };
}
