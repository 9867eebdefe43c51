// What stands under the field: the marks for those who know no Markdown, the preview, how it is kept, how
// much room is left, and the button that sends or says why it cannot.
import { type KeyboardEvent, memo, type ReactNode, useState } from 'react';
import type { CommandId } from '../commands/catalogue.ts';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { DraftMark } from '../parts/draft-mark.tsx';
import hidden from '../parts/visually-hidden.module.css';
import { togglePreview, useComposerPreview } from '../state/composer-preview.ts';
import type { Draft } from '../state/drafts.ts';
import { useLanguage } from '../state/language.ts';
import styles from './composer.module.css';
import { type MarkName, markNames } from './marks.ts';
import { isNearLimit, Room } from './room.tsx';

/** Two have a letter for a sign, which is another in each language. */
function shapeOf(name: MarkName): ReactNode {
  if (name === 'bold') return <strong aria-hidden="true">{t('composer.boldSign')}</strong>;
  return name === 'italic' ? <em aria-hidden="true">{t('composer.italicSign')}</em> : null;
}

function hintOf(name: MarkName): { title: string; 'aria-keyshortcuts'?: string | undefined } {
  const command = `composer.${name}` as CommandId;
  const key = keyHint(command);
  const label = t(`composer.${name}`);
  return {
    title: key ? t('composer.withKey', { label, key }) : label,
    'aria-keyshortcuts': ariaKeys(command),
  };
}

type MarksProps = { onMark: (name: MarkName) => void };

/** One stop for Tab; the arrows move within. Not drawn anew with each key that is typed. */
const Marks = memo(function Marks({ onMark }: MarksProps) {
  useLanguage();
  const [reached, setReached] = useState(0);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -reached, End: -reached - 1 };
    const step = steps[event.key as keyof typeof steps];
    if (step === undefined) return;
    event.preventDefault();
    const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl';
    const isArrow = event.key.startsWith('Arrow');
    const by = isMirrored && isArrow ? -step : step;
    const next = (reached + by + markNames.length) % markNames.length;
    setReached(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      className={styles.marks}
      role="toolbar"
      aria-label={t('composer.marks')}
      onKeyDown={onKeyDown}
    >
      {markNames.map((name, index) => (
        <Button
          key={name}
          kind="plain"
          tabIndex={index === reached ? 0 : -1}
          {...(shapeOf(name) && { 'aria-label': t(`composer.${name}`) })}
          {...hintOf(name)}
          onFocus={() => setReached(index)}
          onClick={() => onMark(name)}
        >
          {shapeOf(name) ?? t(`composer.${name}`)}
        </Button>
      ))}
    </div>
  );
});

type ComposerBarProps = {
  body: string;
  action: string;
  kept: Draft['state'];
  unchanged: boolean;
  /** Why it cannot be sent; null where it can. */
  reason: string | null;
  /** Whether one has tried to send it all the same. */
  asked: boolean;
  reasonId: string;
  /** The same each time. */
  onMark: (name: MarkName) => void;
  onClose?: (() => void) | undefined;
};

export function ComposerBar(props: ComposerBarProps) {
  const { body, action, kept, unchanged, reason, asked, reasonId, onMark, onClose } = props;
  const preview = useComposerPreview((state) => state.on);
  return (
    <div className={styles.bar}>
      <Marks onMark={onMark} />
      <Button
        kind="plain"
        aria-pressed={preview}
        aria-keyshortcuts={ariaKeys('composer.preview')}
        title={t('composer.withKey', {
          label: t('composer.preview'),
          key: keyHint('composer.preview'),
        })}
        onClick={togglePreview}
      >
        {t('composer.preview')}
      </Button>
      <DraftMark state={kept} empty={body === '' || unchanged || isNearLimit(body)} />
      {!(asked && reason) && <Room body={body} />}
      <span className={styles.send}>
        <span id={reasonId} className={hidden.hidden}>
          {reason}
        </span>
        {asked && reason && (
          <span role="alert" className={styles.reason}>
            {reason}
          </span>
        )}
        {onClose && (
          <Button kind="plain" onClick={onClose}>
            {t('composer.cancel')}
          </Button>
        )}
        <Button
          kind="primary"
          type="submit"
          // Not `disabled`: one can go to it and hear why it does not send.
          aria-disabled={reason !== null}
          aria-describedby={reasonId}
          title={reason ?? t('composer.keys', { key: keyHint('composer.send') })}
        >
          {action}
        </Button>
      </span>
    </div>
  );
}
