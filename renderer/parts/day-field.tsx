// A day of the calendar, chosen or typed; empty where none is. What it holds: day.ts.
import styles from './day-field.module.css';

type DayFieldProps = { label: string; value: string; onChange: (day: string) => void };

export function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <label className={styles.day}>
      {label}
      <input type="date" value={value} onChange={({ target }) => onChange(target.value)} />
    </label>
  );
}
