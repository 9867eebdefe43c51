// What main itself says, in English: the native menu, the tray, notifications and dialogs. The other
// languages have the same keys, or the types fail.
import { isolate } from '../../shared/isolate.ts';
import { listed, plural } from './plural.ts';

/** A name or a headline that somebody else has written. */
const apart = (text: string) => isolate(text, 'en');

function answersInEnglish(count: number): string {
  return plural('en', count, { one: '# reply or mention', other: '# replies and mentions' });
}

export const en = {
  menu: {
    app: 'Parley',
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    help: 'Help',
    newWindow: 'New Window',
    openThread: 'Open Thread in New Window',
    closeWindow: 'Close Window',
    quit: 'Quit Parley',
    about: 'About Parley',
    services: 'Services',
    hide: 'Hide Parley',
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    pasteAsText: 'Paste Without Formatting',
    delete: 'Delete',
    selectAll: 'Select All',
    fullScreen: 'Full Screen',
    reload: 'Reload',
    developerTools: 'Developer Tools',
    minimize: 'Minimize',
    front: 'Bring All to Front',
  },
  context: {
    copyLink: 'Copy Link',
    openLink: 'Open Link in Browser',
    learn: 'Add to Dictionary',
    languages: 'Spelling Languages',
    noSuggestions: 'No Suggestions',
  },
  notification: {
    reply: (name: string) => `${apart(name)} replied to you`,
    mention: (name: string) => `${apart(name)} mentioned you`,
    replies: (count: number, headline: string) =>
      `${plural('en', count, { one: '# reply', other: '# replies' })} in “${apart(headline)}”`,
    mentions: (count: number, headline: string) =>
      `${plural('en', count, { one: '# mention', other: '# mentions' })} in “${apart(headline)}”`,
    both: (count: number, headline: string) => `${answersInEnglish(count)} in “${apart(headline)}”`,
    inThreads: (count: number, threads: number) =>
      `${answersInEnglish(count)} in ${plural('en', threads, { one: '# thread', other: '# threads' })}`,
    from: (names: readonly string[]) => listed('en', names, (count) => `${count} more`),
    replyHere: 'Write a reply',
    notSent: 'Your reply was not sent',
    keptAsDraft: 'It is kept as a draft. Open it to send it.',
  },
  tray: {
    open: 'Open Parley',
    unread: answersInEnglish,
    nothing: 'Nothing new for you',
    doNotDisturb: 'Do Not Disturb',
    until: (time: string) => `Do Not Disturb Until ${time}`,
    forAnHour: 'For an Hour',
    tillTomorrow: 'Until Tomorrow Morning',
    off: 'Off',
    quit: 'Quit Parley',
  },
  gone: {
    message: 'Parley cannot go on',
    detail: (why: string) => `${why}\n\nWhat you wrote is kept. Please start Parley again.`,
  },
};

export type Words = typeof en;
