// The search over what this device holds: a field, what narrows it, and what was found, by keyboard.
import '../messages/load-search.ts';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { Hit } from '../../shared/bridge/search.ts';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import { useCommands } from '../commands/use-commands.ts';
import { StatusLine } from '../communities/status-line.tsx';
import { errorInWords } from '../messages/errors.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Column, Screen } from '../parts/screen.tsx';
import hidden from '../parts/visually-hidden.module.css';
import { serverNow } from '../state/clock.ts';
import { goToComment, goToCommunity, goToHeadline, leaveSearch } from '../state/navigation.ts';
import {
  asks,
  choose,
  enterSearch,
  isFiltered,
  readMore,
  type SearchQuery,
  search,
  searchAgain,
  useSearch,
} from '../state/search.ts';
import { HitRow, hitId } from './hit-row.tsx';
import styles from './search.module.css';
import { SEARCH_FIELD } from './search-field.ts';
import { SearchFilters } from './search-filters.tsx';

const RESULTS = 'search-results';

function open(hit: Hit, community: Community): void {
  if (hit.communityId !== community.id) goToCommunity(hit.communityId);
  if (hit.commentId === null) goToHeadline(hit.articleId);
  else goToComment(hit.articleId, hit.commentId);
}

export function SearchScreen({ community }: { community: Community }) {
  const { query, hits, current, answered, error } = useSearch();
  /** For what Enter was pressed: its answer may be on its way. */
  const [entered, setEntered] = useState<SearchQuery | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(enterSearch, []);
  useLayoutEffect(() => field.current?.select(), []);
  const hit = error === null ? hits[current] : undefined;
  useEffect(() => {
    if (entered === null || !answered) return;
    setEntered(null);
    if (entered === query && hit !== undefined) open(hit, community);
  }, [entered, answered, query, hit, community]);
  useCommands({
    'search.next': { run: () => choose(current + 1) },
    'search.previous': { run: () => choose(current - 1) },
    'search.open': {
      run: () => setEntered(query),
      enabled: () => hit !== undefined || !answered,
    },
  });

  return (
    <Screen
      title={t('search.title')}
      back={t('search.back')}
      onBack={leaveSearch}
      keys={t('search.keys', {
        next: keyHint('search.next'),
        previous: keyHint('search.previous'),
        open: keyHint('search.open'),
        leave: keyHint('go.leave'),
      })}
      head={
        <search aria-label={t('search.title')} className={styles.form}>
          <input
            ref={field}
            id={SEARCH_FIELD}
            type="text"
            className={styles.field}
            role="combobox"
            aria-label={t('search.field')}
            aria-expanded={hits.length > 0}
            aria-controls={RESULTS}
            aria-autocomplete="list"
            aria-activedescendant={hits.length > 0 ? hitId(current) : undefined}
            aria-keyshortcuts={ariaKeys('go.search')}
            placeholder={t('search.placeholder')}
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            value={query.text}
            onChange={(event) => search({ text: event.target.value })}
          />
          <SearchFilters community={community} />
        </search>
      }
    >
      <Column label={t('search.title')}>
        <Count />
        <Results community={community} />
      </Column>
      <StatusLine community={community} />
    </Screen>
  );
}

/** What a screen reader hears after each answer, and everybody can read. */
function Count() {
  const { query, hits, next, answered, waiting } = useSearch();
  const count = hits.length;
  const words = () => {
    if (!asks(query)) return '';
    if (count > 0) return t(next === null ? 'search.found' : 'search.foundMore', { count });
    return answered ? t('search.none') : t('search.searching');
  };
  // Then the page itself says so, and what to do.
  const saidBelow = count === 0 && waiting.length === 0 && (answered || !asks(query));
  return (
    <div className={styles.about}>
      <p role="status" className={saidBelow ? hidden.hidden : styles.count}>
        {words()}
        {waiting.length > 0 && ` · ${t('search.waiting', { count: waiting.length })}`}
      </p>
      <p>{t('search.covers')}</p>
    </div>
  );
}

function Results({ community }: { community: Community }) {
  const { query, hits, next, answered, error, current } = useSearch();
  if (error) {
    return (
      <div className={styles.empty} role="alert">
        <p>{t('search.failed', { reason: errorInWords(error, serverNow()) })}</p>
        <Button onClick={searchAgain}>{t('search.again')}</Button>
      </div>
    );
  }
  if (!asks(query)) return <Words title={t('search.start')} text={t('search.startText')} />;
  if (hits.length === 0) {
    const text = t(isFiltered(query) ? 'search.noneFiltered' : 'search.noneText');
    return answered ? <Words title={t('search.none')} text={text} /> : null;
  }
  return (
    <>
      {/* Arrow keys in the field move through it, as a list of suggestions. */}
      <div id={RESULTS} role="listbox" aria-label={t('search.results')}>
        {hits.map((hit, index) => (
          <HitRow
            key={`${hit.communityId} ${hit.commentId ?? hit.articleId}`}
            hit={hit}
            index={index}
            current={index === current}
            elsewhere={hit.communityId !== community.id}
            onOpen={() => open(hit, community)}
          />
        ))}
      </div>
      {next !== null && (
        <div className={styles.more}>
          <Button onClick={readMore}>{t('search.more')}</Button>
        </div>
      )}
    </>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      <p>{text}</p>
    </div>
  );
}
