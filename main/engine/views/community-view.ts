// A community as the view shows it, with what moderation means for the one who looks: their mutes and
// bans, whom they ignore, and how much waits on their desk. Reads only.
import { communityColours } from '../../../shared/bridge/community-colours.ts';
import type { Community } from '../../../shared/bridge/engine-api.ts';
import type { OwnSanction } from '../../../shared/bridge/moderation-views.ts';
import type { NamedMember } from '../../../shared/protocol/acts.ts';
import { articleIdSchema, commentIdSchema, type MemberId } from '../../../shared/protocol/ids.ts';
import { isExposed } from '../address.ts';
import type { Cache } from '../cache/database.ts';
import { readCommunity } from '../cache/members.ts';
import type { RowOf } from '../cache/moderation.ts';
import { countDesk, openModeration, standingSanctions } from '../cache/moderation.ts';
import { toTime } from '../cache/moments.ts';
import { nameOf } from '../cache/names.ts';
import { wholeAt } from '../cache/streams.ts';
import type { LineState } from '../line.ts';
import { countEntries, entriesOfLane, entriesOfTarget, firstRefused } from '../outbox/entries.ts';
import { targetOf } from '../outbox/writes.ts';
import type { Registration } from '../registry.ts';
import type { Replica } from '../replica.ts';
import { deliveryOf, isModerator, type Viewer } from './delivery-view.ts';

/** What the session knows and the cache does not. */
export type SessionFacts = Pick<
  Community,
  'needsSignIn' | 'tokenKept' | 'storageProblem' | 'clockOffsetMs'
> & {
  registration: Registration;
  line: LineState;
};

export function communityView(replica: Replica, facts: SessionFacts): Community {
  const { registration, line, ...rest } = facts;
  const { db } = replica;
  const isTried = line.state === 'connecting' || line.state === 'online';
  return {
    id: registration.id,
    url: registration.url,
    colour: colourOf(registration.identity ?? registration.url),
    exposed: isExposed(registration.url),
    community: communityToShow(db),
    member: replica.member(),
    line: isTried ? line : { ...line, savedAt: wholeAt(db) },
    ...rest,
    barred: replica.isBarred(),
    away: replica.isBarred() ? null : replica.away(),
    ...countEntries(db),
    firstRefused: refusedPlace(db),
    ...ownStanding(db, replica.viewer(), replica.now()),
  };
}

/** By what the community is, so that it looks the same wherever it was joined. */
function colourOf(identity: string): number {
  let sum = 0;
  for (const letter of identity) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return sum % communityColours;
}

function refusedPlace(db: Cache): Community['firstRefused'] {
  const entry = firstRefused(db);
  const articleId = articleIdSchema.safeParse(entry?.lane);
  if (entry === null || !articleId.success) return null;
  const commentId = entry.kind.startsWith('comment.')
    ? commentIdSchema.parse(targetOf(entry))
    : null;
  return { articleId: articleId.data, commentId };
}

/** `now`: epoch milliseconds by the server's clock. */
export function ownStanding(
  db: Cache,
  viewer: Viewer,
  now: number,
): Pick<Community, 'sanctions' | 'ignored' | 'desk'> {
  const sanctions = [
    ...standingSanctions(db, 'me', 'ban', now),
    ...standingSanctions(db, 'me', 'mute', now),
  ];
  return {
    sanctions: sanctions
      .filter(({ endedAt }) => endedAt === null)
      .map((row) => ownSanction(db, row, viewer)),
    ignored: ignoredMembers(db),
    desk: isModerator(viewer) ? countDesk(db) : null,
  };
}

function ownSanction(db: Cache, row: RowOf<'mute' | 'ban'>, viewer: Viewer): OwnSanction {
  const { rev: _rev, ...rest } = row;
  const entry = entriesOfTarget(db, row.id).find(({ kind }) => kind === 'appeal.write');
  if (entry?.kind === 'appeal.write' && row.appeal === null) {
    const { text } = entry.request;
    const appeal = { text, at: toTime(entry.writtenAt), state: 'open', answer: '' } as const;
    return {
      sanction: { ...rest, appeal, waiting: null },
      appealDelivery: deliveryOf(entry, viewer),
    };
  }
  return {
    sanction: { ...rest, waiting: null },
    appealDelivery: row.appeal === null ? null : { state: 'sent' },
  };
}

/** Whom this account does not want to read, by what waits in the outbox too; by name. */
export function ignoredMembers(db: Cache): NamedMember[] {
  const ignored = new Map<MemberId, NamedMember>();
  for (const { id, name } of openModeration(db, 'me', 'ignored')) ignored.set(id, { id, name });
  for (const entry of entriesOfLane(db, 'me')) {
    if (entry.kind !== 'member.ignore' || entry.error !== null) continue;
    const { memberId: id, on } = entry.request;
    if (!on) ignored.delete(id);
    else if (!ignored.has(id)) ignored.set(id, { id, name: nameOf(db, id) ?? '' });
  }
  return [...ignored.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The community as it will be when what waits is done; null until the server was reached once. */
export function communityToShow(db: Cache): Community['community'] {
  const row = readCommunity(db);
  if (row === null) return null;
  const shown = { ...row };
  for (const entry of entriesOfTarget(db, row.id)) {
    if (entry.kind !== 'community.setModeration' || entry.error !== null) continue;
    shown.holding = entry.request.holding ?? shown.holding;
    shown.publishesLog = entry.request.publishesLog ?? shown.publishesLog;
  }
  return shown;
}
