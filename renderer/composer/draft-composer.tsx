// A new comment or reply over its draft, which is kept as one types.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import { t } from '../messages/messages.ts';
import { useOnce } from '../parts/use-once.ts';
import { saveDraft, useTextDraft } from '../state/drafts.ts';
import { dismissFailure } from '../state/failures.ts';
import { post } from '../thread/acts.ts';
import { Composer } from './lazy-composer.tsx';

type DraftComposerProps = {
  communityId: CommunityId;
  articleId: ArticleId;
  /** The comment that is answered; null for a comment on the article. */
  parentId: CommentId | null;
  /** Whom a reply answers; null for a comment on the article. */
  answers: string | null;
  onSent?: () => void;
  onClose?: () => void;
};

export function DraftComposer(props: DraftComposerProps) {
  const { communityId, articleId, parentId, answers, onSent, onClose } = props;
  const place = { of: 'comment', articleId, parentId } as const;
  const draft = useTextDraft(communityId, place);

  const send = useOnce(async () => {
    const sending = draft.sending();
    const isPosted = await post({ communityId, articleId }, parentId, draft.text);
    if (!isPosted) {
      if (!(await sending.isDone())) return;
      dismissFailure();
    }
    sending.done();
    onSent?.();
  });

  const isReply = parentId !== null;
  return (
    <Composer
      thread={{ communityId, articleId }}
      label={t(isReply ? 'composer.reply' : 'composer.comment')}
      placeholder={
        answers === null
          ? t('composer.commentPlaceholder')
          : t('composer.replyPlaceholder', { author: answers })
      }
      action={t(isReply ? 'composer.sendReply' : 'composer.sendComment')}
      body={draft.text}
      kept={draft.state}
      onType={draft.type}
      onSend={send}
      onBlur={() => void saveDraft(communityId, place)}
      onClose={onClose}
      autoFocus={isReply}
    />
  );
}
