// The scheme of cached pictures: what it answers, to which address, and with what beside it.
import type { Protocol } from 'electron';
import { expect, test } from 'vitest';
import { placeOf, servePictures } from '../../main/asset-protocol.ts';
import { contentSecurityPolicy } from '../../main/security.ts';

const key = 'a'.repeat(64);

test('a picture has one address, and no other leads to it', () => {
  expect(placeOf(`asset://picture/talk-0123/${key}`)).toEqual({ communityId: 'talk-0123', key });
  for (const other of [
    `asset://other/talk-0123/${key}`,
    `asset://picture/${key}`,
    `asset://picture/talk-0123/${key}/more`,
    `asset://picture/talk-0123/${key}?as=html`,
    `asset://picture/talk%2F..%2F0123/${key}`,
    `asset://picture/talk-0123/${'a'.repeat(63)}`,
    `asset://picture/talk-0123/${'Z'.repeat(64)}`,
  ]) {
    expect(placeOf(other), other).toBeNull();
  }
});

test('it is answered as the type that it is stored with, and as nothing else', async () => {
  let handle: ((request: Request) => Promise<Response> | Response) | undefined;
  const protocol = {
    handle: (_scheme: string, handler: typeof handle) => {
      handle = handler;
    },
  } as unknown as Protocol;
  servePictures(protocol, async (_community, asked) =>
    asked === key ? { contentType: 'image/png', bytes: Buffer.from('bytes') } : null,
  );
  const answer = await handle!(new Request(`asset://picture/talk/${key}`));
  expect([answer.status, await answer.text()]).toEqual([200, 'bytes']);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  const missing = await handle!(new Request(`asset://picture/talk/${'b'.repeat(64)}`));
  expect(missing.status).toBe(404);
  const posted = await handle!(new Request(`asset://picture/talk/${key}`, { method: 'POST' }));
  expect(posted.status).toBe(405);
});

test('the view loads pictures from there alone', () => {
  expect(contentSecurityPolicy).toMatch(/(^|; )img-src asset:(;|$)/);
});
