// A member's report of a comment: a reason, and a note for the moderators if one likes.
import { useRef, useState } from 'react';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import { limits } from '../../shared/limits.ts';
import { engine } from '../bridge.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { Dialog, DialogActions } from '../parts/dialog.tsx';
import { DraftMark } from '../parts/draft-mark.tsx';
import { TextArea } from '../parts/field.tsx';
import { useOnce } from '../parts/use-once.ts';
import { sendDraft, typeDraft, useDraft } from '../state/drafts.ts';
import { ask } from '../state/failures.ts';
import type { ShownComment } from '../state/moderating.ts';
import { commentInWords } from './acts.ts';
import styles from './dialogs.module.css';
import { ReasonPicker } from './reason-picker.tsx';

type ReportDialogProps = {
  communityId: CommunityId;
  comment: ShownComment;
  onClose: () => void;
};

export function ReportDialog({ communityId, comment, onClose }: ReportDialogProps) {
  const firstReason = useRef<HTMLInputElement>(null);
  const place = { of: 'report', commentId: comment.id } as const;
  const draft = useDraft(communityId, place);
  const { reason = '', note = '' } = draft?.fields ?? {};
  const [missing, setMissing] = useState(false);
  const change = (changed: Partial<Record<'reason' | 'note', string>>) => {
    const filled = Object.entries({ reason, note, ...changed }).filter(([, text]) => text !== '');
    typeDraft(communityId, place, Object.fromEntries(filled));
  };
  const report = useOnce(async () => {
    const given = reason.trim();
    setMissing(given === '');
    if (given === '') return;
    const request = { communityId, commentId: comment.id, reason: given, note };
    const sending = sendDraft(communityId, place);
    if ((await ask(engine()['comment.report'](request))) === undefined) return;
    sending.done();
    onClose();
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('moderation.report.title', { comment: commentInWords(comment) })}
      initialFocus={firstReason}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          report();
        }}
      >
        <p className={styles.text}>{t('moderation.report.text')}</p>
        <ReasonPicker
          reason={reason}
          onChoose={(chosen) => {
            change({ reason: chosen });
            setMissing(false);
          }}
          onType={(words) => {
            change({ reason: words });
            setMissing(false);
          }}
          firstRef={firstReason}
          error={missing ? t('moderation.reason.missing') : undefined}
        />
        <TextArea
          label={t('moderation.report.note')}
          placeholder={t('moderation.report.notePlaceholder')}
          maxLength={limits.reportNote}
          rows={3}
          value={note}
          onChange={(event) => change({ note: event.target.value })}
        />
        <DialogActions>
          <DraftMark state={draft?.state ?? 'saved'} empty={note === '' && reason === ''} />
          <Button onClick={onClose}>{t('moderation.report.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('moderation.report.action')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
