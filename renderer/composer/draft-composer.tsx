// A new comment or reply over its draft, which is kept as one types.
import { useEffect } from 'react';
import { t } from '../messages/messages.ts';
import { type DraftPlace, readDraft, saveDraft, typeDraft, useDraft } from '../state/writing.ts';
import { post } from '../thread/acts.ts';
import { Composer } from './composer.tsx';

type DraftComposerProps = {
  place: DraftPlace;
  /** Whom a reply answers; null for a comment on the article. */
  answers: string | null;
  onSent?: () => void;
  onClose?: () => void;
};

export function DraftComposer({ place, answers, onSent, onClose }: DraftComposerProps) {
  const draft = useDraft(place);
  const { communityId, articleId, parentId } = place;

  useEffect(() => {
    const here = { communityId, articleId, parentId };
    void readDraft(here);
    return () => void saveDraft(here);
  }, [communityId, articleId, parentId]);

  const send = async () => {
    if (draft && (await post(place, draft.body))) onSent?.();
  };

  const isReply = parentId !== null;
  return (
    <Composer
      label={t(isReply ? 'composer.reply' : 'composer.comment')}
      placeholder={
        answers === null
          ? t('composer.commentPlaceholder')
          : t('composer.replyPlaceholder', { author: answers })
      }
      action={t(isReply ? 'composer.sendReply' : 'composer.sendComment')}
      body={draft?.body ?? ''}
      saved={draft?.saved ?? false}
      onType={(body) => typeDraft(place, body)}
      onSend={() => void send()}
      onBlur={() => void saveDraft(place)}
      onClose={onClose}
      autoFocus={isReply}
    />
  );
}
