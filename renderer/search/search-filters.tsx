// What narrows a search: community, kind, author, article and days.
import type { Community } from '../../shared/bridge/engine-api.ts';
import { searchKinds } from '../../shared/bridge/search.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { DayField } from '../parts/day-field.tsx';
import { useArticles } from '../state/articles.ts';
import { nameOf, useCommunities } from '../state/communities.ts';
import { isFiltered, noFilters, search, useSearch } from '../state/search.ts';
import styles from './search.module.css';

/** The articles that one can choose from: the liveliest, and whichever is open. */
const mostArticles = 200;

export function SearchFilters({ community }: { community: Community }) {
  const query = useSearch((state) => state.query);
  const communities = useCommunities((state) => state.communities);
  const articles = useArticles((state) => state.items);
  const { communityId, kind, author, article } = query;
  const offered = articles.filter(
    ({ id }, index) => index < mostArticles || id === article?.articleId,
  );
  return (
    <fieldset className={styles.filters} aria-label={t('search.filters')}>
      {communities.length > 1 && (
        <select
          className={styles.select}
          aria-label={t('search.scope')}
          data-chosen={communityId !== null}
          value={communityId ?? ''}
          onChange={({ target }) => {
            const chosen = communities.find(({ id }) => id === target.value);
            search({ communityId: chosen?.id ?? null, article: null });
          }}
        >
          <option value="">{t('search.everywhere')}</option>
          {communities.map((each) => (
            <option key={each.id} value={each.id}>
              {nameOf(each)}
            </option>
          ))}
        </select>
      )}
      <select
        className={styles.select}
        aria-label={t('search.kind')}
        data-chosen={kind !== 'all'}
        value={kind}
        onChange={({ target }) =>
          search({ kind: searchKinds.find((each) => each === target.value) ?? 'all' })
        }
      >
        {searchKinds.map((each) => (
          <option key={each} value={each}>
            {t(`search.${each}`)}
          </option>
        ))}
      </select>
      <input
        className={styles.author}
        aria-label={t('search.author')}
        placeholder={t('search.authorPlaceholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={author}
        onChange={({ target }) => search({ author: target.value })}
      />
      <select
        className={styles.select}
        aria-label={t('search.article')}
        data-chosen={article !== null}
        value={article?.articleId ?? ''}
        onChange={({ target }) => {
          const chosen = articles.find(({ id }) => id === target.value);
          search({
            article: chosen ? { communityId: community.id, articleId: chosen.id } : null,
          });
        }}
      >
        <option value="">{t('search.anyArticle')}</option>
        {offered.map(({ id, headline }) => (
          <option key={id} value={id}>
            {headline}
          </option>
        ))}
      </select>
      <span className={styles.days}>
        <DayField
          label={t('search.from')}
          value={query.from}
          onChange={(from) => search({ from })}
        />
        <DayField label={t('search.to')} value={query.to} onChange={(to) => search({ to })} />
      </span>
      {isFiltered(query) && (
        <Button kind="plain" onClick={() => search(noFilters)}>
          {t('search.clear')}
        </Button>
      )}
    </fieldset>
  );
}
