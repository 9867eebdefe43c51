// The settings' own controls: one of a few, one of many, and what is on or off.
import { type ReactNode, useId } from 'react';
import { Select } from '../parts/select.tsx';
import styles from './settings.module.css';

type Option<T> = { value: T; label: string };

type ChoiceProps<T> = {
  label: string;
  hint?: string;
  value: T;
  options: readonly Option<T>[];
  onChoose: (value: T) => void;
};

/** One of a few, all in sight. */
export function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of many, in a list that opens. */
export function Selection<T extends string | number>({
  label,
  hint,
  value,
  options,
  onChoose,
}: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className={styles.line}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <Select id={id} aria-describedby={hint && `${id}-hint`} {...{ value, options, onChoose }} />
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

type SwitchProps = {
  label: string;
  hint?: string;
  on: boolean;
  disabled?: boolean;
  onSwitch: (on: boolean) => void;
};

export function Switch({ label, hint, on, disabled = false, onSwitch }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.line}>
      <label className={styles.box} data-disabled={disabled}>
        <input
          type="checkbox"
          checked={on}
          disabled={disabled}
          aria-describedby={hint && id}
          onChange={({ target }) => onSwitch(target.checked)}
        />
        {label}
      </label>
      {hint && (
        <p id={id} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function Section({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <section id={id} className={styles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className={styles.heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
