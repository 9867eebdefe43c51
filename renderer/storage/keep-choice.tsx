// Which threads come by themselves, and how much they may take together.
import { useId } from 'react';
import { type Keep, keepSchema, type Storage } from '../../shared/bridge/storage.ts';
import { t } from '../messages/messages.ts';
import { sizeInWords } from '../messages/sizes.ts';
import { Select } from '../parts/select.tsx';
import styles from './storage.module.css';

const limits = [100e6, 200e6, 500e6, 1e9, 2e9, 5e9, 10e9, 50e9] as const;

type KeepChoiceProps = {
  storage: Storage;
  onKeep: (keep: Keep) => void;
  onLimit: (limitBytes: number) => void;
};

export function KeepChoice({ storage, onKeep, onLimit }: KeepChoiceProps) {
  const id = useId();
  const { keep, limitBytes, usedBytes } = storage;
  const offered = [...new Set([...limits, limitBytes])].sort((a, b) => a - b);
  return (
    <>
      <fieldset className={styles.choices}>
        <legend className={styles.heading}>{t('storage.keep')}</legend>
        {keepSchema.options.map((option) => (
          <label key={option} className={styles.choice}>
            <input
              type="radio"
              name={id}
              checked={option === keep}
              onChange={() => onKeep(option)}
            />
            <span>
              <span className={styles.name}>{t(`storage.${option}`)}</span>
              <span className={styles.hint}>{t(`storage.${option}Hint`)}</span>
            </span>
          </label>
        ))}
        <p className={styles.hint}>{t('storage.always')}</p>
      </fieldset>
      <div className={styles.section}>
        <label className={styles.heading} htmlFor={`${id}-limit`}>
          {t('storage.limit')}
        </label>
        <Select
          id={`${id}-limit`}
          aria-describedby={`${id}-about`}
          value={limitBytes}
          options={offered.map((value) => ({ value, label: sizeInWords(value) }))}
          onChoose={onLimit}
        />
        <p id={`${id}-about`} className={styles.hint}>
          {t('storage.limitHint')}
        </p>
        <p className={styles.used}>
          {t('storage.used', { used: sizeInWords(usedBytes), limit: sizeInWords(limitBytes) })}
        </p>
        {usedBytes > limitBytes && <p className={styles.hint}>{t('storage.over')}</p>}
      </div>
    </>
  );
}
