// One of many, chosen from a list that opens.
import type { ComponentProps } from 'react';
import styles from './select.module.css';

type Option<T> = { value: T; label: string };

type SelectProps<T extends string | number> = Omit<
  ComponentProps<'select'>,
  'value' | 'onChange' | 'className' | 'children'
> & {
  value: T;
  options: readonly Option<T>[];
  onChoose: (value: T) => void;
};

export function Select<T extends string | number>(props: SelectProps<T>) {
  const { options, onChoose, ...rest } = props;
  return (
    <select
      className={styles.select}
      onChange={({ target }) => {
        const chosen = options.find((option) => String(option.value) === target.value);
        if (chosen) onChoose(chosen.value);
      }}
      {...rest}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

type FilterSelectProps<T extends string> = {
  label: string;
  /** Null while nothing is chosen, for which `any` stands. */
  value: T | null;
  any: string;
  options: readonly Option<T>[];
  onChoose: (value: T | null) => void;
};

/** One that narrows what is shown, and is seen to. */
export function FilterSelect<T extends string>(props: FilterSelectProps<T>) {
  const { label, value, any, options, onChoose } = props;
  return (
    <Select<T | ''>
      aria-label={label}
      data-chosen={value !== null}
      value={value ?? ''}
      options={[{ value: '', label: any }, ...options]}
      onChoose={(chosen) => onChoose(chosen === '' ? null : chosen)}
    />
  );
}
