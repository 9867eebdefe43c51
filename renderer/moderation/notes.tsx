// The moderators' private notes on a member, and one more, whose text outlives the sheet until it is
// saved.
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { DeskNote } from '../../shared/bridge/moderation-views.ts';
import { limits } from '../../shared/limits.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import { isBlank } from '../../shared/protocol/visible-text.ts';
import { engine } from '../bridge.ts';
import { shortTime } from '../messages/dates.ts';
import { errorInWords } from '../messages/errors.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { DraftMark } from '../parts/draft-mark.tsx';
import { useOnce } from '../parts/use-once.ts';
import { useTextDraft } from '../state/drafts.ts';
import { ask } from '../state/failures.ts';
import styles from './member-card.module.css';

type NotesProps = {
  communityId: CommunityId;
  memberId: MemberId;
  notes: DeskNote[];
  now: number;
};

/** Outside of the component, so that a new drawing takes the focus from nobody. */
const focusOn = (element: HTMLElement | null) => element?.focus();

export function Notes({ communityId, memberId, notes, now }: NotesProps) {
  const draft = useTextDraft(communityId, { of: 'note', memberId });
  const { text } = draft;
  const [asked, setAsked] = useState<'open' | 'saved' | null>(null);
  const form = asked ?? (text === '' ? 'none' : 'kept');
  const add = useOnce(async () => {
    if (isBlank(text)) return;
    const sending = draft.sending();
    const added = await ask(engine()['note.add']({ communityId, memberId, text }));
    const isAdded = added !== undefined || (await sending.isDone());
    if (!isAdded) return;
    // Drawn before the draft is empty: else the way to a new note stands there already, and nothing gives it
    // the focus that the form has lost.
    flushSync(() => setAsked('saved'));
    sending.done();
  });
  return (
    <div className={styles.notes}>
      {notes.length > 0 && <h3 className={styles.heading}>{t('moderation.member.notes')}</h3>}
      {notes.map((note) => (
        <Note key={note.id} communityId={communityId} note={note} now={now} />
      ))}
      {form === 'open' || form === 'kept' ? (
        <form
          className={styles.adding}
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <textarea
            className={styles.area}
            aria-label={t('moderation.member.addNote')}
            placeholder={t('moderation.member.notePlaceholder')}
            maxLength={limits.note}
            rows={2}
            value={text}
            onChange={(event) => draft.type(event.target.value)}
            // What was kept waits for its turn: one may be choosing a reason.
            ref={form === 'open' ? focusOn : null}
          />
          <DraftMark state={draft.state} empty={text === ''} />
          <Button type="submit" disabled={isBlank(text)}>
            {t('moderation.member.saveNote')}
          </Button>
        </form>
      ) : (
        <Button
          kind="plain"
          className={styles.add}
          autoFocus={form === 'saved'}
          onClick={() => setAsked('open')}
        >
          {t('moderation.member.addNote')}
        </Button>
      )}
    </div>
  );
}

type NoteProps = { communityId: CommunityId; note: DeskNote; now: number };

function Note({ communityId, note, now }: NoteProps) {
  const { delivery } = note;
  return (
    <div className={styles.note}>
      <p className={styles.noteText} dir="auto">
        {note.text}
      </p>
      <p className={styles.faint}>
        {t('moderation.member.noteBy', {
          moderator: note.by.name,
          when: shortTime(note.at, now),
        })}
        {delivery.state === 'waiting' && ` · ${t('moderation.member.waiting')}`}
        {delivery.state === 'refused' && ` · ${errorInWords(delivery.error, now)}`}
        {delivery.state === 'sent' && (
          <Button
            kind="plain"
            onClick={() => void ask(engine()['note.delete']({ communityId, noteId: note.id }))}
          >
            {t('moderation.member.deleteNote')}
          </Button>
        )}
      </p>
    </div>
  );
}
