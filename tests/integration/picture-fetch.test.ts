// One picture from a real HTTP server: what is taken, what is refused for good, what may come later.
import type { LookupFunction } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FetchOptions, fetchPicture } from '../../main/engine/pictures/fetch-picture.ts';
import { isPublicAddress } from '../../main/engine/pictures/reachable-address.ts';
import { beginnings, pngOf, svg } from '../fixtures/picture-files.ts';
import { type PictureOrigin, servePictures } from './picture-origin.ts';

let own: PictureOrigin;
let other: PictureOrigin;
beforeEach(async () => {
  own = await servePictures();
  other = await servePictures();
});
afterEach(async () => {
  await own.close();
  await other.close();
});

const png = pngOf(32, 16, [200, 40, 40]);
const is =
  (bytes: Buffer | string, type: string) => (response: import('node:http').ServerResponse) => {
    response.writeHead(200, { 'content-type': type });
    response.end(bytes);
  };

function fetchFrom(address: string, options: Partial<FetchOptions> = {}) {
  return fetchPicture(address, {
    ownOrigin: own.url,
    clientVersion: '1.2.3',
    mostBytes: 100_000,
    signal: new AbortController().signal,
    ...options,
  });
}

test('a picture comes with its type and size by its bytes, and nothing is told of who asks', async () => {
  own.files.set('/a.png', is(png, 'text/plain'));
  expect(await fetchFrom(`${own.url}/a.png`)).toEqual({
    outcome: 'here',
    type: 'image/png',
    bytes: png,
    width: 32,
    height: 16,
  });
  const { headers } = own.asked[0]!;
  expect(Object.keys(headers).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
    'user-agent',
  ]);
});

test.each(Object.entries(beginnings))('[K6] %s is known by its bytes', async (type, bytes) => {
  own.files.set('/a', is(bytes, 'application/octet-stream'));
  expect(await fetchFrom(`${own.url}/a`)).toMatchObject({
    outcome: 'here',
    type,
    width: 640,
    height: 480,
  });
});

test.each([
  ['an SVG', svg],
  ['a page', `<!doctype html>${' '.repeat(200)}`],
  ['nothing', ''],
])('%s is refused, whatever the server calls it', async (_what, body) => {
  own.files.set('/a.png', is(body, 'image/png'));
  expect(await fetchFrom(`${own.url}/a.png`)).toEqual({ outcome: 'refused', reason: 'type' });
});

describe('size', () => {
  test('a picture that says it is too large is refused unread', async () => {
    own.files.set('/a.png', (response) => {
      response.writeHead(200, { 'content-length': 5_000_000 });
      response.write(png);
    });
    const refused = { outcome: 'refused', reason: 'size' };
    expect(await fetchFrom(`${own.url}/a.png`)).toEqual(refused);
  });

  test('one that does not say so is refused when it has become too large', async () => {
    own.files.set('/a.png', (response) => {
      response.writeHead(200);
      response.write(png);
      response.write(Buffer.alloc(200_000));
    });
    const refused = { outcome: 'refused', reason: 'size' };
    expect(await fetchFrom(`${own.url}/a.png`)).toEqual(refused);
  });

  test('a small file that unfolds to too many pixels is refused', async () => {
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    own.files.set('/a.png', is(bomb, 'image/png'));
    const refused = { outcome: 'refused', reason: 'size' };
    expect(await fetchFrom(`${own.url}/a.png`)).toEqual(refused);
  });
});

test('a server that is slow or breaks off has failed, and may be tried again', async () => {
  own.files.set('/slow.png', (response) => {
    response.writeHead(200);
    response.write(png.subarray(0, 20));
  });
  own.files.set('/cut.png', (response) => {
    response.writeHead(200, { 'content-length': png.length });
    response.write(png.subarray(0, 70));
    setImmediate(() => response.destroy());
  });
  own.files.set('/busy.png', (response) => response.writeHead(503).end());
  const failed = { outcome: 'failed' };
  expect(await fetchFrom(`${own.url}/slow.png`, { longestMs: 300 })).toEqual(failed);
  expect(await fetchFrom(`${own.url}/cut.png`)).toEqual(failed);
  expect(await fetchFrom(`${own.url}/busy.png`)).toEqual(failed);
  expect(await fetchFrom(`${own.url}/missing.png`)).toEqual(failed);
});

describe('private addresses', () => {
  const forbidden = { outcome: 'refused', reason: 'address' };

  test('[K6] no other place on this machine is asked, directly or by a redirect', async () => {
    other.files.set('/a.png', is(png, 'image/png'));
    own.files.set('/away.png', (response) =>
      response.writeHead(302, { location: `${other.url}/a.png` }).end(),
    );
    expect(await fetchFrom(`${other.url}/a.png`)).toEqual(forbidden);
    expect(await fetchFrom(`${own.url}/away.png`)).toEqual(forbidden);
    expect(other.asked).toEqual([]);
  });

  test('[K6] a redirect within the own origin is followed, an endless one is not', async () => {
    own.files.set('/a.png', is(png, 'image/png'));
    own.files.set('/old.png', (response) => response.writeHead(301, { location: '/a.png' }).end());
    own.files.set('/loop.png', (response) =>
      response.writeHead(302, { location: '/loop.png' }).end(),
    );
    own.files.set('/file.png', (response) =>
      response.writeHead(302, { location: 'file:///a' }).end(),
    );
    expect(await fetchFrom(`${own.url}/old.png`)).toMatchObject({ outcome: 'here' });
    expect(await fetchFrom(`${own.url}/loop.png`)).toEqual({ outcome: 'failed' });
    expect(await fetchFrom(`${own.url}/file.png`)).toEqual(forbidden);
  });

  test('[K6] a public name that leads to this machine is not asked, even where it led elsewhere before', async () => {
    own.files.set('/a.png', is(png, 'image/png'));
    const { port } = new URL(own.url);
    const address = `http://rebinding.example:${port}/a.png`;
    const answers = ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3'];
    for (const answer of answers) {
      const lookup: LookupFunction = (_name, _options, callback) =>
        callback(null, [{ address: answer, family: answer.includes(':') ? 6 : 4 }]);
      expect(await fetchFrom(address, { lookup })).toEqual(forbidden);
      // Nor where the community itself goes by that name: it could lead anywhere tomorrow.
      const ownOrigin = new URL(address).origin;
      expect(await fetchFrom(address, { lookup, ownOrigin })).toEqual(forbidden);
    }
    // Public when it is looked up first, private ever after: what was looked up is what is reached.
    let lookups = 0;
    const lookup: LookupFunction = (_name, _options, callback) => {
      lookups += 1;
      callback(null, [{ address: lookups === 1 ? '8.8.8.8' : '127.0.0.1', family: 4 }]);
    };
    expect(await fetchFrom(address, { lookup, longestMs: 300 })).toEqual({ outcome: 'failed' });
    expect(lookups).toBe(1);
    expect(own.asked).toEqual([]);
  });

  test.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fec0::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'example.org',
  ])('[K6] %s is not of the public network', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
    '%s is of the public network',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});
