// A few choices side by side, one of them taken: radio buttons drawn as one row.
import { useId } from 'react';
import styles from './reason-picker.module.css';

type ChoicesProps<T extends string> = {
  legend: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChoose: (value: T) => void;
};

export function Choices<T extends string>({ legend, value, options, onChoose }: ChoicesProps<T>) {
  const id = useId();
  return (
    <fieldset className={styles.picker}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.choices}>
        {options.map((option) => (
          <label key={option.value} className={styles.choice}>
            <input
              type="radio"
              name={id}
              className={styles.radio}
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
