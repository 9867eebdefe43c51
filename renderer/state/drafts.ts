// Whatever is being typed and not sent, in any form: shown from here, and kept by the engine as one
// types, for the account that types it. Never sends anything.
import { useEffect } from 'react';
import { create } from 'zustand';
import { beforeDraft, draftKey } from '../../shared/bridge/draft-key.ts';
import type { DraftFields, DraftPlace } from '../../shared/bridge/drafts.ts';
import type { ChangeNotice, CommunityId } from '../../shared/bridge/engine-api.ts';
import { joinedDrafts } from '../../shared/bridge/joined-drafts.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import { engine } from '../bridge.ts';
import { findCommunity, useCommunities } from './communities.ts';
import { viewId } from './view-id.ts';

export type Draft = {
  fields: DraftFields;
  /** `failed`: this device could not keep it; it is tried again. */
  state: 'saved' | 'unsaved' | 'failed';
  /** What the engine keeps, as far as this window knows; left out until that was read. */
  known?: DraftFields;
};

export const useDrafts = create<{ drafts: ReadonlyMap<string, Draft> }>(() => ({
  drafts: new Map(),
}));

/** The longest that anything typed is not on the disk, however long one types on. */
const SAVE_AFTER_MS = 400;
const RETRY_AFTER_MS = 2_000;

type Form = { communityId: CommunityId; memberId: MemberId | null; place: DraftPlace };
type Unsaved = { form: Form; timer: ReturnType<typeof setTimeout> };
const unsaved = new Map<string, Unsaved>();
/** Drafts that are being read. */
const reading = new Map<string, Promise<DraftFields>>();

function formOf(communityId: CommunityId, place: DraftPlace): Form {
  return { communityId, memberId: findCommunity(communityId)?.member?.id ?? null, place };
}

function keyOf({ communityId, memberId, place }: Form): string {
  return `${communityId}/${memberId ?? ''}/${draftKey(place)}`;
}

function draftAt(key: string): Draft | undefined {
  return useDrafts.getState().drafts.get(key);
}

/** `known` stays as it was where it is left out. */
function show(key: string, draft: Draft): void {
  const drafts = new Map(useDrafts.getState().drafts);
  useDrafts.setState({ drafts: drafts.set(key, { ...drafts.get(key), ...draft }) });
}

/** The draft in this form, read the first time; undefined until it was read. Saved when the form goes. */
export function useDraft(communityId: CommunityId, place: DraftPlace): Draft | undefined {
  const memberId = useCommunities(
    ({ communities }) => communities.find(({ id }) => id === communityId)?.member?.id ?? null,
  );
  const key = keyOf({ communityId, memberId, place });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the place, which is made anew with each drawing
  useEffect(() => {
    const form = { communityId, memberId, place };
    void readForm(form);
    return () => void saveForm(form);
  }, [key]);
  return useDrafts((state) => state.drafts.get(key));
}

/** The draft of a form that holds one text: what it holds, or what it begins with. */
export function useTextDraft(communityId: CommunityId, place: DraftPlace, beginning = '') {
  const draft = useDraft(communityId, place);
  return {
    text: draft?.fields.text ?? beginning,
    state: draft?.state ?? 'saved',
    type: (text: string) => typeDraft(communityId, place, { text }),
    /** To be asked for before the call. */
    sending: () => sendDraft(communityId, place),
  };
}

/** What stands in the draft; no fields where nothing does. */
export function readDraft(communityId: CommunityId, place: DraftPlace): Promise<DraftFields> {
  return readForm(formOf(communityId, place));
}

async function readForm(form: Form): Promise<DraftFields> {
  const key = keyOf(form);
  // Before anything else is: one may be typing already.
  const isBeingRead = reading.get(key);
  if (isBeingRead) return isBeingRead;
  const known = draftAt(key);
  if (known) return known.fields;
  return noteReading(key, readStored(form));
}

