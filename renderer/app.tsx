// The view's beginning: follows the bridge's notices and draws the window.
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/inter/wght-italic.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import './arabic-fonts.css';
import './tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { ChangeNotice } from '../shared/bridge/engine-api.ts';
import { BrokenWindow } from './broken-window.tsx';
import { MainWindow } from './main-window.tsx';
import { Boundary } from './parts/boundary.tsx';
import { startAppearance } from './state/appearance.ts';
import { refreshArticles, useArticles } from './state/articles.ts';
import { startClock } from './state/clock.ts';
import { refreshCommunities } from './state/communities.ts';
import { hearDraft, saveAllDrafts } from './state/drafts.ts';
import { startHearing } from './state/hearing.ts';
import { startHistory } from './state/history.ts';
import { startInUse } from './state/in-use.ts';
import { startLanguage } from './state/language.ts';
import { startLastArticles } from './state/last-articles.ts';
import { startStanding } from './state/standing.ts';
import { refreshArticle, refreshThread, useThread } from './state/thread.ts';
import { startWindowTitle } from './state/window-title.ts';

function follow(notice: ChangeNotice): void {
  switch (notice.topic) {
    case 'communities':
      refreshCommunities(null);
      return;
    case 'articles': {
      if (notice.communityId !== useArticles.getState().communityId) return;
      refreshArticles(null);
      const shown = useThread.getState().place?.articleId;
      if (notice.ids.some((id) => id === shown)) refreshArticle(null);
      return;
    }
    case 'thread': {
      if (notice.communityId !== useThread.getState().place?.communityId) return;
      refreshThread(notice);
      return;
    }
    case 'draft':
      hearDraft(notice);
  }
}

startLanguage();
startAppearance();
startClock();
startLastArticles();
startInUse();
startStanding();
startWindowTitle();
startHistory();
window.parley.onChange(follow);
startHearing();
window.addEventListener('pagehide', () => void saveAllDrafts());
refreshCommunities(null);

// The words of all commands are not needed for the first frame.
void import('./commands/native-menu.ts').then(({ startNativeMenu }) => startNativeMenu());

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Boundary instead={<BrokenWindow />}>
        <MainWindow />
      </Boundary>
    </StrictMode>,
  );
}
