// For tests of what members and moderators do: a server with one of each on it and an article, and how
// such tests wait, read the log and end.
import { expect, vi } from 'vitest';
import { brokenInvariants } from './community-database.ts';
import type { Follower } from './socket-client.ts';
import { type MemberClient, publish, TestServer } from './test-server.ts';

export type PeopledServer = {
  server: TestServer;
  admin: MemberClient;
  /** Moderators. */
  mia: MemberClient;
  mo: MemberClient;
  /** Members. */
  ann: MemberClient;
  ben: MemberClient;
  articleId: string;
};

export async function startPeopledServer(): Promise<PeopledServer> {
  const server = await TestServer.start();
  const admin = await server.joinAdmin();
  return {
    server,
    admin,
    mia: await server.joinModerator('Mia'),
    mo: await server.joinModerator('Mo'),
    ann: await server.join('Ann'),
    ben: await server.join('Ben'),
    articleId: await publish(admin),
  };
}

/** Fails the test where what the server leaves in its database breaks an invariant. */
export async function closeWhole(server: TestServer): Promise<void> {
  expect(brokenInvariants(server.dataDir)).toEqual([]);
  await server.close();
}

/** Polls until what was pushed to a follower passes the check. */
export const arrives = (check: () => void) => vi.waitFor(check, { timeout: 5_000 });

/** The log as the follower of `desk` has it, oldest first. */
export const logOf = (desk: Follower) => desk.all('log').sort((a, b) => a.seq - b.seq);

/** The whole log as the moderator reads it on a connection of its own, oldest first. */
export async function readLog(server: TestServer, { token }: MemberClient) {
  const reader = await server.connect({ token });
  const desk = await reader.follow('desk');
  reader.close();
  return logOf(desk);
}

/** What a mute in these tests is, where nothing depends on it. */
export const anHour = { forSeconds: 3600, reason: 'harassment' };

/** The moderator mutes the member for an hour, in the article's thread alone. */
export async function muteHere(moderator: MemberClient, member: MemberClient, articleId: string) {
  const request = { memberId: member.id, articleId, ...anHour };
  return (await moderator.ask('member.mute', request)).mute;
}
