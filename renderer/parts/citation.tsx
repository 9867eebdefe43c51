// Links within the app, as they stand in a comment: the number of another comment of its thread, with the
// beginning of that one shown beside it, and links to anywhere in a community.
import { createContext, type MouseEvent, type ReactNode, useContext } from 'react';
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import { articleLink, commentNumberForm, parseLink } from '../../shared/links.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import { t } from '../messages/messages.ts';
import { useCommunity } from '../state/communities.ts';
import { followLink } from '../state/links.ts';
import { goToComment } from '../state/navigation.ts';
import { useThread } from '../state/thread.ts';
import { goneWords } from '../thread/comment-words.ts';
import { followableUrl } from './external-link.tsx';
import { Hint } from './hint.tsx';

/** The thread whose comments are cited by what stands within. */
export const CitedThread = createContext<ArticleId | null>(null);

/** As much of a comment as says which one it is. */
const PREVIEW = 140;

/** The address as a comment may have it: out of the app, within it, or '' for anything else. */
export function commentUrl(url: string): string {
  const isWithin = citedNumber(url) !== null || parseLink(url) !== null;
  return isWithin ? url : followableUrl(url);
}

export function citedNumber(url: string): string | null {
  const number = url.startsWith('#') ? url.slice(1) : '';
  return commentNumberForm.test(number) ? number : null;
}

function withNumber(
  comments: ReadonlyMap<CommentId, ThreadComment>,
  number: string,
): ThreadComment | null {
  for (const comment of comments.values()) if (comment.number === number) return comment;
  return null;
}

/** "millwright: They will do both"; no words of a comment that was withheld, or is folded away. */
export function preview(comment: ThreadComment): string {
  const { author, body } = comment;
  if (body === null) return goneWords(comment);
  if (comment.ignored) return t('moderation.comment.ignored', { name: author.name });
  const line = body.split('\n').find((each) => /^[^>\s]/.test(each)) ?? body;
  const words = line.length > PREVIEW ? `${line.slice(0, PREVIEW)}…` : line;
  return t('reading.citation', { author: author.name, words });
}

export function Citation({ number, children }: { number: string; children: ReactNode }) {
  const articleId = useContext(CitedThread);
  const community = useCommunity();
  const comment = useThread((state) =>
    articleId !== null && state.place?.articleId === articleId
      ? withNumber(state.comments, number)
      : null,
  );
  if (comment === null || community === null) return <span>{children}</span>;
  const go = (event: MouseEvent) => {
    event.preventDefault();
    goToComment(comment.articleId, comment.id);
  };
  return (
    <Hint text={preview(comment)}>
      <a href={articleLink(community.url, comment.articleId, number)} onClick={go} onAuxClick={go}>
        {children}
      </a>
    </Hint>
  );
}

export function AppLink({ url, children }: { url: string; children: ReactNode }) {
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    const link = parseLink(url);
    if (link !== null) void followLink(link, url);
  };
  return (
    <a href={url} title={url} rel="noreferrer" onClick={follow} onAuxClick={follow}>
      {children}
    </a>
  );
}
