// What moderators know of a member, read again whenever the desk changes. Kept only while it is shown.
import { useEffect, useState } from 'react';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { MemberProfile } from '../../shared/bridge/moderation-views.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import { engine, onChange } from '../bridge.ts';
import { catchUp } from '../state/catching-up.ts';
import { ask } from '../state/failures.ts';

/** Null until it was read. */
export function useProfile(communityId: CommunityId, memberId: MemberId): MemberProfile | null {
  const [profile, setProfile] = useState<MemberProfile | null>(null);
  useEffect(() => {
    let shown = true;
    const read = catchUp<null>(async () => {
      const found = await ask(engine()['member.profile']({ communityId, memberId }));
      if (shown && found) setProfile(found);
    });
    read(null);
    const stop = onChange((notice) => {
      if (notice.topic === 'desk' && notice.communityId === communityId) read(null);
    });
    return () => {
      shown = false;
      stop();
    };
  }, [communityId, memberId]);
  return profile;
}
