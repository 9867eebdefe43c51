// Drafts as the view asks for them. Each names the account for which it was typed: one may sign out
// or change accounts while the last words are on their way.
import { isDeepStrictEqual } from 'node:util';
import type { DraftFields, DraftPlace } from '../../shared/bridge/drafts.ts';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import { joinedDrafts } from '../../shared/bridge/joined-drafts.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import { type Cache, durably } from './cache/database.ts';
import { allDrafts, dropDrafts, readDraft, saveDraft, takeDrafts } from './cache/drafts.ts';
import type { CommunitySession } from './community-session.ts';
import type { EngineHandlers } from './door.ts';
import type { Notices } from './notices.ts';

export function draftHandlers(
  sessionOf: (id: CommunityId) => CommunitySession,
  notices: Notices,
): Pick<EngineHandlers, 'draft.read' | 'draft.save'> {
  return {
    'draft.read': ({ communityId, memberId, place }) =>
      sessionOf(communityId).onCacheOf(memberId, (db) => readDraft(db, place)),
    'draft.save'({ communityId, memberId, place, fields, known, viewId = null }) {
      const session = sessionOf(communityId);
      const at = session.serverNow();
      const joined = session.onCacheOf(memberId, (db) => {
        const kept = known && joinedDrafts(readDraft(db, place) ?? {}, fields, known);
        keepDraft(db, place, kept ?? fields, at);
        return kept === undefined || isDeepStrictEqual(kept, fields) ? null : kept;
      });
      notices.draft(communityId, { memberId, place, viewId });
      // Saved while one writes: the others may know it.
      const isWriting = place.of === 'comment' && (fields.text ?? '') !== '';
      if (isWriting && memberId !== null) session.typing(place.articleId, place.parentId);
      return joined;
    },
  };
}

function keepDraft(db: Cache, place: DraftPlace, fields: DraftFields, at: number): void {
  if (db.memory) {
    throw new RequestRefused('unavailable', 'Nothing can be saved on this device now.');
  }
  durably(db, () => saveDraft(db, place, fields, at));
}

/** What was typed as a guest goes to the account with which one signs in, where it has nothing there. */
export function carryDrafts(guest: Cache, account: Cache): void {
  const drafts = allDrafts(guest);
  if (drafts.length === 0) return;
  // First stored there, then dropped here: between the two it stands twice rather than nowhere.
  const taken = durably(account, () => takeDrafts(account, drafts));
  durably(guest, () => dropDrafts(guest, taken));
}