/** Whatever is saved meanwhile waits for it. */
function noteReading(key: string, read: Promise<DraftFields>): Promise<DraftFields> {
  const noted = read.finally(() => {
    if (reading.get(key) === noted) reading.delete(key);
  });
  reading.set(key, noted);
  return noted;
}

async function readStored(form: Form): Promise<DraftFields> {
  const key = keyOf(form);
  const answer = await engine()['draft.read'](form);
  const typed = draftAt(key);
  if (!answer.ok) {
    // What could not be read is asked for again with the next form; here, before it would be written over.
    if (!typed) return {};
    show(key, { ...typed, state: 'failed' });
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
    return readStored(form);
  }
  const stored = answer.value ?? {};
  if (typed) {
    show(key, { ...typed, known: stored });
    return joined(form, stored, typed.fields);
  }
  show(key, { fields: stored, state: 'saved', known: stored });
  return stored;
}

/** Another window has saved what stands in the form, or sent it. */
export function hearDraft(heard: Extract<ChangeNotice, { topic: 'draft' }>): void {
  const { communityId, memberId, place } = heard;
  const form = { communityId, memberId, place };
  const key = keyOf(form);
  const before = reading.get(key);
  if (heard.viewId === viewId || !(draftAt(key) || before)) return;
  // What is being read may have been asked for before.
  void noteReading(key, before ? before.then(() => readAnew(form)) : readAnew(form));
}

async function readAnew(form: Form): Promise<DraftFields> {
  const key = keyOf(form);
  const answer = await engine()['draft.read'](form);
  const now = draftAt(key);
  // What is typed here meanwhile is joined with it as it is saved.
  if (!answer.ok || now?.state !== 'saved') return now?.fields ?? {};
  const stored = answer.value ?? {};
  show(key, { fields: stored, state: 'saved', known: stored });
  return stored;
}

// One began to type before the draft was read. A comment is what both have to say; a form that began
// with a text of its own is what was typed into that.
function joined(form: Form, stored: DraftFields, typed: DraftFields): DraftFields {
  const { place, communityId } = form;
  const isComment = place.of === 'comment' && stored.text !== undefined;
  if (!isComment || typed.text?.startsWith(stored.text ?? '')) return typed;
  const fields = { text: `${stored.text}\n${typed.text ?? ''}` };
  typeDraft(communityId, place, fields);
  return fields;
}

/** What the form holds now. No fields forget it. */
export function typeDraft(communityId: CommunityId, place: DraftPlace, fields: DraftFields): void {
  const form = formOf(communityId, place);
  const key = keyOf(form);
  const failed = draftAt(key)?.state === 'failed';
  show(key, { fields, state: failed ? 'failed' : 'unsaved' });
  if (!unsaved.has(key)) saveLater(form, SAVE_AFTER_MS);
}

function saveLater(form: Form, afterMs: number): void {
  const key = keyOf(form);
  clearTimeout(unsaved.get(key)?.timer);
  unsaved.set(key, { form, timer: setTimeout(() => void saveForm(form), afterMs) });
}

/** Saves what was typed since the last time, at once. */
export function saveDraft(communityId: CommunityId, place: DraftPlace): Promise<boolean> {
  return saveForm(formOf(communityId, place));
}

/** Whether all that was typed there is kept now. */
async function saveForm(form: Form): Promise<boolean> {
  const key = keyOf(form);
  // What stands there already would be written over unseen.
  if (reading.has(key)) await reading.get(key);
  const waiting = unsaved.get(key);
  if (!waiting) return draftAt(key)?.state === 'saved';
  clearTimeout(waiting.timer);
  unsaved.delete(key);
  const { fields = {}, known } = draftAt(key) ?? {};
  const typed = withoutEmptyText(fields);
  const over = known && { known };
  const answer = await engine()['draft.save']({ ...form, fields: typed, viewId, ...over });
  const now = draftAt(key);
  if (!answer.ok) {
    // Its community may have been left meanwhile: then there is nothing to try again for.
    if (!now) return false;
    show(key, { ...now, state: 'failed' });
    if (!unsaved.has(key)) saveLater(form, RETRY_AFTER_MS);
    return false;
  }
  if (now) showKept(key, now, fields, answer.value ?? typed, answer.value !== null);
  return true;
}

