// Rows of `me`, `desk` and `log` for tests of the engine, each valid as the server would send it.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { LogRow, PublicLogRow } from '../../shared/protocol/acts.ts';
import type { ActId, NoteId, RuleId } from '../../shared/protocol/ids.ts';
import type { PendingRow } from '../../shared/protocol/pending.ts';
import type {
  IgnoredRow,
  NoteRow,
  OwnReportRow,
  ReportRow,
} from '../../shared/protocol/reports.ts';
import type { RuleRow } from '../../shared/protocol/rules.ts';
import type { MuteRow } from '../../shared/protocol/sanctions.ts';
import { articleId, commentId, memberId } from './fake-streams.ts';

export const communityId = 'the-test' as CommunityId;
export const actId = (index: number) =>
  `0199d000-0000-7000-8000-${index.toString(16).padStart(12, '0')}` as ActId;

export const eve = { id: memberId(9), name: 'Eve', role: 'moderator' } as const;
export const ada = { id: memberId(1), name: 'Ada', role: 'member' } as const;

/** A moment of the day on which all of this happens. */
export const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 10, minute)).toISOString();

export function fakeMute(changes: Partial<MuteRow> = {}): MuteRow {
  return {
    kind: 'mute',
    id: actId(1),
    rev: 0,
    member: { id: ada.id, name: ada.name },
    articleId: null,
    commentId: null,
    reason: 'hate',
    by: { role: 'moderator', moderator: eve },
    at: at(0),
    until: at(60),
    endedAt: null,
    appeal: null,
    ...changes,
  };
}

export function fakeReport(changes: Partial<ReportRow> = {}): ReportRow {
  return {
    kind: 'report',
    id: commentId(1000),
    rev: 0,
    articleId: articleId(1),
    number: '1',
    author: ada,
    body: 'a hateful text',
    commentState: 'visible',
    createdAt: at(0),
    reports: [
      { by: { id: memberId(2), name: 'Bob' }, ruleId: null, reason: 'hate', note: '', at: at(1) },
    ],
    reportCount: 1,
    decision: null,
    ...changes,
  };
}

export function fakePending(changes: Partial<PendingRow> = {}): PendingRow {
  return {
    kind: 'pending',
    id: commentId(5),
    rev: 0,
    articleId: articleId(1),
    parentId: null,
    author: ada,
    body: 'waits to be seen',
    createdAt: at(0),
    state: 'pending',
    heldBy: 'first',
    ruleId: null,
    decision: null,
    ...changes,
  };
}

export function fakeLog(seq: number, changes: Partial<LogRow> = {}): LogRow {
  return {
    kind: 'log',
    id: actId(seq),
    rev: 0,
    seq,
    at: at(seq),
    by: eve,
    act: 'member.mute',
    member: { id: ada.id, name: ada.name },
    articleId: null,
    commentId: null,
    number: null,
    ruleId: null,
    reason: 'hate',
    until: null,
    comments: 0,
    replaces: null,
    reverts: null,
    previousHash: '0'.repeat(64),
    hash: '1'.repeat(64),
    ...changes,
  };
}

export function fakePublicLog(seq: number): PublicLogRow {
  const { kind: _kind, seq: _seq, by, member: _member, previousHash: _hash, ...log } = fakeLog(seq);
  const { commentId: _comment, number: _number, ruleId: _rule, replaces: _replaces, ...rest } = log;
  return { ...rest, kind: 'publicLog', role: by.role, reason: 'hate' };
}

export function fakeNote(index: number, text: string | null): NoteRow {
  return {
    kind: 'note',
    id: actId(index + 500) as string as NoteId,
    rev: 0,
    memberId: ada.id,
    by: eve,
    at: at(index),
    text,
  };
}

export function fakeRule(index: number, name: string): RuleRow {
  return {
    kind: 'rule',
    id: actId(index + 700) as string as RuleId,
    rev: 0,
    name,
    articleId: null,
    condition: { on: 'words', words: ['idiot'], match: 'whole' },
    consequence: { does: 'hold' },
    enabled: true,
    deleted: false,
    by: eve,
    at: at(index),
  };
}

export function fakeOwnReport(outcome: OwnReportRow['outcome']): OwnReportRow {
  return {
    kind: 'ownReport',
    id: commentId(1000),
    rev: 0,
    articleId: articleId(1),
    reason: 'hate',
    at: at(1),
    outcome,
  };
}

export const fakeIgnored = (on: boolean): IgnoredRow => ({
  kind: 'ignored',
  id: ada.id,
  rev: 0,
  name: ada.name,
  on,
});
