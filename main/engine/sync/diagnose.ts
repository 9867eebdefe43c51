// Finds out why nothing came of connecting to an address, by asking it once as any browser would.
import { networkInterfaces } from 'node:os';
import type { JoinProblem } from '../../../shared/bridge/join-problems.ts';

const patienceMs = 5_000;
const noLine = ['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN'];
const unknownHost = ['ENOTFOUND', 'EAI_NODATA', 'EAI_NONAME'];
const silent = ['ETIMEDOUT', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'];
/** Of a certificate, as OpenSSL and Node name what is wrong with it. */
const ofCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|HOSTNAME_MISMATCH/;
const ofEncryption = /SSL|EPROTO|TLS/;

/** Never rejects. */
export async function diagnose(url: string): Promise<JoinProblem> {
  try {
    const response = await fetch(new URL('/healthz', url), {
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    return (await saysAlive(response)) ? 'line_refused' : 'not_parley';
  } catch (error) {
    return problemOf(codeOf(error), hasNetwork());
  }
}

async function saysAlive(response: Response): Promise<boolean> {
  try {
    const body: unknown = await response.json();
    return response.ok && typeof body === 'object' && body !== null && 'alive' in body;
  } catch {
    return false;
  }
}

/** The code of what was at the bottom of it; of several addresses of a host, of the first. */
function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; depth < 5 && at instanceof Error; depth += 1) {
    if (at.name === 'TimeoutError') return 'ETIMEDOUT';
    if (at instanceof AggregateError) return codeOf(at.errors[0]);
    if ('code' in at && typeof at.code === 'string') return at.code;
    at = at.cause;
  }
  return '';
}

/** `code`: what a connection failed with; `hasNetwork`: whether this device is in any network. */
export function problemOf(code: string, hasNetwork: boolean): JoinProblem {
  if (noLine.includes(code)) return 'no_line';
  if (unknownHost.includes(code)) return hasNetwork ? 'unknown_host' : 'no_line';
  if (silent.includes(code)) return 'silent';
  if (ofCertificate.test(code)) return 'certificate';
  if (ofEncryption.test(code)) return 'not_encrypted';
  return 'nobody_answers';
}

function hasNetwork(): boolean {
  return Object.values(networkInterfaces())
    .flat()
    .some((each) => each !== undefined && !each.internal);
}
