// A day of the calendar, chosen or typed; empty where none is. The field itself is written as the system
// has it, whatever language the window speaks: what it holds is said beside it in words.
import { useId } from 'react';
import { fullDay } from '../messages/dates.ts';
import { dayBegins } from './day.ts';
import styles from './day-field.module.css';

type DayFieldProps = { label: string; value: string; onChange: (day: string) => void };

export function DayField({ label, value, onChange }: DayFieldProps) {
  const id = useId();
  const day = dayBegins(value, 0);
  return (
    <span className={styles.day}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        data-empty={value === ''}
        aria-describedby={day === null ? undefined : `${id}-words`}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {day && <span id={`${id}-words`}>{fullDay(day.toISOString())}</span>}
    </span>
  );
}
