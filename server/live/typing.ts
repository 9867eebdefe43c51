// Hears that somebody is writing, and tells it where they may: of a member who could post there now.
// Answers nothing, also where it is refused.
import { RequestRefused } from '../../shared/protocol/errors.ts';
import { typingSchema } from '../../shared/protocol/presence.ts';
import { sessionMember } from '../community/accounts.ts';
import { demand } from '../community/policy.ts';
import { demandStandingNow } from '../community/standing.ts';
import type { Services } from './requests.ts';
import type { LiveSocket } from './sockets.ts';

export async function hearTyping(
  { store, presences, limits }: Services,
  socket: LiveSocket,
  said: unknown,
): Promise<void> {
  const parsed = typingSchema.safeParse(said);
  if (!parsed.success) return;
  const { articleId } = parsed.data;
  if (!presences.attends(socket, articleId)) return;
  try {
    await limits.typing.spend(socket.id);
    const writer = await store.read(async (db) => {
      const member = demand(await sessionMember(db, socket.data.tokenHash), 'comment.post');
      await demandStandingNow(db, member, 'comment.post', articleId);
      return member;
    });
    presences.type(socket, writer, articleId);
  } catch (refusal) {
    if (!(refusal instanceof RequestRefused)) throw refusal;
  }
}