/** `isJoined`: another window had typed there as well. */
function showKept(
  key: string,
  now: Draft,
  saved: DraftFields,
  kept: DraftFields,
  isJoined: boolean,
): void {
  if (now.fields !== saved) {
    const fields = isJoined ? joinedDrafts(kept, now.fields, saved) : now.fields;
    show(key, { fields, state: 'unsaved', known: kept });
  } else {
    show(key, { fields: isJoined ? kept : now.fields, state: 'saved', known: kept });
  }
}

// A field that was emptied stays empty as long as it is shown, but it is nothing to keep.
function withoutEmptyText(fields: DraftFields): DraftFields {
  return Object.keys(fields).length === 1 && fields.text === '' ? {} : fields;
}

export type Sending = {
  /** The engine has it, and has forgotten the draft with that. What was typed since stays. */
  done: () => void;
  /**
   * Whether the engine has it although its answer says no: it may have ended in between. It keeps the draft
   * for as long as it has not what becomes of it.
   */
  isDone: () => Promise<boolean>;
};

/** To be asked for before what stands in the form is given to the engine. */
export function sendDraft(communityId: CommunityId, place: DraftPlace): Sending {
  const form = formOf(communityId, place);
  const sent = draftAt(keyOf(form))?.fields ?? {};
  // A save that came after it would bring the draft back.
  const saved = saveForm(form);
  return {
    done: () => forgetForm(form, sent),
    async isDone() {
      if (Object.values(sent).every((text) => text === '') || !(await saved)) return false;
      const answer = await engine()['draft.read'](form);
      return answer.ok && answer.value === null;
    },
  };
}

function forgetForm(form: Form, sent: DraftFields): void {
  const key = keyOf(form);
  const now = draftAt(key);
  if (now && now.fields !== sent) {
    show(key, { ...now, known: {} });
    saveLater(form, 0);
    return;
  }
  clearTimeout(unsaved.get(key)?.timer);
  unsaved.delete(key);
  show(key, { fields: {}, state: 'saved', known: {} });
}

/** Saves all that is unsaved: the window goes away, or the account does. */
export async function saveAllDrafts(): Promise<void> {
  await Promise.all([...unsaved.values()].map(({ form }) => saveForm(form)));
}

/** Puts a text before what the draft of a comment holds already, as a paragraph of its own. */
export async function addToDraft(
  communityId: CommunityId,
  place: DraftPlace,
  added: string,
): Promise<void> {
  const { text = '' } = await readDraft(communityId, place);
  const together = beforeDraft(added, text);
  if (together !== text) typeDraft(communityId, place, { text: together });
}

/** Forgets those of the community that are to go. */
function forgetDrafts(communityId: CommunityId, goes: (draft: Draft) => boolean): void {
  const drafts = new Map(useDrafts.getState().drafts);
  for (const [key, draft] of drafts) {
    if (!key.startsWith(`${communityId}/`) || !goes(draft)) continue;
    clearTimeout(unsaved.get(key)?.timer);
    unsaved.delete(key);
    drafts.delete(key);
  }
  useDrafts.setState({ drafts });
}

useCommunities.subscribe(({ communities }, { communities: before }) => {
  for (const { id, member } of before) {
    const now = communities.find((community) => community.id === id);
    // What was typed in one that was left has nowhere to go.
    if (now === undefined) forgetDrafts(id, () => true);
    // Another account signs in: what was typed as a guest may have gone to it, so its drafts are read anew.
    else if (now.member?.id !== member?.id) forgetDrafts(id, ({ state }) => state === 'saved');
  }
});
