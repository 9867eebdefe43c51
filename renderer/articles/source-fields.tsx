// The sources of an article that is being written: a name, and an address where there is one.

import type { SourceText } from '../../shared/bridge/correction-draft.ts';
import type { FieldErrors } from '../messages/fields.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { CloseIcon, PlusIcon } from '../parts/icons.tsx';
import styles from './article-form.module.css';

type SourceFieldsProps = {
  sources: SourceText[];
  errors: FieldErrors;
  onChange: (sources: SourceText[]) => void;
};

export function SourceFields({ sources, errors, onChange }: SourceFieldsProps) {
  const nextKey = Math.max(-1, ...sources.map(({ key }) => key)) + 1;
  const change = (key: number, changed: Partial<SourceText>) =>
    onChange(sources.map((source) => (source.key === key ? { ...source, ...changed } : source)));
  return (
    <fieldset className={styles.sources}>
      <legend className={styles.label}>{t('form.sources')}</legend>
      {sources.map((source, index) => (
        <div key={source.key} className={styles.source}>
          <TextField
            label={t('form.sourceName', { number: index + 1 })}
            placeholder={t('form.sourceNamePlaceholder')}
            value={source.name}
            error={errors[`sources.${index}.name`]}
            onChange={(event) => change(source.key, { name: event.target.value })}
          />
          <TextField
            label={t('form.sourceUrl', { number: index + 1 })}
            placeholder={t('form.sourceUrlPlaceholder')}
            type="url"
            value={source.url}
            error={errors[`sources.${index}.url`]}
            onChange={(event) => change(source.key, { url: event.target.value })}
          />
          <Button
            kind="icon"
            className={styles.remove}
            aria-label={t('form.removeSource', { number: index + 1 })}
            onClick={() => onChange(sources.filter(({ key }) => key !== source.key))}
          >
            <CloseIcon />
          </Button>
        </div>
      ))}
      {errors.sources && <p className={styles.refusal}>{errors.sources}</p>}
      <Button
        className={styles.add}
        onClick={() => onChange([...sources, { key: nextKey, name: '', url: '' }])}
      >
        <PlusIcon />
        {t('form.addSource')}
      </Button>
    </fieldset>
  );
}
