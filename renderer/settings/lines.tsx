// The settings' own lines: one of many, and what is on or off; and the parts in which they stand.
import { type ReactNode, useId } from 'react';
import { Select } from '../parts/select.tsx';
import styles from './settings.module.css';

type SelectionProps<T> = {
  label: string;
  hint?: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChoose: (value: T) => void;
};

/** One of many, in a list that opens. */
export function Selection<T extends string | number>({
  label,
  hint,
  value,
  options,
  onChoose,
}: SelectionProps<T>) {
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
