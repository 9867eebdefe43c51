// Chooses a reason: one of the list by its digit, by arrows or by pointer, or words of one's own.
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { limits } from '../../shared/limits.ts';
import {
  isListedReason,
  type ListedReason,
  listedReasons,
} from '../../shared/protocol/closed-lists.ts';
import { t } from '../messages/messages.ts';
import choices from '../parts/choices.module.css';
import { isTyping } from '../state/keyboard.ts';
import styles from './reason-picker.module.css';
import { reasonInWords, reasonOfDigit } from './reasons.ts';

type ReasonPickerProps = {
  /** Empty while none was chosen. */
  reason: string;
  /** One of the list. */
  onChoose: (reason: ListedReason) => void;
  /** Words of one's own, as far as they go. */
  onType: (words: string) => void;
  /** What a digit does besides: `onChoose` was called before. */
  onDigit?: (reason: ListedReason) => void;
  error?: string | undefined;
  /** The first choice, for a dialog that begins there. */
  firstRef?: RefObject<HTMLInputElement | null>;
};

/** While it is drawn, the digits are its keys wherever the focus is, fields of text excepted. */
export function ReasonPicker(props: ReasonPickerProps) {
  const { reason, onDigit, error, firstRef } = props;
  const id = useId();
  const picker = useRef<HTMLFieldSetElement>(null);
  // "hate" may be on its way to "hateful pictures".
  const [typed, setTyped] = useState('');
  const own = isListedReason(reason) && typed !== reason ? '' : reason;
  const choose = (chosen: ListedReason) => {
    setTyped('');
    props.onChoose(chosen);
  };

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const chosen = reasonOfDigit(event.key);
      if (chosen === null) return;
      event.preventDefault();
      choose(chosen);
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
              checked={own === '' && reason === each}
              onChange={() => choose(each)}
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
        value={own}
        onChange={(event) => {
          setTyped(event.target.value);
          props.onType(event.target.value);
        }}
      />
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
