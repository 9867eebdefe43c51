// The fields of a rule: what it catches, where, and what then. Keeps nothing: the form does.
import { useId } from 'react';
import { limits } from '../../shared/limits.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import type { FieldErrors } from '../messages/fields.ts';
import { t } from '../messages/messages.ts';
import { Choices } from '../parts/choices.tsx';
import { TextArea, TextField } from '../parts/field.tsx';
import { Select } from '../parts/select.tsx';
import { useArticles } from '../state/articles.ts';
import formStyles from './form.module.css';
import type { RuleDraft } from './rule-draft.ts';

type PartProps = {
  draft: RuleDraft;
  errors: FieldErrors;
  change: (changed: Partial<RuleDraft>) => void;
};

export function ConditionFields({ draft, errors, change }: PartProps) {
  return (
    <>
      <Choices
        legend={t('desk.rule.condition')}
        value={draft.on}
        options={(['words', 'links', 'mentions'] as const).map((value) => ({
          value,
          label: t(`desk.rule.${value}`),
        }))}
        onChoose={(on) => change({ on })}
      />
      {draft.on === 'words' && (
        <>
          <TextArea
            label={t('desk.rule.wordsLabel')}
            hint={t('desk.rule.wordsHint')}
            rows={5}
            value={draft.words}
            error={
              errors['condition.words'] ??
              Object.entries(errors).find(([field]) => field.startsWith('condition.words.'))?.[1]
            }
            onChange={(event) => change({ words: event.target.value })}
          />
          <Choices
            legend={t('desk.rule.match')}
            value={draft.match}
            options={(['whole', 'anywhere'] as const).map((value) => ({
              value,
              label: t(`desk.rule.${value}`),
            }))}
            onChoose={(match) => change({ match })}
          />
        </>
      )}
      {draft.on === 'links' && (
        <TextField
          label={t('desk.rule.fewerComments')}
          inputMode="numeric"
          value={draft.fewerComments}
          error={errors['condition.fewerComments']}
          onChange={(event) => change({ fewerComments: event.target.value })}
        />
      )}
      {draft.on === 'mentions' && (
        <TextField
          label={t('desk.rule.moreThan')}
          inputMode="numeric"
          value={draft.moreThan}
          error={errors['condition.moreThan']}
          onChange={(event) => change({ moreThan: event.target.value })}
        />
      )}
    </>
  );
}

export function WhereField({ draft, change }: Omit<PartProps, 'errors'>) {
  const articles = useArticles((state) => state.items);
  const id = useId();
  return (
    <div className={formStyles.where}>
      <label htmlFor={id}>{t('desk.rule.article')}</label>
      <Select<ArticleId | ''>
        id={id}
        value={draft.articleId ?? ''}
        options={[
          { value: '', label: t('desk.rule.allArticles') },
          ...articles.map(({ id, headline }) => ({ value: id, label: headline })),
        ]}
        onChoose={(chosen) => change({ articleId: chosen === '' ? null : chosen })}
      />
    </div>
  );
}

export function ConsequenceFields({ draft, errors, change }: PartProps) {
  return (
    <>
      <Choices
        legend={t('desk.rule.consequence')}
        value={draft.does}
        options={(['hold', 'refuse', 'report'] as const).map((value) => ({
          value,
          label: t(`desk.rule.${value}`),
        }))}
        onChoose={(does) => change({ does })}
      />
      {draft.does === 'refuse' && (
        <TextField
          label={t('desk.rule.message')}
          hint={t('desk.rule.messageHint')}
          maxLength={limits.ruleMessage}
          value={draft.message}
          error={errors['consequence.message']}
          onChange={(event) => change({ message: event.target.value })}
        />
      )}
    </>
  );
}
