// Understands what a person types, or a link carries, as a community's address. Pure.
import type { Answer, WireError } from '../../shared/protocol/errors.ts';

export type Address = {
  /** Origins to try, the likeliest first. */
  urls: string[];
  /** From a link such as `parley://host/?invite=…`. */
  invite: string | null;
};

/** `host`, `host:port`, `http(s)://…` or `parley://host/?invite=…`. */
export function parseAddress(typed: string): Answer<Address> {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return { ok: false, error: notAnAddress };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase() ?? null;
  if (scheme !== null && !['http', 'https', 'parley'].includes(scheme)) {
    return { ok: false, error: notAnAddress };
  }
  // Parsed as http whatever was typed: of another scheme, URL would not read host and port.
  const rest = scheme === null ? text : text.slice(scheme.length + '://'.length);
  const parsed = URL.parse(`http://${rest}`);
  if (parsed === null || parsed.hostname === '' || parsed.username !== '') {
    return { ok: false, error: notAnAddress };
  }
  const invite = parsed.searchParams.get('invite');
  return { ok: true, value: { urls: origins(scheme, parsed, rest), invite: invite || null } };
}

function origins(scheme: string | null, parsed: URL, rest: string): string[] {
  // `http://host:80` and `https://host:443` lose their port in an origin; here it is kept as typed.
  const typedPort = /^(?:\[[^\]]*\]|[^/?#:]*):(\d+)/.exec(rest)?.[1];
  const host = typedPort === undefined ? parsed.hostname : `${parsed.hostname}:${typedPort}`;
  const origin = (protocol: 'http' | 'https') => new URL(`${protocol}://${host}`).origin;
  if (scheme === 'http' || scheme === 'https') return [origin(scheme)];
  return isNearby(parsed.hostname)
    ? [origin('http'), origin('https')]
    : [origin('https'), origin('http')];
}

/** Whether others on the way can read what goes over the line: one in the open, without TLS. */
export function isExposed(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !isNearby(hostname);
}

/** This machine or a private network, where a server seldom has a certificate. */
function isNearby(hostname: string): boolean {
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true;
  if (hostname.endsWith('.local') || hostname === '[::1]') return true;
  if (/^\[f[cd][0-9a-f]{2}:/.test(hostname) || /^\[fe80:/.test(hostname)) return true;
  const parts = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(hostname);
  if (parts === null) return false;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  return (
    first === 127 ||
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254)
  );
}

const notAnAddress: WireError = {
  code: 'invalid',
  message:
    'This is not the address of a community. One looks like talk.example.org, or is a parley:// link.',
  field: 'address',
  reason: 'not_an_address',
};
