// A labelled text field with its hint or its error beneath it, in place.
import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './field.module.css';

type Described = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Stands at the field's far edge, such as a switch that shows a password. */
  aside?: ReactNode;
};

function Frame({
  id,
  label,
  hint,
  error,
  aside,
  children,
}: Described & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children}
      {/* After the field, to which the keyboard comes first. */}
      {aside && <div className={styles.aside}>{aside}</div>}
      {(error ?? hint) && (
        <p
          id={`${id}-about`}
          className={error ? styles.error : styles.hint}
          role={error ? 'alert' : undefined}
        >
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

export function TextField({
  label,
  hint,
  error,
  aside,
  ...input
}: Described & ComponentProps<'input'>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} aside={aside}>
      <input
        id={id}
        className={styles.input}
        aria-invalid={error !== undefined}
        aria-describedby={(error ?? hint) ? `${id}-about` : undefined}
        spellCheck={false}
        autoComplete="off"
        {...input}
      />
    </Frame>
  );
}

export function TextArea({
  label,
  hint,
  error,
  aside,
  ...area
}: Described & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} aside={aside}>
      <textarea
        id={id}
        className={styles.area}
        aria-invalid={error !== undefined}
        aria-describedby={(error ?? hint) ? `${id}-about` : undefined}
        {...area}
      />
    </Frame>
  );
}
