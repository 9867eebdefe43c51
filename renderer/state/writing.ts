// What is being typed: drafts by thread and parent, kept by the engine as one types, and the texts
// of edits, appeals and notes, kept while the app runs. Knows which reply or edit is open; never sends anything.
import { create } from 'zustand';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ActId, ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';
import { engine } from '../bridge.ts';
import { ask } from './failures.ts';

export type DraftPlace = {
  communityId: CommunityId;
  articleId: ArticleId;
  parentId: CommentId | null;
};
export type Draft = { body: string; saved: boolean };

type Writing = {
  drafts: ReadonlyMap<string, Draft>;
  edits: ReadonlyMap<CommentId, string>;
  /** Of mutes and bans, as long as they are not sent. */
  appeals: ReadonlyMap<ActId, string>;
  /** On members, by moderators. */
  notes: ReadonlyMap<MemberId, string>;
  replyingTo: CommentId | null;
  editing: CommentId | null;
};

export const useWriting = create<Writing>(() => ({
  drafts: new Map(),
  edits: new Map(),
  appeals: new Map(),
  notes: new Map(),
  replyingTo: null,
  editing: null,
}));

const SAVE_AFTER_MS = 400;
const unsaved = new Map<string, { place: DraftPlace; timer: ReturnType<typeof setTimeout> }>();

function keyOf(place: DraftPlace): string {
  return `${place.communityId}/${place.articleId}/${place.parentId ?? ''}`;
}

function setDraft(place: DraftPlace, draft: Draft): void {
  const drafts = new Map(useWriting.getState().drafts).set(keyOf(place), draft);
  useWriting.setState({ drafts });
}

/** The draft of this place; undefined until it was read. */
export function useDraft(place: DraftPlace): Draft | undefined {
  return useWriting((state) => state.drafts.get(keyOf(place)));
}

/** What stands in the draft, read from the engine the first time. */
export async function readDraft(place: DraftPlace): Promise<string> {
  const known = useWriting.getState().drafts.get(keyOf(place));
  if (known) return known.body;
  const body = (await ask(engine()['draft.read'](place))) ?? '';
  // One may have begun to type meanwhile.
  const typed = useWriting.getState().drafts.get(keyOf(place));
  if (typed) return typed.body;
  setDraft(place, { body, saved: body !== '' });
  return body;
}

export function typeDraft(place: DraftPlace, body: string): void {
  const key = keyOf(place);
  setDraft(place, { body, saved: false });
  clearTimeout(unsaved.get(key)?.timer);
  const timer = setTimeout(() => void saveDraft(place), SAVE_AFTER_MS);
  unsaved.set(key, { place, timer });
}

/** Saves what was typed since the last time, at once. */
export async function saveDraft(place: DraftPlace): Promise<void> {
  const key = keyOf(place);
  if (!unsaved.has(key)) return;
  clearTimeout(unsaved.get(key)?.timer);
  unsaved.delete(key);
  const body = useWriting.getState().drafts.get(key)?.body ?? '';
  if ((await ask(engine()['draft.save']({ ...place, body }))) === undefined) return;
  if (useWriting.getState().drafts.get(key)?.body !== body) return;
  setDraft(place, { body, saved: body !== '' });
}

/** Saves all that is unsaved; for the moment in which the window goes away. */
export function saveAllDrafts(): void {
  for (const { place } of [...unsaved.values()]) void saveDraft(place);
}

/** Puts a text before what the draft holds already. */
export async function addToDraft(place: DraftPlace, text: string): Promise<void> {
  const body = await readDraft(place);
  if (!body.includes(text.trimEnd())) typeDraft(place, body === '' ? text : `${text}${body}`);
}

export function typeEdit(id: CommentId, body: string): void {
  useWriting.setState({ edits: new Map(useWriting.getState().edits).set(id, body) });
}

export function typeAppeal(id: ActId, text: string): void {
  useWriting.setState({ appeals: new Map(useWriting.getState().appeals).set(id, text) });
}

export function typeNote(id: MemberId, text: string): void {
  useWriting.setState({ notes: new Map(useWriting.getState().notes).set(id, text) });
}

export function startReply(replyingTo: CommentId): void {
  useWriting.setState({ replyingTo, editing: null });
}

export function startEdit(id: CommentId, body: string): void {
  if (!useWriting.getState().edits.has(id)) typeEdit(id, body);
  useWriting.setState({ editing: id, replyingTo: null });
}

/** Closes the reply or edit that is open; its text stays. */
export function closeWriting(): void {
  useWriting.setState({ editing: null, replyingTo: null });
}

/** Closes the edit and forgets its text: it was saved. */
export function finishEdit(id: CommentId): void {
  const edits = new Map(useWriting.getState().edits);
  edits.delete(id);
  useWriting.setState({ edits, editing: null });
}
