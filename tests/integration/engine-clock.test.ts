// A device whose clock is a year off, either way, or is set while the app runs: everything that a member
// sees and sends goes by the server's time.
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  cleanUp,
  eventually,
  makeFolder,
  memberIdOf,
  openEngine,
  openMember,
  post,
  sanctionsOf,
  startCommunity,
  untilOffline,
  untilSent,
} from './engine-setup.ts';

const hour = 3_600_000;
const year = 365 * 24 * hour;
const trueNow = Date.now;

afterEach(async () => {
  vi.restoreAllMocks();
  await cleanUp();
});

/**
 * The device's clock from now on. The server of these tests stands in the same process: it is told the
 * right time by what it is asked from.
 */
function setDeviceClock(offset: number): void {
  vi.spyOn(Date, 'now').mockImplementation(() => {
    const asks = new Error().stack ?? '';
    return /[/\\]server[/\\]/.test(asks) ? trueNow() : trueNow() + offset;
  });
}

describe.each([
  ['a year behind', -year],
  ['a year ahead', year],
])('[D5] with the clock of the device %s', (_words, offset) => {
  test('mutes end, and what is written without a line is dated, by the server’s time', async () => {
    const community = await startCommunity();
    const dataDir = await makeFolder();
    const mod = await openMember(community, 'Mod', { role: 'moderator' });
    setDeviceClock(offset);
    const ada = await openMember(community, 'Ada', { dataDir });
    await mod.ask('member.mute', {
      communityId: mod.communityId,
      memberId: await memberIdOf(ada),
      commentId: null,
      reason: 'rest',
      forSeconds: 3_600,
    });
    await untilSent(mod);
    await eventually(async () => expect(await sanctionsOf(ada)).toHaveLength(1));
    const { clockOffsetMs } = await ada.community();
    expect(Math.abs(clockOffsetMs + offset)).toBeLessThan(hour / 2);

    await community.stop();
    const away = await untilOffline(ada);
    expect(isNear(away.line.state === 'offline' ? away.line.savedAt : null)).toBe(true);
    const id = await post(ada, community, 'Written without a line');
    const written = (await ada.comments(community.articleId)).find((each) => each.id === id);
    expect(isNear(written!.createdAt)).toBe(true);
    await ada.close();

    // Begun again without a line, the device is believed no more than before.
    const again = await openEngine({ dataDir });
    await untilOffline(again);
    const begun = await again.community();
    expect(Math.abs(begun.clockOffsetMs + offset)).toBeLessThan(hour / 2);
    expect(begun.sanctions).toHaveLength(1);
  });
});

test('[D5] with the clock set while the app runs, a mute neither ends nor comes back', async () => {
  const community = await startCommunity();
  const mod = await openMember(community, 'Mod', { role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  await mod.ask('member.mute', {
    communityId: mod.communityId,
    memberId: await memberIdOf(ada),
    commentId: null,
    reason: 'rest',
    forSeconds: 3_600,
  });
  await eventually(async () => expect(await sanctionsOf(ada)).toHaveLength(1));
  for (const offset of [year, -year]) {
    setDeviceClock(offset);
    const { sanctions, clockOffsetMs } = await ada.community();
    expect(sanctions).toHaveLength(1);
    expect(Math.abs(clockOffsetMs + offset)).toBeLessThan(hour / 2);
    vi.restoreAllMocks();
  }
});

function isNear(time: string | null): boolean {
  return time !== null && Math.abs(Date.parse(time) - trueNow()) < hour / 2;
}
