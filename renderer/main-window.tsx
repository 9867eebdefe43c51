// The window's frame: communities, articles, the reading pane; or the screen that leads into one.

import { DirectionProvider } from '@base-ui/react/direction-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { Activity, lazy, Suspense, useEffect, useLayoutEffect, useRef } from 'react';
import type { Community } from '../shared/bridge/engine-api.ts';
import { directionOf } from '../shared/languages.ts';
import { ArticleList } from './articles/article-list.tsx';
import { mayPublish, moderates } from './articles/authority.ts';
import { BarredPage } from './articles/barred-page.tsx';
import { FrontPage } from './articles/front-page.tsx';
import { focusList } from './articles/list-focus.ts';
import { useWindowCommands } from './commands/use-window-commands.ts';
import { Rail } from './communities/rail.tsx';
import { StatusLine } from './communities/status-line.tsx';
import styles from './main-window.module.css';
import { errorInWords } from './messages/errors.ts';
import { t } from './messages/messages.ts';
import { ModerationLayer } from './moderation/moderation-layer.tsx';
import { Overlays } from './palette/overlays.tsx';
import { Button } from './parts/button.tsx';
import { showArticlesOf } from './state/articles.ts';
import { serverNow } from './state/clock.ts';
import {
  mustSignIn,
  refreshCommunities,
  useCommunities,
  useCommunity,
} from './state/communities.ts';
import { dismissFailure, useFailure } from './state/failures.ts';
import { useLanguage } from './state/language.ts';
import { isFocusLost } from './state/lost-focus.ts';
import { type Screen, useNavigation } from './state/navigation.ts';
import { isAlone } from './state/standing.ts';
import { closeThread, openThread } from './state/thread.ts';
import { ReadingPane } from './thread/reading-pane.tsx';

// What most visits do without is loaded when it is first shown.
const ArticleForm = lazy(async () => ({
  default: (await import('./articles/article-form.tsx')).ArticleForm,
}));
const Connect = lazy(async () => ({
  default: (await import('./welcome/connect.tsx')).Connect,
}));
const Account = lazy(async () => ({
  default: (await import('./welcome/account.tsx')).Account,
}));
const DeskScreen = lazy(async () => ({
  default: (await import('./desk/desk-screen.tsx')).DeskScreen,
}));
const PublicLogScreen = lazy(async () => ({
  default: (await import('./desk/public-log-screen.tsx')).PublicLogScreen,
}));
const SearchScreen = lazy(async () => ({
  default: (await import('./search/search-screen.tsx')).SearchScreen,
}));
const StorageScreen = lazy(async () => ({
  default: (await import('./storage/storage-screen.tsx')).StorageScreen,
}));

const SettingsScreen = lazy(async () => ({
  default: (await import('./settings/settings-screen.tsx')).SettingsScreen,
}));

const CatchUpScreen = lazy(async () => ({
  default: (await import('./catch-up/catch-up-screen.tsx')).CatchUpScreen,
}));

export function MainWindow() {
  const loaded = useCommunities((state) => state.loaded);
  const community = useCommunity();
  const communityId = community?.id ?? null;
  const articleId = useNavigation((state) => state.articleId);
  useWindowCommands();
  // Draws all of the window again in another language.
  const language = useLanguage((state) => state.language);

  useEffect(() => showArticlesOf(communityId), [communityId]);
  useEffect(() => {
    if (communityId && articleId) void openThread(communityId, articleId);
    else closeThread();
  }, [communityId, articleId]);

  if (!loaded) return <NotLoaded />;
  return (
    <DirectionProvider direction={directionOf(language)}>
      <Tooltip.Provider delay={400}>
        {community ? <CommunityWindow community={community} /> : <FirstRun />}
      </Tooltip.Provider>
    </DirectionProvider>
  );
}

