// Where one writes, or the card that says why one cannot at present. They take each other's place by
// themselves when a mute begins, runs out or is lifted, and the focus goes along.
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import { t } from '../messages/messages.ts';
import { bindingHere } from '../moderation/binding.ts';
import hidden from '../parts/visually-hidden.module.css';
import { useCountdown } from '../state/clock.ts';
import { SanctionCard } from './sanction-card.tsx';

type WritingPlaceProps = {
  community: Community;
  articleId: ArticleId;
  /**
   * Whose draft the card shows to be kept: of the comment that it answers, or null for the discussion's
   * own, whose card says all there is to say. An edit has none.
   */
  draftOf?: CommentId | null;
  children: ReactNode;
};

/** The moment at which something that binds there ends, or null. */
function nextEnd({ sanctions, clockOffsetMs }: Community, articleId: ArticleId): number | null {
  const own = bindingHere(sanctions, articleId, Date.now() + clockOffsetMs);
  return own?.sanction.until ? Date.parse(own.sanction.until) : null;
}

export function WritingPlace({ community, articleId, draftOf, children }: WritingPlaceProps) {
  const handedOver = useRef<Element | null>(null);
  const wasBound = useRef(false);
  const now = useCountdown(nextEnd(community, articleId), community.clockOffsetMs);
  const own = bindingHere(community.sanctions, articleId, now);
  if (own) wasBound.current = true;
  return (
    <>
      <p role="status" className={hidden.hidden}>
        {!own && wasBound.current ? t('moderation.card.backAgain') : ''}
      </p>
      <Successor key={own ? 'card' : 'composer'} handedOver={handedOver}>
        {own ? (
          <SanctionCard
            own={own}
            now={now}
            community={community}
            brief={draftOf !== null}
            draftPlace={
              draftOf === undefined ? null : { of: 'comment', articleId, parentId: draftOf }
            }
          />
        ) : (
          children
        )}
      </Successor>
    </>
  );
}

/** `handedOver`: what had the focus in what stood here before. */
type SuccessorProps = { handedOver: RefObject<Element | null>; children: ReactNode };

/** Takes the focus where what stood here before had it; leaves it alone wherever else it is. */
function Successor({ handedOver, children }: SuccessorProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const here = place.current;
    const { current: left } = handedOver;
    handedOver.current = null;
    // Only out of sight for a while: its caret is where it was.
    if (left instanceof HTMLElement && here?.contains(left)) left.focus({ preventScroll: true });
    else if (left !== null) {
      const heir = here?.querySelector<HTMLElement>('textarea, [data-heir]');
      heir?.focus({ preventScroll: true });
      if (heir instanceof HTMLTextAreaElement) {
        heir.setSelectionRange(heir.value.length, heir.value.length);
      }
    }
    // React leaves effects before it takes the elements away, so the focus is still where it was.
    return () => {
      const { activeElement } = document;
      handedOver.current = here?.contains(activeElement) ? activeElement : null;
    };
  }, [handedOver]);
  return <div ref={place}>{children}</div>;
}
