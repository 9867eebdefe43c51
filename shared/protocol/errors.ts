// The closed list of errors that travel on the wire. Never thrown by `shared/` itself.
import { z } from 'zod';
import { answeredChangeSchema } from './answered-change.ts';
import { timeSchema } from './ids.ts';

export const errorCodes = [
  /** The request does not parse; `field` names where. */
  'invalid',
  /** No account, a dead token, or a wrong name or password. */
  'unauthenticated',
  /** This member may not do this. */
  'forbidden',
  /** Muted; `until` and `reason` say how long and why. */
  'muted',
  /** Banned from the community; `reason` says why. */
  'banned',
  /** A rule of the community refuses such a text; `reason` is what the community says of it. */
  'rule',
  /** The discussion is closed. */
  'closed',
  /** Slow mode: the next comment may come after `retryAfterMs`. */
  'slow',
  'rate_limited',
  'not_found',
  /** It exists already and differs, or what it answers has changed. */
  'conflict',
  /**
   * What a reply answers, or a correction corrects, is not as its writer saw it; of a reply `change` says
   * what became of that, of a correction `field` says where.
   */
  'changed',
  /** Over the limit; `field` names what. */
  'too_long',
  /** The server cannot do it now; the same request may pass later. */
  'unavailable',
  /** The server and the app do not speak the same protocol version. */
  'protocol_unsupported',
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

export const wireErrorSchema = z.object({
  /** A newer server may know more codes than this app: they count as `unavailable`. */
  code: errorCodeSchema.catch('unavailable'),
  /** In words that a member understands. */
  message: z.string(),
  field: z.string().optional(),
  retryAfterMs: z.number().optional(),
  until: timeSchema.nullable().optional(),
  reason: z.string().optional(),
  /** A newer server may know of other changes: then the refusal itself is what is told. */
  change: answeredChangeSchema.optional().catch(undefined),
});
export type WireError = z.infer<typeof wireErrorSchema>;

/** The wire error as something to throw; whoever answers a request turns it back into a value. */
export class RequestRefused extends Error {
  readonly wire: WireError;
  constructor(code: ErrorCode, message: string, details: Omit<WireError, 'code' | 'message'> = {}) {
    super(message);
    this.name = 'RequestRefused';
    this.wire = { code, message, ...details };
  }

  static with({ code, message, ...details }: WireError): RequestRefused {
    return new RequestRefused(code, message, details);
  }
}

/** An answer to a request: what was asked for, or why not. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: WireError };
