// A comment as the view is given it, for tests: the sixth in the thread has seq, number and id 6.
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import { articleId, commentId, memberId } from './fake-streams.ts';

export function threadComment(index: number, more: Partial<ThreadComment> = {}): ThreadComment {
  return {
    id: commentId(index),
    articleId: articleId(1),
    parentId: null,
    number: String(index),
    seq: index,
    author: { id: memberId(1), name: 'Ada', role: 'member' },
    body: `text ${index}`,
    createdAt: '2026-11-12T09:41:00.000Z',
    editedAt: null,
    articleRevision: 1,
    state: 'visible',
    removal: null,
    reactions: {},
    mine: false,
    mentionsYou: false,
    myReactions: [],
    delivery: { state: 'sent' },
    pending: null,
    ignored: false,
    held: null,
    answered: null,
    myReport: null,
    ...more,
  };
}
