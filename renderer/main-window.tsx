// The window's frame: communities, articles, the reading pane; or the screen that leads into one.

import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect } from 'react';
import { ArticleForm } from './articles/article-form.tsx';
import { ArticleList } from './articles/article-list.tsx';
import { FrontPage } from './articles/front-page.tsx';
import { Rail } from './communities/rail.tsx';
import { StatusLine } from './communities/status-line.tsx';
import styles from './main-window.module.css';
import { errorInWords } from './messages/errors.ts';
import { t } from './messages/messages.ts';
import { Button } from './parts/button.tsx';
import { showArticlesOf } from './state/articles.ts';
import { refreshCommunities, useCommunities, useCommunity } from './state/communities.ts';
import { dismissFailure, useFailure } from './state/failures.ts';
import { useNavigation } from './state/navigation.ts';
import { closeThread, openThread } from './state/thread.ts';
import { ReadingPane } from './thread/reading-pane.tsx';
import { Account } from './welcome/account.tsx';
import { Connect } from './welcome/connect.tsx';

export function MainWindow() {
  const loaded = useCommunities((state) => state.loaded);
  const community = useCommunity();
  const { screen, articleId, writing } = useNavigation();
  const communityId = community?.id ?? null;

  useEffect(() => showArticlesOf(communityId), [communityId]);
  useEffect(() => {
    if (communityId && articleId) void openThread(communityId, articleId);
    else closeThread();
  }, [communityId, articleId]);

  if (!loaded) return <NotLoaded />;
  if (!community) return <Connect />;
  const mustSignIn = !community.member && community.community?.guestsRead === false;
  const shown = screen === 'reading' && mustSignIn ? 'account' : screen;
  const reading = writing !== null || articleId !== null;

  return (
    <Tooltip.Provider delay={400}>
      <div className={styles.window} data-pane={reading ? 'reading' : 'list'} data-screen={shown}>
        <Rail community={community} />
        {shown === 'connect' && <Connect />}
        {shown === 'account' && <Account key={community.id} community={community} />}
        {shown === 'reading' && (
          <>
            <ArticleList community={community} />
            <main className={styles.pane}>
              {writing !== null ? (
                <ArticleForm
                  key={`${writing}/${articleId}`}
                  community={community}
                  writing={writing}
                />
              ) : articleId !== null ? (
                <ReadingPane key={articleId} community={community} />
              ) : (
                <FrontPage community={community} />
              )}
              <StatusLine community={community} />
            </main>
          </>
        )}
      </div>
    </Tooltip.Provider>
  );
}

/** Nothing for the moment that reading takes; words when it failed. */
function NotLoaded() {
  const failure = useFailure((state) => state.error);
  if (!failure) return null;
  const again = () => {
    dismissFailure();
    refreshCommunities(null);
  };
  return (
    <main className={styles.failed} role="alert">
      <p>{errorInWords(failure, Date.now())}</p>
      <Button onClick={again}>{t('status.tryNow')}</Button>
    </main>
  );
}
