// The field in which one writes: grows with its text, marks it up, completes names, cleans what is pasted,
// shows how it will look, says what is wrong. Knows neither drafts nor sending: both are given to it.
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import { limits } from '../../shared/limits.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { commentBodyProblem, isBlank } from '../../shared/protocol/visible-text.ts';
import { composerCommand } from '../commands/offers.ts';
import { t } from '../messages/messages.ts';
import { togglePreview, useComposerPreview } from '../state/composer-preview.ts';
import type { Draft } from '../state/drafts.ts';
import styles from './composer.module.css';
import { ComposerBar } from './composer-bar.tsx';
import { selectionOf, write } from './field-edits.ts';
import { type MarkName, markOfCommand, marks } from './marks.ts';
import { MentionList, optionId } from './mention-list.tsx';
import { paste } from './paste.ts';
import { Preview } from './preview.tsx';
import { useKeptInView } from './use-kept-in-view.ts';
import { useMentions } from './use-mentions.ts';

type ComposerProps = {
  /** Where names are completed from. */
  thread: { communityId: CommunityId; articleId: ArticleId };
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

function reasonNotToSend(body: string, unchanged: boolean): string | null {
  const problem = commentBodyProblem(body);
  if (problem === 'blank') return t('composer.blank');
  if (problem === 'too_long') {
    return t('composer.tooLong', { count: body.length - limits.commentBody });
  }
  return unchanged ? t('composer.unchanged') : null;
}

export function Composer({
  thread,
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
  const form = useRef<HTMLFormElement>(null);
  const preview = useComposerPreview((state) => state.on);
  const [asked, setAsked] = useState(false);
  const mentions = useMentions(area, thread);
  const reason = reasonNotToSend(body, unchanged);
  useKeptInView(form);

  useEffect(() => {
    const element = area.current;
    if (!autoFocus || !element) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(element.value.length, element.value.length);
    element.form?.scrollIntoView({ block: 'nearest' });
  }, [autoFocus]);

  const mark = useCallback((name: MarkName) => {
    const field = area.current;
    if (field) write(field, marks[name](field.value, selectionOf(field)));
  }, []);

  const send = () => {
    setAsked(reason !== null);
    // The button goes pale with nothing left to send, and would take the focus with it.
    area.current?.focus({ preventScroll: true });
    if (reason === null) onSend();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isInField = event.target === area.current;
    const command = composerCommand(event.nativeEvent);
    const marked = markOfCommand(command);
    if (isInField && mentions.hear(event)) {
      // Seen to.
    } else if (command === 'composer.send') send();
    else if (command === 'composer.preview') togglePreview();
    else if (marked) mark(marked);
    else if (command === 'composer.close' && onClose) onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const listId = `${id}-names`;
  const reasonId = `${id}-reason`;
  const { shown } = mentions;
  return (
    <form
      ref={form}
      className={styles.composer}
      data-preview={preview}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={styles.panes}>
        {/* The field is laid over its own text, which gives it its height. */}
        <div className={styles.grow} data-text={`${body}\n`}>
          <textarea
            ref={area}
            className={styles.area}
            rows={1}
            dir="auto"
            spellCheck
            lang={navigator.language}
            aria-label={label}
            aria-invalid={body.length > limits.commentBody}
            aria-describedby={reasonId}
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls={shown ? listId : undefined}
            aria-activedescendant={shown ? optionId(listId, shown.active) : undefined}
            placeholder={placeholder}
            value={body}
            onChange={(event) => {
              setAsked(false);
              onType(event.target.value);
              mentions.look();
            }}
            onSelect={mentions.look}
            onPaste={(event) => {
              if (paste(event.currentTarget, event.clipboardData)) event.preventDefault();
            }}
            onBlur={() => {
              mentions.close();
              onBlur?.();
            }}
          />
        </div>
        {preview && !isBlank(body) && <Preview body={body} />}
      </div>
      <MentionList id={listId} shown={shown} field={area.current} onChoose={mentions.choose} />
      <ComposerBar
        {...{ body, action, kept, unchanged, reason, asked, reasonId, onClose }}
        onMark={mark}
      />
    </form>
  );
}
