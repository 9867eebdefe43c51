// What may call a member, or keeps from it: notifications, the number on the icon, the tray, and "do not
// disturb" over them. Knows what the engine tells and what stands before somebody's eyes; decides no more.
import type { App, BrowserWindow } from 'electron';
import { beforeDraft } from '../shared/bridge/draft-key.ts';
import type { ChangeNotice } from '../shared/bridge/engine-api.ts';
import { type Language, locales } from '../shared/languages.ts';
import { createBadge, showBadge } from './badge.ts';
import { inAnHour, isDoNotDisturb, tomorrow } from './do-not-disturb.ts';
import type { AskEngine } from './engine-answers.ts';
import type { Addressed } from './notification-plan.ts';
import { createNotifications } from './notifications.ts';
import type { SettingsStore } from './settings.ts';
import { createTray } from './tray.ts';
import type { Speech } from './words/words.ts';

export type AttentionOptions = {
  app: App;
  platform: NodeJS.Platform;
  settings: SettingsStore;
  speech: () => Speech;
  ask: AskEngine;
  isInSight: (item: Addressed) => boolean;
  windows: () => readonly BrowserWindow[];
  onOpen: () => void;
  onOpenComment: (item: Addressed) => void;
};

export type Attention = {
  changed(notice: ChangeNotice): void;
  /** Other windows are there, or show something else. */
  looked(): void;
  /** Settings or language are others. */
  refresh(): void;
};

/** Longer than this no timer of Node waits. */
const longestWaitMs = 24 * 60 * 60_000;

export function createAttention(options: AttentionOptions): Attention {
  const { app, platform, settings, ask } = options;
  let quietTimer: NodeJS.Timeout | undefined;

  const notifications = createNotifications({
    platform,
    words: () => options.speech().words.notification,
    isWanted: () => settings.read().notifications && !isDoNotDisturb(settings.read(), Date.now()),
    isInSight: options.isInSight,
    read: async (communityId, ids) => (await ask('toYou.read', { communityId, ids })) ?? null,
    open: options.onOpenComment,
    reply,
  });

  const badge = createBadge({
    async count() {
      const counts = await ask('toYou.count', {});
      return counts?.reduce((sum, { count }) => sum + count, 0) ?? null;
    },
    show: refresh,
  });

  const tray = createTray({
    platform,
    onOpen: options.onOpen,
    onQuiet(until) {
      const now = Date.now();
      const doNotDisturbUntil =
        until === null ? null : until === 'tomorrow' ? tomorrow(now) : inAnHour(now);
      settings.change({ doNotDisturbUntil });
    },
    onQuit: () => app.quit(),
  });

  /** Through the outbox, as if it were written in the window. What is not taken is kept as a draft. */
  async function reply({ communityId, articleId, commentId }: Addressed, text: string) {
    const post = { communityId, articleId, parentId: commentId, body: text };
    if ((await ask('comment.post', post)) !== undefined) return true;
    const communities = await ask('community.list', {});
    const memberId = communities?.find(({ id }) => id === communityId)?.member?.id ?? null;
    const place = { of: 'comment', articleId, parentId: commentId } as const;
    const draft = { communityId, memberId, place };
    const kept = await ask('draft.read', draft);
    await ask('draft.save', { ...draft, fields: { text: beforeDraft(text, kept?.text ?? '') } });
    return false;
  }

  function refresh(): void {
    const { language, words } = options.speech();
    const unread = badge.count();
    const said = unread === 0 ? words.tray.nothing : words.tray.unread(unread);
    showBadge(app, options.windows(), unread, said);
    const now = Date.now();
    const until = settings.read().doNotDisturbUntil;
    const isQuiet = until !== null && isDoNotDisturb(settings.read(), now);
    tray.show({
      words: words.tray,
      unread,
      quietUntil: isQuiet ? timeOf(until, now, language) : null,
    });
    clearTimeout(quietTimer);
    if (isQuiet) {
      quietTimer = setTimeout(refresh, Math.min(Date.parse(until) - now, longestWaitMs));
    }
  }

  refresh();
  badge.touch();

  return {
    changed(notice) {
      if (notice.topic === 'toYou') notifications.heard(notice.communityId, notice.ids);
      const { topic } = notice;
      if (topic !== 'toYou' && topic !== 'articles' && topic !== 'communities') return;
      badge.touch();
      notifications.changed();
    },
    looked() {
      notifications.looked();
      // There each window carries the number itself.
      if (platform === 'win32') refresh();
    },
    refresh,
  };
}

/** The time of day, and the day too where it is another one. */
function timeOf(time: string, now: number, language: Language): string {
  const at = new Date(time);
  const isToday = at.toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(locales[language], {
    ...(isToday ? {} : { weekday: 'long' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
