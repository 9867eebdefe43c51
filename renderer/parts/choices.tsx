// One of a few, all of them in sight: radio buttons, drawn as one row or, plainly, as what they are.
import { useId } from 'react';
import styles from './choices.module.css';

type ChoicesProps<T extends string> = {
  legend: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChoose: (value: T) => void;
  look?: 'row' | 'plain';
};

export function Choices<T extends string>(props: ChoicesProps<T>) {
  const { legend, value, options, onChoose, look = 'row' } = props;
  const id = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles[look]}>
        {options.map((option) => (
          <label key={option.value} className={styles.choice}>
            <input
              type="radio"
              name={id}
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