/** Before there is a community: the way into one, and what one may have to choose before one can read it. */
function FirstRun() {
  const isSetting = useNavigation((state) => state.screen === 'settings');
  const shown = isSetting ? 'settings' : 'connect';
  return (
    <div className={styles.window} data-screen={shown} data-alone={true}>
      <Suspense>{isSetting && <SettingsScreen />}</Suspense>
      {/* Kept meanwhile, with the address that was typed. */}
      <Activity mode={isSetting ? 'hidden' : 'visible'}>
        <Suspense>
          <Connect />
        </Suspense>
      </Activity>
      <Overlays community={null} />
    </div>
  );
}

function CommunityWindow({ community }: { community: Community }) {
  const screen = useNavigation((state) => state.screen);
  const articleId = useNavigation((state) => state.articleId);
  const writing = useNavigation((state) => state.writing);
  const deskWasOpened = useRef(false);
  const shown = shownScreen(screen, community);
  if (shown === 'desk') deskWasOpened.current = true;
  const writes = writing !== null && mayPublish(community);
  const pane = writes || articleId !== null ? 'reading' : 'list';
  return (
    <div className={styles.window} data-pane={pane} data-screen={shown} data-alone={isAlone()}>
      {!isAlone() && <Rail community={community} />}
      <Suspense>
        {shown === 'connect' && <Connect />}
        {shown === 'account' && <Account key={community.id} community={community} />}
        {shown === 'search' && <SearchScreen community={community} />}
        {shown === 'storage' && <StorageScreen key={community.id} community={community} />}
        {shown === 'settings' && <SettingsScreen />}
        {shown === 'catchUp' && <CatchUpScreen key={community.id} community={community} />}
        {shown === 'publicLog' && <PublicLogScreen key={community.id} community={community} />}
      </Suspense>
      {/* Kept while another screen is shown, so that one comes back to where one was. */}
      <Activity mode={shown === 'reading' ? 'visible' : 'hidden'}>
        <Reading community={community} />
      </Activity>
      {moderates(community) && deskWasOpened.current && (
        <Activity mode={shown === 'desk' ? 'visible' : 'hidden'}>
          <Suspense>
            <DeskScreen key={community.id} community={community} />
          </Suspense>
        </Activity>
      )}
      <ModerationLayer />
      <Overlays community={community} />
    </div>
  );
}

/** The screen one asked for, or what stands in its way. */
function shownScreen(screen: Screen, community: Community): Screen {
  if (screen === 'desk' && !moderates(community)) return shownScreen('reading', community);
  const isReading = screen === 'reading' || screen === 'catchUp';
  return isReading && mustSignIn(community) ? 'account' : screen;
}

function Reading({ community }: { community: Community }) {
  const articleId = useNavigation((state) => state.articleId);
  const writing = useNavigation((state) => state.writing);
  const left = useRef<Element | null>(null);
  // Runs again each time that it is shown again: the focus comes back to where it was.
  useLayoutEffect(() => {
    if (left.current instanceof HTMLElement) left.current.focus({ preventScroll: true });
    // What had it may be gone meanwhile. Whoever gives it back to where one went from comes first.
    const frame = requestAnimationFrame(() => {
      if (left.current === null || left.current === document.body || !isFocusLost()) return;
      const heading = document.querySelector<HTMLElement>('main h1[tabindex="-1"]');
      if (!heading?.checkVisibility()) focusList();
      else heading.focus({ preventScroll: true });
    });
    return () => {
      cancelAnimationFrame(frame);
      left.current = document.activeElement;
    };
  }, []);
  return (
    <>
      {!isAlone() && <ArticleList community={community} />}
      <main className={styles.pane}>
        {writing !== null && mayPublish(community) ? (
          <Suspense>
            <ArticleForm key={`${writing}/${articleId}`} community={community} writing={writing} />
          </Suspense>
        ) : community.barred ? (
          <BarredPage community={community} />
        ) : articleId !== null ? (
          <ReadingPane key={articleId} community={community} />
        ) : (
          <FrontPage community={community} />
        )}
        <StatusLine community={community} />
      </main>
    </>
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
      <p>{errorInWords(failure, serverNow())}</p>
      <Button onClick={again}>{t('status.tryNow')}</Button>
    </main>
  );
}
