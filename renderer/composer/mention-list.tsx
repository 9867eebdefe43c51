// The names that may be meant, under the `@` that calls for them. The focus stays in the field, which
// says by `aria-activedescendant` which of them would be written.
import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { MentionCandidate } from '../../shared/bridge/mention-candidates.ts';
import { t } from '../messages/messages.ts';
import hidden from '../parts/visually-hidden.module.css';
import { placeInField } from './caret-place.ts';
import styles from './mention-list.module.css';
import type { MentionsShown } from './use-mentions.ts';

type MentionListProps = {
  id: string;
  shown: MentionsShown | null;
  field: HTMLTextAreaElement | null;
  onChoose: (candidate: MentionCandidate) => void;
};

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

export function MentionList({ id, shown, field, onChoose }: MentionListProps) {
  return (
    <>
      <span role="status" className={hidden.hidden}>
        {shown && t('composer.mentions', { count: shown.candidates.length })}
      </span>
      {shown &&
        field &&
        createPortal(<List {...{ id, shown, field, onChoose }} />, placeFor(field))}
    </>
  );
}

/** Over all that is read, and a part of it: what stands outside of every region is not found by going through them. */
function placeFor(field: HTMLElement): Element {
  return field.closest('main') ?? document.body;
}

type Place = { top: number; left: number };

type ListProps = MentionListProps & { shown: MentionsShown; field: HTMLTextAreaElement };

/** Under the `@`, or over it where there is no room. */
function placeOf({ width, height }: DOMRect, field: HTMLTextAreaElement, from: number): Place {
  const sign = placeInField(field, from);
  const fitsBelow = sign.bottom + height <= window.innerHeight;
  const isMirrored = getComputedStyle(field).direction === 'rtl';
  const left = isMirrored ? sign.right - width : sign.left;
  return {
    top: Math.max(0, fitsBelow ? sign.bottom : sign.top - height),
    left: Math.max(0, Math.min(left, window.innerWidth - width)),
  };
}

function List({ id, shown, field, onChoose }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const { from, candidates, active } = shown;
  const isMixed = candidates.some(({ here }) => !here);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with other names it has another height
  useLayoutEffect(() => {
    const place = () => {
      const box = list.current?.getBoundingClientRect();
      if (box) setPlace(placeOf(box, field, from));
    };
    place();
    window.addEventListener('scroll', place, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', place, { capture: true });
  }, [field, from, candidates]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={t('composer.mentionsLabel')}
      className={styles.list}
      style={place ?? { visibility: 'hidden' }}
    >
      {candidates.map((candidate, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
        <div
          key={candidate.id}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === active}
          className={styles.option}
          // The field keeps the focus, and its caret.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(candidate)}
        >
          <bdi className={styles.name}>{candidate.name}</bdi>
          {isMixed && candidate.here && (
            <span className={styles.here}>{t('composer.mentionHere')}</span>
          )}
        </div>
      ))}
    </div>
  );
}
