// What the view is handed of the desk and the log, for tests of its parts.
import type {
  Desk,
  DeskReport,
  LogEntry,
  SanctionView,
} from '../../shared/bridge/moderation-views.ts';
import type { ActId, ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';

export const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString();
export const now = Date.parse(at(30));
export const anna = { id: 'anna' as MemberId, name: 'Anna', role: 'moderator' as const };

export function fakeReport(id: string, minute: number, more: Partial<DeskReport> = {}): DeskReport {
  return {
    kind: 'report',
    id: id as CommentId,
    articleId: 'article' as ArticleId,
    number: '2.1',
    author: { id: 'ferry' as MemberId, name: 'late ferry', role: 'member' },
    body: 'text',
    commentState: 'visible',
    createdAt: at(0),
    reports: [
      {
        by: { id: 'oar' as MemberId, name: 'quiet oar' },
        ruleId: null,
        reason: 'hate',
        note: '',
        at: at(minute),
      },
    ],
    reportCount: 1,
    decision: null,
    waiting: null,
    ...more,
  };
}

export function fakeMute(
  id: string,
  minute: number,
  more: Partial<SanctionView> = {},
): SanctionView {
  return {
    kind: 'mute',
    id: id as ActId,
    member: { id: 'ferry' as MemberId, name: 'late ferry' },
    articleId: null,
    commentId: null,
    reason: 'threat',
    by: { role: 'moderator', moderator: anna },
    at: at(minute),
    until: at(60),
    endedAt: null,
    appeal: null,
    waiting: null,
    ...more,
  } as SanctionView;
}

export function fakeDesk(more: Partial<Desk>): Desk {
  return {
    reports: [],
    pending: [],
    sanctions: [],
    rules: [],
    settings: null,
    attendance: { moderators: [] },
    complete: true,
    ...more,
  };
}

export function fakeEntry(act: LogEntry['act'], more: Partial<LogEntry> = {}): LogEntry {
  return {
    kind: 'log',
    id: 'act' as ActId,
    seq: 1,
    at: at(0),
    by: anna,
    act,
    member: { id: 'ferry' as MemberId, name: 'late ferry' },
    articleId: null,
    commentId: null,
    number: null,
    ruleId: null,
    reason: '',
    until: null,
    comments: 0,
    replaces: null,
    reverts: null,
    previousHash: '',
    hash: '',
    reverted: false,
    waiting: null,
    ...more,
  };
}
