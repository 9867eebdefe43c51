// Which refusals pass by themselves, so that it is worth asking or sending again on the same line.
import type { WireError } from '../../../shared/protocol/errors.ts';
import { unreachable } from '../../../shared/unreachable.ts';

export function passes({ code }: WireError): boolean {
  switch (code) {
    case 'unavailable':
    case 'rate_limited':
    case 'slow':
      return true;
    case 'invalid':
    case 'unauthenticated':
    case 'forbidden':
    case 'muted':
    case 'banned':
    case 'rule':
    case 'closed':
    case 'not_found':
    case 'conflict':
    case 'changed':
    case 'too_long':
    case 'protocol_unsupported':
      return false;
    default:
      return unreachable(code);
  }
}
