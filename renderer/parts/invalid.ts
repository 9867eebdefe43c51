// Takes a person to the first field of a form that needs mending.
import { flushSync } from 'react-dom';

/** Draws what `show` changes, then gives the focus to the first invalid field, if there is one. */
export function showErrors(form: HTMLFormElement, show: () => void): void {
  flushSync(show);
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
