// Which addresses a picture may be fetched from: those of the public network. An article must not make
// a reader's app knock at what only the reader can reach. Pure.
import ipaddr from 'ipaddr.js';

const globalIpv6 = ipaddr.parseCIDR('2000::/3');

/** Whether an address (not a name) lies in the public network, whatever it is written or wrapped as. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  // Unwraps an IPv4 address that is written as an IPv6 one.
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast';
  // Behind a network that speaks IPv6 alone, an IPv4 address in the form of RFC 6052.
  if (address.range() === 'rfc6052') {
    const last = address.toByteArray().slice(12);
    return isPublicAddress(ipaddr.fromByteArray(last).toString());
  }
  return address.range() === 'unicast' && address.match(globalIpv6);
}

/** The address that a URL's host is; null where it is a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : null;
}

const privateNames = ['localhost', 'local', 'internal', 'lan', 'home.arpa'];

/**
 * Whether a URL's host is on this machine or a private network by its own writing. A name of the public
 * network never is, wherever it leads today: who owns it could let it lead elsewhere tomorrow.
 */
export function isPrivateHost(hostname: string): boolean {
  const literal = literalAddress(hostname);
  if (literal !== null) return !isPublicAddress(literal);
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (!name.includes('.')) return true;
  return privateNames.some((ending) => name.endsWith(`.${ending}`));
}
