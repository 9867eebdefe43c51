// How the comment will look, as one writes it: by the renderer of the thread, a moment behind the field.
import { useDeferredValue, useMemo } from 'react';
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import { mentionsIn } from '../../shared/members/mentions.ts';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { CommentId, MemberId } from '../../shared/protocol/ids.ts';
import { t } from '../messages/messages.ts';
import { Markdown } from '../parts/markdown.tsx';
import { useThread } from '../state/thread.ts';
import styles from './composer.module.css';

/** Whom one can see to be called: those who wrote in the thread. */
function participants(comments: ReadonlyMap<CommentId, ThreadComment>): NamedMember[] {
  const members = new Map<MemberId, NamedMember>();
  for (const { author, mentions = [] } of comments.values()) {
    for (const { id, name } of [author, ...mentions]) members.set(id, { id, name });
  }
  return [...members.values()];
}

export function Preview({ body }: { body: string }) {
  const text = useDeferredValue(body);
  const comments = useThread((state) => state.comments);
  const called = useMemo(() => {
    if (!text.includes('@')) return [];
    return [...new Set(mentionsIn(text, participants(comments)).map(({ mention }) => mention))];
  }, [text, comments]);
  // Comments come and go all the time; the text is read anew only where others are called.
  const key = called.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for them
  const mentions = useMemo(() => called, [key]);
  return (
    // Not a region: there may be as many as there are composers.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields
    <div
      role="group"
      className={styles.preview}
      aria-label={t('composer.previewLabel')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too
      tabIndex={0}
    >
      <Markdown of="comment" text={text} mentions={mentions} />
    </div>
  );
}
