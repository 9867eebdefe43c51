// A comment's number, which is a link to it. Pointers only: the comment itself takes the focus, and its key
// copies the same link. The tree hears the click (use-branch-pointer.ts).
import type { Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { articleLink } from '../../shared/links.ts';

type CommentNumberProps = {
  comment: ThreadComment;
  community: Community;
  number: string;
  shown: string;
  className: string | undefined;
};

export function CommentNumber({
  comment,
  community,
  number,
  shown,
  className,
}: CommentNumberProps) {
  return (
    <span className={className} aria-hidden="true">
      <a
        href={articleLink(community.url, comment.articleId, number)}
        title={number}
        tabIndex={-1}
        data-number
      >
        {shown}
      </a>
    </span>
  );
}
