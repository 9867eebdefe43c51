// Tells a request that was sent again from another one under the same id. Keeps no text.
import { hash } from 'node:crypto';

/** SHA-256, in hex, of the values in order. */
export function contentHash(values: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(values));
}
