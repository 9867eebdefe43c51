// What is new in each community, for the rail: a dot for news, a number for what is to this member.
import { create } from 'zustand';
import type { ChangeNotice, CommunityId } from '../../shared/bridge/engine-api.ts';
import { engine, onChange } from '../bridge.ts';

export type Unread = { count: number; hasNews: boolean };

export const useUnread = create<{ unread: ReadonlyMap<CommunityId, Unread> }>(() => ({
  unread: new Map(),
}));

/** A storm makes the rail read again no more often than this. */
const SETTLE_MS = 500;
let settling: ReturnType<typeof setTimeout> | null = null;

async function readUnread(): Promise<void> {
  // A failure leaves what was known; the next change asks again.
  const answer = await engine()['toYou.count']({});
  if (!answer.ok) return;
  const unread = new Map(answer.value.map(({ communityId, ...rest }) => [communityId, rest]));
  useUnread.setState({ unread });
}

function refresh(): void {
  settling ??= setTimeout(() => {
    settling = null;
    void readUnread();
  }, SETTLE_MS);
}

function mayHaveChanged({ topic }: ChangeNotice): boolean {
  return topic === 'communities' || topic === 'articles' || topic === 'thread' || topic === 'toYou';
}

/** Follows what is new everywhere; returns the way to stop. */
export function startUnread(): () => void {
  void readUnread();
  const stop = onChange((notice) => {
    if (mayHaveChanged(notice)) refresh();
  });
  return () => {
    stop();
    if (settling !== null) clearTimeout(settling);
    settling = null;
  };
}
