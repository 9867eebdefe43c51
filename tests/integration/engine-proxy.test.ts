// The engine behind a proxy, as the system has it set: a real one, that alone knows the way.
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { proxyAmong } from '../../main/engine/sync/proxy-agent.ts';
import { cleanUp, openEngine, startCommunity, untilArticles, untilOnline } from './engine-setup.ts';

afterEach(cleanUp);

/** Tunnels to this machine whatever host is asked for; says to where. */
async function startTunnel(): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = [];
  const proxy = createServer((_request, response) => response.writeHead(405).end());
  proxy.on('connect', (request, client, head) => {
    asked.push(request.url ?? '');
    const port = Number(new URL(`http://${request.url}`).port);
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return { address: `127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked };
}

test('a community that only the proxy can reach is joined and followed', async () => {
  const community = await startCommunity();
  const proxy = await startTunnel();
  const { port } = new URL(community.url);
  const url = `http://behind-the-proxy.test:${port}`;
  const askedFor: string[] = [];
  const engine = await openEngine({
    proxyFor: async (address) => {
      askedFor.push(address);
      return `SOCKS5 127.0.0.1:1; PROXY ${proxy.address}; DIRECT`;
    },
  });
  await engine.ask('community.add', { address: url });
  await untilOnline(engine);
  await untilArticles(engine);
  expect(new Set(askedFor)).toEqual(new Set([`${url}/`]));
  expect(new Set(proxy.asked)).toEqual(new Set([`behind-the-proxy.test:${port}`]));
});

test('where the system says so the line is straight', async () => {
  const community = await startCommunity();
  const engine = await openEngine({ proxyFor: async () => 'DIRECT' });
  await engine.ask('community.add', { address: community.url });
  await untilOnline(engine);
});

test.each([
  ['DIRECT', null],
  ['PROXY proxy.example:3128', 'http://proxy.example:3128'],
  ['HTTPS proxy.example:443; DIRECT', 'https://proxy.example:443'],
  ['DIRECT; PROXY proxy.example:3128', null],
  ['SOCKS5 proxy.example:1080', null],
  ['SOCKS proxy.example:1080;PROXY other.example:8080', 'http://other.example:8080'],
  ['', null],
])('of %j the way is %s', (ways, proxy) => {
  expect(proxyAmong(ways)).toBe(proxy);
});
