// The field in which one writes: grows with its text, marks it up, previews it, says what is wrong.
// Knows neither drafts nor sending: both are given to it.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { limits } from '../../shared/limits.ts';
import { commentBodyProblem } from '../../shared/protocol/visible-text.ts';
import type { CommandId } from '../commands/catalogue.ts';
import { keyHint } from '../commands/hints.ts';
import { composerCommand } from '../commands/offers.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { DraftMark } from '../parts/draft-mark.tsx';
import { Markdown } from '../parts/markdown.tsx';
import hidden from '../parts/visually-hidden.module.css';
import type { Draft } from '../state/drafts.ts';
import styles from './composer.module.css';
import {
  linked,
  quotedLines,
  type Replacement,
  type Selection,
  surround,
} from './markdown-marks.ts';

type ComposerProps = {
  label: string;
  placeholder: string;
  action: string;
  body: string;
  onType: (body: string) => void;
  onSend: () => void;
  /** Closes it; a composer that stays open has none. */
  onClose?: (() => void) | undefined;
  onBlur?: (() => void) | undefined;
  /** Whether what is typed is kept on this device. */
  kept: Draft['state'];
  unchanged?: boolean;
  autoFocus?: boolean;
};

/** From here on one is told how much room is left. */
const NEAR_LIMIT = 500;

const marks = {
  bold: (text: string, at: Selection) => surround(text, at, '**', t('composer.boldText')),
  italic: (text: string, at: Selection) => surround(text, at, '*', t('composer.italicText')),
  link: (text: string, at: Selection) =>
    linked(text, at, t('composer.linkText'), t('composer.linkUrl')),
  quote: (text: string, at: Selection) => quotedLines(text, at),
} as const satisfies Record<string, (text: string, at: Selection) => Replacement>;
type Mark = keyof typeof marks;

const marksByCommand: { [N in CommandId]?: Mark } = {
  'composer.bold': 'bold',
  'composer.italic': 'italic',
  'composer.link': 'link',
};

function reasonNotToSend(body: string, unchanged: boolean): string | null {
  const problem = commentBodyProblem(body);
  if (problem === 'blank') return t('composer.blank');
  if (problem === 'too_long') return t('composer.tooLong');
  return unchanged ? t('composer.unchanged') : null;
}

function Room({ left }: { left: number }) {
  if (left >= NEAR_LIMIT) return null;
  return (
    <span className={styles.room} data-over={left < 0} aria-live="polite">
      {left < 0 ? t('composer.over', { count: -left }) : t('composer.remaining', { count: left })}
    </span>
  );
}

export function Composer({
  label,
  placeholder,
  action,
  body,
  onType,
  onSend,
  onClose,
  onBlur,
  kept,
  unchanged = false,
  autoFocus = false,
}: ComposerProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [preview, setPreview] = useState(false);
  const reason = reasonNotToSend(body, unchanged);

  useEffect(() => {
    const element = area.current;
    if (!autoFocus || !element) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(element.value.length, element.value.length);
    element.form?.scrollIntoView({ block: 'nearest' });
  }, [autoFocus]);

  const mark = (name: Mark) => {
    const element = area.current;
    if (!element) return;
    const { selectionStart: start, selectionEnd: end } = element;
    const replacement = marks[name](element.value, { start, end });
    element.focus();
    element.setSelectionRange(replacement.from, replacement.to);
    // The only way to write into a field that leaves its undo history whole.
    document.execCommand('insertText', false, replacement.text);
    element.setSelectionRange(replacement.selection.start, replacement.selection.end);
  };

  const send = () => {
    if (reason !== null) return;
    flushSync(() => setPreview(false));
    // The button goes pale with nothing left to send, and would take the focus with it.
    area.current?.focus({ preventScroll: true });
    onSend();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const command = composerCommand(event.nativeEvent);
    const marked = command === null ? undefined : marksByCommand[command];
    if (command === 'composer.send') send();
    else if (marked) mark(marked);
    else if (command === 'composer.close' && onClose) onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <form
      className={styles.composer}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {preview && (
        <div className={styles.preview}>
          <Markdown of="comment" text={body} />
        </div>
      )}
      {/* The field is laid over its own text, which gives it its height. */}
      <div className={styles.grow} data-text={`${body}\n`} hidden={preview}>
        <textarea
          ref={area}
          className={styles.area}
          rows={1}
          aria-label={label}
          aria-invalid={body.length > limits.commentBody}
          aria-describedby={`${id}-reason`}
          placeholder={placeholder}
          value={body}
          onChange={(event) => onType(event.target.value)}
          onBlur={onBlur}
        />
      </div>
      <div className={styles.bar}>
        {!preview && (
          <span className={styles.marks}>
            <Button kind="plain" aria-label={t('composer.bold')} onClick={() => mark('bold')}>
              <strong>B</strong>
            </Button>
            <Button kind="plain" aria-label={t('composer.italic')} onClick={() => mark('italic')}>
              <em>I</em>
            </Button>
            <Button kind="plain" onClick={() => mark('link')}>
              {t('composer.link')}
            </Button>
            <Button kind="plain" onClick={() => mark('quote')}>
              {t('composer.quote')}
            </Button>
          </span>
        )}
        <Button
          kind="plain"
          aria-pressed={preview}
          disabled={body === '' && !preview}
          onClick={() => setPreview(!preview)}
        >
          {t(preview ? 'composer.write' : 'composer.preview')}
        </Button>
        <DraftMark
          state={kept}
          empty={body === '' || unchanged || limits.commentBody - body.length < NEAR_LIMIT}
        />
        <Room left={limits.commentBody - body.length} />
        <span className={styles.send}>
          {onClose && (
            <Button kind="plain" onClick={onClose}>
              {t('composer.cancel')}
            </Button>
          )}
          <Button
            kind="primary"
            type="submit"
            disabled={reason !== null}
            title={reason ?? t('composer.keys', { key: keyHint('composer.send') })}
          >
            {action}
          </Button>
        </span>
      </div>
      <span id={`${id}-reason`} className={hidden.hidden}>
        {reason}
      </span>
    </form>
  );
}
