// The app's buttons: one that acts, one beside it, one that warns, one that is only words.
import type { ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'plain' | 'icon';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { kind?: ButtonKind };

export function Button({ kind = 'secondary', className, type = 'button', ...rest }: ButtonProps) {
  const classes = [styles.button, styles[kind], className].filter(Boolean).join(' ');
  return <button type={type} className={classes} {...rest} />;
}
