// Completes names as one types them behind an `@`: whom the cache knows, the keys that choose, and what is
// said of it. Works without a line; what it writes is plain text. The server is asked for nobody: it hands out
// no list of its members, and who has written nothing here was met by nobody. Such a name is typed in full, and
// calls all the same.
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { MentionCandidate } from '../../shared/bridge/mention-candidates.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { engine } from '../bridge.ts';
import { write } from './field-edits.ts';
import { completed, nameAt, type TypedName } from './mention-typing.ts';

export type MentionsShown = {
  candidates: readonly MentionCandidate[];
  active: number;
  /** Of the `@` in the text. */
  from: number;
};

type Shown = MentionsShown & { name: TypedName };

export function useMentions(
  area: RefObject<HTMLTextAreaElement | null>,
  place: { communityId: CommunityId; articleId: ArticleId },
) {
  const [shown, setShown] = useState<Shown | null>(null);
  /** The `@` at which one does not want any. */
  const dismissed = useRef<number | null>(null);
  const asked = useRef(0);
  /** What was looked for last: typing and moving the caret both ask. */
  const sought = useRef<TypedName | null>(null);
  const { communityId, articleId } = place;

  useEffect(() => {
    if (shown === null) return;
    const hide = () => setShown(null);
    window.addEventListener('resize', hide);
    return () => window.removeEventListener('resize', hide);
  }, [shown]);

  const close = () => {
    asked.current += 1;
    sought.current = null;
    setShown(null);
  };

  /** To be called whenever the text or the caret has changed. */
  const look = async () => {
    const field = area.current;
    const isCaret = field !== null && field.selectionStart === field.selectionEnd;
    const name = isCaret ? nameAt(field.value, field.selectionStart) : null;
    if (name?.from !== dismissed.current) dismissed.current = null;
    if (name === null || name.from === dismissed.current) {
      close();
      return;
    }
    const { current: before } = sought;
    if (before?.from === name.from && before.typed === name.typed) return;
    sought.current = name;
    asked.current += 1;
    const question = asked.current;
    const request = { communityId, articleId, typed: name.typed };
    const answer = await engine()['mention.candidates'](request);
    if (question !== asked.current) return;
    const candidates = answer.ok ? answer.value : [];
    setShown(candidates.length === 0 ? null : { candidates, active: 0, from: name.from, name });
  };

  const choose = (candidate: MentionCandidate) => {
    const field = area.current;
    if (field === null || shown === null) return;
    close();
    write(
      field,
      completed(field.value, { ...shown.name, to: field.selectionStart }, candidate.name),
    );
  };

  /** Answers whether the key was for the names. */
  const hear = (event: KeyboardEvent): boolean => {
    if (shown === null || event.ctrlKey || event.metaKey || event.altKey) return false;
    const { candidates, active } = shown;
    const move = (by: number) =>
      setShown({ ...shown, active: (active + by + candidates.length) % candidates.length });
    const candidate = candidates[active];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape') {
      dismissed.current = shown.from;
      close();
    } else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && candidate) {
      choose(candidate);
    } else return false;
    return true;
  };

  return { shown: shown as MentionsShown | null, look: () => void look(), choose, hear, close };
}
