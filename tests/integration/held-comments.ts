// For tests of holding: comments that are written and wait, and the rows that say so.
import { v7 } from 'uuid';
import type { AnswerOf } from '../../shared/protocol/events.ts';
import type { PendingRow } from '../../shared/protocol/pending.ts';
import type { Follower, SocketClient } from './socket-client.ts';

/** The row of an answer that says that the comment waits; a comment that does not is an error. */
export function waiting(answer: AnswerOf<'comment.post'>): PendingRow {
  if (!('pending' in answer)) throw new Error('The comment does not wait.');
  return answer.pending;
}

/** Writes a comment that has to be held. */
export async function hold(
  member: SocketClient,
  articleId: string,
  body: string,
  parentId: string | null = null,
) {
  const request = { id: v7(), articleId, parentId, body };
  return { request, pending: waiting(await member.ask('comment.post', request)) };
}

export const holdAll = (admin: SocketClient) =>
  admin.ask('community.setModeration', { holding: { hold: 'all' } });

export const pendingOf = (follower: Follower, id: string) => follower.rows.get(id) as PendingRow;
