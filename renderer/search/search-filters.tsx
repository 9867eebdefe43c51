// What narrows a search: community, kind, author, article and days.
import type { Community } from '../../shared/bridge/engine-api.ts';
import { searchKinds } from '../../shared/bridge/search.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { DayField } from '../parts/day-field.tsx';
import { FilterSelect } from '../parts/select.tsx';
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
        <FilterSelect
          label={t('search.scope')}
          any={t('search.everywhere')}
          value={communityId}
          options={communities.map((each) => ({ value: each.id, label: nameOf(each) }))}
          onChoose={(chosen) => search({ communityId: chosen, article: null })}
        />
      )}
      <FilterSelect
        label={t('search.kind')}
        any={t('search.all')}
        value={kind === 'all' ? null : kind}
        options={searchKinds
          .filter((each) => each !== 'all')
          .map((value) => ({ value, label: t(`search.${value}`) }))}
        onChoose={(chosen) => search({ kind: chosen ?? 'all' })}
      />
      <input
        className={styles.authorField}
        aria-label={t('search.author')}
        placeholder={t('search.authorPlaceholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={author}
        onChange={({ target }) => search({ author: target.value })}
      />
      <FilterSelect
        label={t('search.article')}
        any={t('search.anyArticle')}
        value={article?.articleId ?? null}
        options={offered.map(({ id, headline }) => ({ value: id, label: headline }))}
        onChoose={(articleId) =>
          search({ article: articleId && { communityId: community.id, articleId } })
        }
      />
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
