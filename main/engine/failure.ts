// Errors on their way: a wire error to be thrown, and an unexpected one described for the log.
import { RequestRefused, type WireError } from '../../shared/protocol/errors.ts';

export function refusalOf({ code, message, ...details }: WireError): RequestRefused {
  return new RequestRefused(code, message, details);
}

/** What happened and where; never the message, which may quote a comment's text or a token. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `a ${typeof error} was thrown`;
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const frames = (error.stack ?? '').split('\n').filter((text) => /^\s+at /.test(text));
  return [`${error.name}${code}`, ...frames.slice(0, 8)].join('\n');
}
