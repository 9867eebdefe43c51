// Members of a Parley community who do what a bench tells them: registered and connected through the
// public door, in a thread that the first of them, the admin, has opened.
import { io, type Socket } from 'socket.io-client';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { protocolVersion } from '../../shared/protocol/version.ts';
import type { Writers } from './fan-out.ts';

export type Writer = { id: string; socket: Socket };

const answerSchema = z.looseObject({ ok: z.literal(true) });
const sessionSchema = z.object({ member: z.object({ id: z.string() }) });

/** Throws where it is refused. */
export async function request(socket: Socket, name: string, object: unknown): Promise<unknown> {
  const answer: unknown = await socket.emitWithAck(name, object);
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
  return parsed.data;
}

/** `invite`: for the first admin. */
export async function joinWriter(url: string, name: string, invite?: string): Promise<Writer> {
  const auth = { protocol: protocolVersion, client: { name: 'bench', version: '0' } };
  const socket = io(url, { transports: ['websocket'], forceNew: true, auth });
  const account = { name, password: 'only for the bench' };
  const session = await request(
    socket,
    'account.register',
    invite === undefined ? account : { ...account, invite },
  );
  return { id: sessionSchema.parse(session).member.id, socket };
}

/** The first writer becomes the admin by the claim link, and publishes the article. */
export async function openThread(
  url: string,
  claim: string,
): Promise<{ admin: Writer; articleId: string }> {
  const invite = new URL(claim).searchParams.get('invite') ?? '';
  const admin = await joinWriter(url, 'writer 0', invite);
  const articleId = uuidv7();
  await request(admin.socket, 'article.publish', {
    id: articleId,
    headline: 'A storm to measure',
    body: 'Everybody writes at once.',
  });
  return { admin, articleId };
}

export async function joinWriters(url: string, count: number): Promise<Writer[]> {
  const writers: Writer[] = [];
  while (writers.length < count) {
    writers.push(await joinWriter(url, `writer ${writers.length + 1}`));
  }
  return writers;
}

export function post(
  { socket }: Writer,
  articleId: string,
  body: string,
  id: string = uuidv7(),
): Promise<unknown> {
  return request(socket, 'comment.post', { id, articleId, parentId: null, body });
}

export async function openParleyWriters(
  url: string,
  claim: string,
  count: number,
): Promise<Writers> {
  const { admin, articleId } = await openThread(url, claim);
  const writers = [admin, ...(await joinWriters(url, count - 1))];
  return {
    streams: [`thread:${articleId}`, 'feed'],
    write: writers.map((writer) => (body: string) => {
      void post(writer, articleId, body);
    }),
    close: () => {
      for (const { socket } of writers) socket.close();
    },
  };
}
