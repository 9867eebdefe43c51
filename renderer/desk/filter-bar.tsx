// What one wants to see of the desk: by member, moderator, article and time, and of the log by act.
import { useId, useMemo } from 'react';
import { type Act, acts } from '../../shared/protocol/acts.ts';
import { ariaKeys } from '../commands/hints.ts';
import { t } from '../messages/messages.ts';
import { actName } from '../moderation/act-names.ts';
import { Button } from '../parts/button.tsx';
import { DayField } from '../parts/day-field.tsx';
import { FilterSelect } from '../parts/select.tsx';
import { useArticles } from '../state/articles.ts';
import { setFilter, useDesk } from '../state/desk.ts';
import { useDeskLog } from '../state/desk-log.ts';
import styles from './desk.module.css';
import { isFiltering, noFilter, type Period, periods } from './desk-filter.ts';
import { peopleOf } from './names.ts';
import { FILTER_FIELD } from './use-desk-commands.ts';

export function FilterBar({ ofLog, onLeave }: { ofLog: boolean; onLeave: () => void }) {
  const filter = useDesk((state) => state.filter);
  const desk = useDesk((state) => state.desk);
  const entries = useDeskLog((state) => state.entries);
  const articles = useArticles((state) => state.items);
  const { members, moderators } = useMemo(() => peopleOf(desk, entries), [desk, entries]);
  const names = useId();
  return (
    <search className={styles.filter} aria-label={t('desk.filter.label')}>
      <input
        id={FILTER_FIELD}
        className={styles.memberField}
        list={names}
        aria-label={t('desk.filter.member')}
        aria-keyshortcuts={ariaKeys('desk.filter')}
        placeholder={t('desk.filter.memberPlaceholder')}
        autoComplete="off"
        spellCheck={false}
        value={filter.member}
        onChange={(event) => setFilter({ member: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter') return;
          event.preventDefault();
          onLeave();
        }}
      />
      <datalist id={names}>
        {members.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <FilterSelect
        label={t('desk.filter.moderator')}
        any={t('desk.filter.anyModerator')}
        value={filter.moderatorId}
        options={moderators.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={(moderatorId) => setFilter({ moderatorId })}
      />
      <FilterSelect
        label={t('desk.filter.article')}
        any={t('desk.filter.anyArticle')}
        value={filter.articleId}
        options={articles.map(({ id, headline }) => ({ value: id, label: headline }))}
        onChoose={(articleId) => setFilter({ articleId })}
      />
      {ofLog && (
        <FilterSelect<Act>
          label={t('desk.filter.act')}
          any={t('desk.filter.anyAct')}
          value={filter.act}
          options={acts.map((value) => ({ value, label: actName(value) }))}
          onChoose={(act) => setFilter({ act })}
        />
      )}
      <FilterSelect<Exclude<Period, 'any'>>
        label={t('desk.filter.time')}
        any={t('desk.filter.anyTime')}
        value={filter.period === 'any' ? null : filter.period}
        options={periods
          .filter((period) => period !== 'any')
          .map((value) => ({ value, label: t(`desk.filter.${value}`) }))}
        onChoose={(period) => setFilter({ period: period ?? 'any' })}
      />
      {filter.period === 'between' && (
        <>
          <DayField
            label={t('desk.filter.from')}
            value={filter.from}
            onChange={(from) => setFilter({ from })}
          />
          <DayField
            label={t('desk.filter.to')}
            value={filter.to}
            onChange={(to) => setFilter({ to })}
          />
        </>
      )}
      {isFiltering(filter) && (
        <Button kind="plain" onClick={() => setFilter(noFilter)}>
          {t('desk.filter.clear')}
        </Button>
      )}
    </search>
  );
}
