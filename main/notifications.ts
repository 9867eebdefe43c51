// Native notifications of what is addressed to a member. The engine says what is new and never says it
// twice; here it is gathered for a moment, told in as few notifications as make sense, and taken back
// when somebody looks at the thread. What stands before their eyes is not told at all.
import { Notification, type NotificationConstructorOptions } from 'electron';
import type { CommunityId } from '../shared/bridge/engine-api.ts';
import { mostToYou, type ToYou } from '../shared/bridge/to-you.ts';
import type { CommentId } from '../shared/protocol/ids.ts';
import { type Addressed, type Planned, planNotifications, threadKey } from './notification-plan.ts';
import type { Words } from './words/en.ts';

export type NotificationsOptions = {
  platform: NodeJS.Platform;
  words: () => Words['notification'];
  /** Whether somebody wants to be told at this moment. */
  isWanted: () => boolean;
  isInSight: (item: Addressed) => boolean;
  /** Of these comments those that are still to be told of; null where it cannot be said. Never rejects. */
  read: (communityId: CommunityId, ids: CommentId[]) => Promise<ToYou[] | null>;
  open: (item: Addressed) => void;
  /** Says whether the reply is on its way; where it is not, it is kept as a draft. */
  reply: (to: Addressed, text: string) => Promise<boolean>;
};

export type Notifications = {
  heard(communityId: CommunityId, ids: readonly CommentId[]): void;
  /** Somebody looks at what may have been told of. */
  looked(): void;
  /** What was told of may be read elsewhere, withdrawn, or another account's by now. */
  changed(): void;
};

/** Comments that come within this time are told of together. */
const gatherMs = 1_000;

type Shown = { notification: Notification; items: Planned['items'] };

export function createNotifications(options: NotificationsOptions): Notifications {
  const heard = new Map<CommunityId, Set<CommentId>>();
  /** Those still on the screen, by their threads: Electron forgets one that nobody holds. */
  const shown = new Map<string, Shown>();
  /** What became of replies that were written into a notification. */
  const unsent = new Map<Notification, Addressed>();
  let timer: NodeJS.Timeout | null = null;
  let lookTimer: NodeJS.Timeout | null = null;

  /** More than these are told of in one sentence anyway. */
  const read = (communityId: CommunityId, ids: readonly CommentId[]) =>
    options.read(communityId, ids.slice(-mostToYou));

  async function tell(): Promise<void> {
    timer = null;
    const gathered = [...heard];
    heard.clear();
    if (!options.isWanted() || !Notification.isSupported()) return;
    const found = await Promise.all(
      gathered.map(async ([communityId, ids]) => {
        const items = (await read(communityId, [...ids])) ?? [];
        return items.map((item): Addressed => ({ ...item, communityId }));
      }),
    );
    const unseen = found.flat().filter((item) => !options.isInSight(item));
    // A thread of which one is still on the screen is told of anew, with what came before.
    const before = [...shown.values()].flatMap(({ items }) => items);
    const again = before.filter((item) =>
      unseen.some((other) => threadKey(other) === threadKey(item)),
    );
    for (const planned of planNotifications([...again, ...unseen], options.words())) show(planned);
  }

  function show(planned: Planned): void {
    const { key, items } = planned;
    for (const told of new Set([key, ...items.map(threadKey)])) takeBack(told);
    const notification = new Notification(constructorOptions(planned, options));
    shown.set(key, { notification, items });
    notification.on('click', () => {
      takeBack(key);
      options.open(items[0]);
    });
    notification.on('reply', (_event, text) => {
      takeBack(key);
      void answer(items[0], text);
    });
    notification.on('close', () => {
      if (shown.get(key)?.notification === notification) shown.delete(key);
    });
    notification.show();
  }

  async function answer(to: Addressed, text: string): Promise<void> {
    if (await options.reply(to, text)) return;
    const { notSent: title, keptAsDraft: body } = options.words();
    const notification = new Notification({ title, body });
    unsent.set(notification, to);
    notification.on('click', () => {
      unsent.delete(notification);
      options.open(to);
    });
    notification.on('close', () => unsent.delete(notification));
    notification.show();
  }

  /** What nobody has to be told of any more does not stay on the screen either. */
  async function takeBackSettled(): Promise<void> {
    lookTimer = null;
    for (const [key, { notification, items }] of shown) {
      const communities = new Set(items.map(({ communityId }) => communityId));
      const left = await Promise.all(
        [...communities].map((id) => {
          const ofIt = items.filter(({ communityId }) => communityId === id);
          return read(
            id,
            ofIt.map(({ commentId }) => commentId),
          );
        }),
      );
      const isSettled = left.every((found) => found?.length === 0);
      if (isSettled && shown.get(key)?.notification === notification) takeBack(key);
    }
  }

  function takeBack(key: string): void {
    const told = shown.get(key);
    if (told === undefined) return;
    shown.delete(key);
    told.notification.close();
  }

  return {
    heard(communityId, ids) {
      const known = heard.get(communityId) ?? new Set();
      for (const id of ids) known.add(id);
      heard.set(communityId, known);
      if (timer === null) timer = setTimeout(() => void tell(), gatherMs);
    },
    looked() {
      for (const [key, { items }] of shown) if (items.every(options.isInSight)) takeBack(key);
      for (const [notification, to] of unsent) {
        if (!options.isInSight(to)) continue;
        unsent.delete(notification);
        notification.close();
      }
    },
    changed() {
      if (shown.size === 0 || lookTimer !== null) return;
      lookTimer = setTimeout(() => void takeBackSettled(), gatherMs);
    },
  };
}

function constructorOptions(
  { title, subtitle, body, items }: Planned,
  { platform, words }: NotificationsOptions,
): NotificationConstructorOptions {
  if (platform === 'darwin') {
    const isOne = items.length === 1;
    return {
      title,
      body,
      ...(subtitle === null ? {} : { subtitle }),
      ...(isOne ? { hasReply: true, replyPlaceholder: words().replyHere } : {}),
    };
  }
  // Elsewhere there is no line between the two.
  return { title, body: [body, subtitle].filter(Boolean).join('\n') };
}
