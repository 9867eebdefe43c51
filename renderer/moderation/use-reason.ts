// The reason of a moderator's act while it is being given: one of the list for as long as the form is open;
// words of one's own are kept as they are typed.
import { useState } from 'react';
import type { DraftPlace } from '../../shared/bridge/drafts.ts';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ListedReason } from '../../shared/protocol/closed-lists.ts';
import type { ActId } from '../../shared/protocol/ids.ts';
import { useTextDraft } from '../state/drafts.ts';

export type ReasonPlace = Extract<DraftPlace, { of: 'removal' | 'sanction' }>;

export function useReason(communityId: CommunityId, place: ReasonPlace) {
  const draft = useTextDraft(communityId, place);
  const [listed, setListed] = useState<ListedReason | null>(null);
  return {
    reason: listed ?? draft.text,
    choose: setListed,
    type(words: string) {
      setListed(null);
      draft.type(words);
    },
    /** For the mark beside the form. */
    mark: { state: draft.state, empty: draft.text === '' },
    /** Acts; the words are forgotten once the engine has the act. */
    async give(act: () => Promise<ActId | undefined>): Promise<void> {
      const sending = draft.sending();
      if ((await act()) !== undefined) sending.done();
    },
  };
}
