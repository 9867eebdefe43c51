// What the engine says of an address at which no community is to be had.
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { createServer as createSilentServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { problemOf } from '../../main/engine/sync/diagnose.ts';
import { cleanUp, openEngine } from './engine-setup.ts';
import { selfSigned } from './self-signed.ts';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await cleanUp();
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function problemAt(address: string) {
  const engine = await openEngine({});
  const answer = await engine.engine.call('community.add', { address });
  expect(await engine.ask('community.list', {})).toEqual([]);
  return answer.ok ? 'added' : answer.error.reason;
}

const site: RequestListener = (_request, response) => response.end('a web site');

test('what is typed is no address', async () => {
  for (const typed of ['', 'not an address', 'ftp://talk.example.org', 'https://']) {
    expect(await problemAt(typed)).toBe('not_an_address');
  }
});

test('nobody listens there, or somebody else does', async () => {
  expect(await problemAt('127.0.0.1:1')).toBe('nobody_answers');
  const port = await listening(createServer(site));
  expect(await problemAt(`http://127.0.0.1:${port}`)).toBe('not_parley');
  expect(await problemAt(`127.0.0.1:${port}`)).toBe('not_parley');
  expect(await problemAt(`https://127.0.0.1:${port}`)).toBe('not_encrypted');
});

test('a certificate that is not to be trusted is said, and no other way is tried', async () => {
  let asked = 0;
  const secure = createSecureServer(selfSigned, (request, response) => {
    asked += 1;
    site(request, response);
  });
  const port = await listening(secure);
  expect(await problemAt(`https://127.0.0.1:${port}`)).toBe('certificate');
  expect(asked).toBe(0);
});

test('a community whose live line does not get through is told from none', async () => {
  const port = await listening(
    createServer((request, response) => {
      if (request.url === '/healthz') response.end('{"alive":true}');
      else response.writeHead(502).end();
    }),
  );
  expect(await problemAt(`http://127.0.0.1:${port}`)).toBe('line_refused');
});

test('a host that takes the connection and says nothing is given up', {
  timeout: 40_000,
}, async () => {
  const port = await listening(createSilentServer());
  expect(await problemAt(`http://127.0.0.1:${port}`)).toBe('silent');
});

test('what a connection fails with says whose fault it is', () => {
  expect(problemOf('ENOTFOUND', true)).toBe('unknown_host');
  expect(problemOf('ENOTFOUND', false)).toBe('no_line');
  expect(problemOf('EAI_AGAIN', true)).toBe('no_line');
  expect(problemOf('ECONNREFUSED', true)).toBe('nobody_answers');
  expect(problemOf('CERT_HAS_EXPIRED', true)).toBe('certificate');
  expect(problemOf('ERR_TLS_CERT_ALTNAME_INVALID', true)).toBe('certificate');
  expect(problemOf('ERR_SSL_WRONG_VERSION_NUMBER', true)).toBe('not_encrypted');
});
