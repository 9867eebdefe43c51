// Connects as the system has it set: straight, or through its proxy, asked anew for each connection, for a
// laptop goes from one network to another. Knows the proxies that tunnel; through one of another kind
// (SOCKS) nothing goes, and the connection is tried straight.
import { type ClientRequest, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Agent, type AgentConnectOpts } from 'agent-base';
import { HttpsProxyAgent } from 'https-proxy-agent';

/** What the system says of an address: `DIRECT`, `PROXY host:port`, more of them with `;` between. */
export type ProxyFor = (url: string) => Promise<string>;

export class SystemProxyAgent extends Agent {
  readonly #proxyFor: ProxyFor;

  constructor(proxyFor: ProxyFor) {
    super();
    this.#proxyFor = proxyFor;
  }

  override async connect(
    _request: ClientRequest,
    { host, port, secureEndpoint }: AgentConnectOpts,
  ): Promise<HttpAgent> {
    const scheme = secureEndpoint ? 'https' : 'http';
    const proxy = proxyAmong(await this.#proxyFor(`${scheme}://${host}:${port}/`));
    if (proxy !== null) return new HttpsProxyAgent(proxy);
    return secureEndpoint ? new HttpsAgent() : new HttpAgent();
  }
}

/** The first way that can be gone, as a proxy's address; null is the straight one. */
export function proxyAmong(ways: string): string | null {
  for (const way of ways.split(';')) {
    const [kind = '', address = ''] = way.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return null;
    const scheme = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }[kind.toUpperCase()];
    if (scheme !== undefined && address !== '') return `${scheme}://${address}`;
  }
  return null;
}
