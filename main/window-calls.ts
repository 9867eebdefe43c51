// The one door from the view into main: every call's sender is checked and its request parsed here.
// Raw ipcMain is used nowhere else (linted).
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { z } from 'zod';
import { type EngineCallName, engineCallNames, engineCalls } from '../shared/bridge/engine-api.ts';
import { type WindowCallName, windowCallNames, windowCalls } from '../shared/bridge/window-api.ts';
import type { Answer, ErrorCode } from '../shared/protocol/errors.ts';
import { parseProblem } from '../shared/protocol/parse-problem.ts';
import { engineChannel, systemChannel } from './channels.ts';
import { describeFailure } from './engine/failure.ts';

type WindowRequest<N extends WindowCallName> = z.infer<(typeof windowCalls)[N]['request']>;

export type WindowCallHandlers = {
  /** Whether the page at this address is the app's own. */
  isOwnPage: (address: string) => boolean;
  engine: (name: EngineCallName, request: unknown) => Promise<Answer<unknown>>;
  system: { [N in WindowCallName]: (request: WindowRequest<N>) => Promise<void> };
  log: (line: string) => void;
};

export function answerWindowCalls(handlers: WindowCallHandlers): void {
  for (const name of engineCallNames) {
    answer<unknown>(engineChannel(name), engineCalls[name].request, handlers, (request) =>
      handlers.engine(name, request),
    );
  }
  for (const name of windowCallNames) answerSystemCall(name, handlers);
}

function answerSystemCall<N extends WindowCallName>(name: N, handlers: WindowCallHandlers): void {
  // TypeScript does not see that a table's entry and its key's type belong together.
  const schema = windowCalls[name].request as z.ZodType as z.ZodType<WindowRequest<N>>;
  answer(systemChannel(name), schema, handlers, async (request) => {
    await handlers.system[name](request);
    return { ok: true, value: null };
  });
}

function answer<T>(
  channel: string,
  schema: z.ZodType<T>,
  handlers: WindowCallHandlers,
  handle: (request: T) => Promise<Answer<unknown>>,
): void {
  ipcMain.handle(channel, async (event, raw: unknown): Promise<Answer<unknown>> => {
    try {
      if (!isFromOwnPage(event, handlers)) {
        handlers.log(`refused a call of ${channel} that came from no page of the app`);
        return refusal('forbidden', 'Only the app itself may ask this.');
      }
      const request = schema.safeParse(raw, { reportInput: true });
      if (!request.success) return { ok: false, error: parseProblem(request.error) };
      return await handle(request.data);
    } catch (error) {
      handlers.log(`${channel} failed: ${describeFailure(error)}`);
      return refusal('unavailable', 'This could not be done.');
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
