// Hears what main has to say to this window, and goes where it leads.
import type { WindowNotice } from '../../shared/bridge/window-api.ts';
import { onNotice, system } from '../bridge.ts';
import { followLink } from './links.ts';
import { goToComment, goToCommunity, useNavigation } from './navigation.ts';

/** Call once all who listen do: what came before is told now. */
export function startHearing(): void {
  onNotice(hear);
  void system()['window.listen']({});
}

function hear(notice: WindowNotice): void {
  switch (notice.topic) {
    case 'goTo': {
      const { communityId, articleId, commentId } = notice;
      if (useNavigation.getState().communityId !== communityId) goToCommunity(communityId);
      goToComment(articleId, commentId);
      return;
    }
    case 'link':
      void followLink(notice.link, notice.text);
  }
}
