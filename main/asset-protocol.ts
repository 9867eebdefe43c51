// Serves the pictures of articles from the engine's cache under a scheme of their own, so that the view
// shows them without a network. Serves nothing that is not stored, and each as the type that it is.
import type { Protocol } from 'electron';
import { communityIdSchema } from '../shared/bridge/community-id.ts';
import type { CommunityId } from '../shared/bridge/engine-api.ts';
import { pictureKeySchema } from '../shared/bridge/pictures.ts';
import type { StoredPicture } from './engine-client.ts';
import { assetScheme } from './security.ts';

type ReadPicture = (communityId: CommunityId, key: string) => Promise<StoredPicture | null>;

export function servePictures(of: Protocol, read: ReadPicture): void {
  of.handle(assetScheme, (request) => answer(request, read));
}

async function answer(request: Request, read: ReadPicture): Promise<Response> {
  if (request.method !== 'GET') return refuse(405);
  const place = placeOf(request.url);
  const picture = place === null ? null : await read(place.communityId, place.key);
  if (picture === null) return refuse(404);
  return new Response(new Uint8Array(picture.bytes), { headers: headers(picture.contentType) });
}

/** `asset://picture/<community>/<key>`; null for any other address. */
export function placeOf(address: string): { communityId: CommunityId; key: string } | null {
  const url = new URL(address);
  if (url.host !== 'picture' || url.search !== '') return null;
  const [, community, key, ...rest] = url.pathname.split('/');
  const communityId = communityIdSchema.safeParse(community);
  const parsedKey = pictureKeySchema.safeParse(key);
  if (!communityId.success || !parsedKey.success || rest.length > 0) return null;
  return { communityId: communityId.data, key: parsedKey.data };
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: headers('text/plain') });
}

function headers(type: string): Record<string, string> {
  return {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    // The cache alone decides what is kept.
    'cache-control': 'no-store',
  };
}
