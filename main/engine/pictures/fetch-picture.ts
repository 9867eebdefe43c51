// Fetches one picture from the network, or says why not. Sends no cookie, no referrer and no account;
// follows redirects by hand, and connects to no address that was not looked at.
import { lookup as lookUpName } from 'node:dns';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { PictureRefusal } from '../../../shared/bridge/pictures.ts';
import { pictureAddress } from '../../../shared/bridge/web-address.ts';
import { bytesForType, type PictureType, pictureSize, pictureType } from './picture-type.ts';
import { isPrivateHost, isPublicAddress, literalAddress } from './reachable-address.ts';

export type FetchedPicture = {
  outcome: 'here';
  type: PictureType;
  bytes: Buffer;
  width: number | null;
  height: number | null;
};
export type PictureOutcome =
  | FetchedPicture
  /** Never to be tried again: the picture itself is what is wrong. */
  | { outcome: 'refused'; reason: PictureRefusal }
  /** The network or the server; another time it may come. */
  | { outcome: 'failed' };

export type FetchOptions = {
  /** The community's own origin, from which alone a private address may answer. */
  ownOrigin: string;
  clientVersion: string;
  mostBytes: number;
  signal: AbortSignal;
  /** How names become addresses; the system's own way unless a test stands in for it. */
  lookup?: LookupFunction;
  longestMs?: number;
};

const mostRedirects = 5;
const longestMs = 30_000;
/** What a small file may unfold to: a picture larger than this would hold the window's memory. */
const mostPixels = 60_000_000;
const mostHeaderBytes = 16_384;

class ForbiddenAddress extends Error {}

const refused = (reason: PictureRefusal): PictureOutcome => ({ outcome: 'refused', reason });
const failed: PictureOutcome = { outcome: 'failed' };

/** Never rejects. */
export async function fetchPicture(
  address: string,
  options: FetchOptions,
): Promise<PictureOutcome> {
  const within = AbortSignal.timeout(options.longestMs ?? longestMs);
  const signal = AbortSignal.any([options.signal, within]);
  let next: string | null = address;
  try {
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      if (next === null) return refused('address');
      const url: URL = new URL(next);
      const response = await ask(url, options, signal);
      const target = redirectTarget(response, url);
      if (target === undefined) return await read(response, options.mostBytes);
      response.destroy();
      next = target;
    }
    return failed;
  } catch (error) {
    return error instanceof ForbiddenAddress ? refused('address') : failed;
  }
}

/** Where the answer leads on to; undefined where it does not, null where nobody should follow. */
function redirectTarget(response: IncomingMessage, from: URL): string | null | undefined {
  const { location } = response.headers;
  if (![301, 302, 303, 307, 308].includes(response.statusCode ?? 0)) return undefined;
  if (location === undefined) return undefined;
  const target = URL.parse(location, from);
  return target === null ? null : pictureAddress(target.href);
}

function ask(url: URL, options: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const isOwn = url.origin === options.ownOrigin && isPrivateHost(url.hostname);
  const isAllowed = (address: string) => isOwn || isPublicAddress(address);
  const literal = literalAddress(url.hostname);
  // A connection to an address looks up no name, so the address itself is looked at here.
  if (literal !== null && !isAllowed(literal)) throw new ForbiddenAddress(literal);
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      agent: false,
      lookup: allowing(isAllowed, options.lookup ?? lookUpName),
      signal,
      maxHeaderSize: mostHeaderBytes,
      headers: {
        accept: 'image/avif, image/webp, image/png, image/jpeg, image/gif',
        'accept-encoding': 'identity',
        'user-agent': `Parley/${options.clientVersion}`,
      },
    });
    asked.once('error', reject);
    asked.once('response', (response) => {
      const peer = response.socket.remoteAddress;
      if (peer !== undefined && isAllowed(peer)) return resolve(response);
      response.destroy();
      reject(new ForbiddenAddress(peer));
    });
    asked.end();
  });
}

/**
 * The look-up that the connection itself makes: what it hands on is what is connected to, so that a
 * name cannot lead to one address when it is checked and to another afterwards.
 */
function allowing(isAllowed: (address: string) => boolean, lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const all = typeof found === 'string' ? [{ address: found, family: 0 }] : found;
      const allowed = all.filter(({ address }) => isAllowed(address));
      const [first] = allowed;
      if (first === undefined) return callback(new ForbiddenAddress(hostname), '', 0);
      if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

async function read(response: IncomingMessage, mostBytes: number): Promise<PictureOutcome> {
  try {
    if (response.statusCode !== 200) return failed;
    const { 'content-encoding': encoding = 'identity', 'content-length': said } = response.headers;
    if (encoding !== 'identity') return refused('type');
    if (Number(said ?? 0) > mostBytes) return refused('size');
    const chunks: Buffer[] = [];
    let length = 0;
    let looked = false;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > mostBytes) return refused('size');
      if (!looked && length >= bytesForType) {
        looked = true;
        if (pictureType(Buffer.concat(chunks)) === null) return refused('type');
      }
    }
    return judge(Buffer.concat(chunks));
  } finally {
    response.destroy();
  }
}

function judge(bytes: Buffer): PictureOutcome {
  const type = pictureType(bytes);
  if (type === null) return refused('type');
  const size = pictureSize(bytes, type);
  if (size !== null && size.width * size.height > mostPixels) return refused('size');
  return {
    outcome: 'here',
    type,
    bytes,
    width: size?.width ?? null,
    height: size?.height ?? null,
  };
}
