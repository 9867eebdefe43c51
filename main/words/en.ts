// What main itself says, in English: the native menu, the tray, notifications and dialogs. The other
// languages have the same keys, or the types fail.
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
    noSuggestions: 'No Suggestions',
  },
  gone: {
    message: 'Parley cannot go on',
    detail: (why: string) => `${why}\n\nWhat you wrote is kept. Please start Parley again.`,
  },
};

export type Words = typeof en;
