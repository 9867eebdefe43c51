// Chooses a reason: one of the list by its digit, by arrows or by pointer, or words of one's own.
import { type RefObject, useEffect, useId, useRef } from 'react';
import { limits } from '../../shared/limits.ts';
import { isListedReason, listedReasons } from '../../shared/protocol/closed-lists.ts';
import { t } from '../messages/messages.ts';
import choices from '../parts/choices.module.css';
import { isTyping } from '../state/keyboard.ts';
import styles from './reason-picker.module.css';
import { reasonInWords, reasonOfDigit } from './reasons.ts';

type ReasonPickerProps = {
  /** Empty while none was chosen. */
  reason: string;
  onChoose: (reason: string) => void;
  /** What a digit does besides: `onChoose` was called before. */
  onDigit?: (reason: string) => void;
  error?: string | undefined;
  /** The first choice, for a dialog that begins there. */
  firstRef?: RefObject<HTMLInputElement | null>;
};

/** While it is drawn, the digits are its keys wherever the focus is, fields of text excepted. */
export function ReasonPicker({ reason, onChoose, onDigit, error, firstRef }: ReasonPickerProps) {
  const id = useId();
  const picker = useRef<HTMLFieldSetElement>(null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const chosen = reasonOfDigit(event.key);
      if (chosen === null) return;
      event.preventDefault();
      onChoose(chosen);
      // Enter acts from there, wherever the focus was.
      picker.current?.querySelector<HTMLElement>(`[value="${chosen}"]`)?.focus();
      onDigit?.(chosen);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  return (
    <fieldset
      ref={picker}
      className={choices.choices}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className={choices.legend}>{t('moderation.reason.label')}</legend>
      <div className={choices.row}>
        {listedReasons.map((each, index) => (
          <label key={each} className={choices.choice}>
            <input
              ref={index === 0 ? firstRef : undefined}
              type="radio"
              name={id}
              value={each}
              aria-keyshortcuts={String(index + 1)}
              checked={reason === each}
              onChange={() => onChoose(each)}
            />
            <kbd>{index + 1}</kbd>
            {reasonInWords(each)}
          </label>
        ))}
      </div>
      <input
        className={styles.own}
        aria-label={t('moderation.reason.own')}
        aria-invalid={error !== undefined}
        placeholder={t('moderation.reason.own')}
        maxLength={limits.reason}
        autoComplete="off"
        value={isListedReason(reason) ? '' : reason}
        onChange={(event) => onChoose(event.target.value)}
      />
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
