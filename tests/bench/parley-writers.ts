// Members of a Parley community who write as the fan-out bench tells them: registered and connected
// through the public door, in a thread that the first of them, the admin, has opened.
import { io, type Socket } from 'socket.io-client';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { protocolVersion } from '../../shared/protocol/version.ts';
import type { Writers } from './fan-out.ts';

const answerSchema = z.object({ ok: z.literal(true) });

async function request(socket: Socket, name: string, object: unknown): Promise<void> {
  answerSchema.parse(await socket.emitWithAck(name, object));
}

/** `claim`: the link with which the first writer becomes the admin. */
export async function openParleyWriters(
  url: string,
  claim: string,
  count: number,
): Promise<Writers> {
  const invite = new URL(claim).searchParams.get('invite');
  const auth = { protocol: protocolVersion, client: { name: 'bench', version: '0' } };
  const sockets = Array.from({ length: count }, () =>
    io(url, { transports: ['websocket'], forceNew: true, auth }),
  );
  const articleId = uuidv7();
  for (const [index, socket] of sockets.entries()) {
    const account = { name: `writer ${index}`, password: 'only for the bench' };
    await request(socket, 'account.register', index === 0 ? { ...account, invite } : account);
    if (index > 0) continue;
    await request(socket, 'article.publish', {
      id: articleId,
      headline: 'A storm to measure',
      body: 'Everybody writes at once.',
    });
  }
  return {
    streams: [`thread:${articleId}`, 'feed'],
    write: sockets.map((socket) => (body: string) => {
      void request(socket, 'comment.post', { id: uuidv7(), articleId, parentId: null, body });
    }),
    close: () => {
      for (const socket of sockets) socket.close();
    },
  };
}
