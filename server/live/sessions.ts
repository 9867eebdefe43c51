// Whose a connection is: changed by signing in and out, with all that hangs on it.
import type { SessionAnswer } from '../../shared/protocol/accounts.ts';
import type { Opened } from '../community/accounts.ts';
import { memberRow } from '../store/members.ts';
import { hashSecret } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { closeForbidden } from './following.ts';
import { type LiveServer, type LiveSocket, memberRoom, sessionRoom } from './sockets.ts';

/** From now on the connection is the member's. */
export async function becomeMember(
  { store }: { store: Store },
  socket: LiveSocket,
  { token, member }: Opened,
): Promise<SessionAnswer> {
  const before = socket.data.tokenHash;
  if (before !== null) {
    await socket.leave(sessionRoom(before));
    await leaveMember(socket);
  }
  socket.data.tokenHash = hashSecret(token);
  socket.data.memberId = member.id;
  if (before !== null) await closeForbidden([socket], store);
  await socket.join([sessionRoom(socket.data.tokenHash), memberRoom(member.id)]);
  return { token, member: memberRow(member) };
}

/** The session is dead: this connection goes on as a guest's, the others of the session end. */
export async function endSession(
  { io, store }: { io: LiveServer; store: Store },
  socket: LiveSocket,
  tokenHash: string,
): Promise<void> {
  if (socket.data.tokenHash === tokenHash) {
    socket.data.tokenHash = null;
    await leaveMember(socket);
  }
  await socket.leave(sessionRoom(tokenHash));
  await closeForbidden([socket], store);
  const others = io.in(sessionRoom(tokenHash));
  others.emit('notice', { code: 'signed_out', message: 'You were signed out on another device.' });
  others.disconnectSockets(true);
}

async function leaveMember(socket: LiveSocket): Promise<void> {
  const { memberId } = socket.data;
  socket.data.memberId = null;
  if (memberId !== null) await socket.leave(memberRoom(memberId));
}
