// How the comment will look, as one writes it: by the renderer of the thread, a moment behind the field.
import { useDeferredValue, useMemo } from 'react';
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
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
  const calls = text.includes('@');
  const mentions = useMemo(() => (calls ? participants(comments) : []), [calls, comments]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too
    <section className={styles.preview} aria-label={t('composer.previewLabel')} tabIndex={0}>
      {text.trim() === '' ? (
        <p className={styles.nothing}>{t('composer.nothingToPreview')}</p>
      ) : (
        <Markdown of="comment" text={text} mentions={mentions} />
      )}
    </section>
  );
}
