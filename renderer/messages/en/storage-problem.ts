// The texts that say what is wrong with keeping things on this device, each in one line.

export const storageProblem = {
  newer: 'What was saved here comes from a newer Parley and is loaded again.',
  damaged: 'What was saved on this device was damaged and is loaded again.',
  unreadable: 'What was saved on this device could not be opened and is loaded again.',
  complete: 'Your drafts, and what waits to be sent, are kept.',
  incomplete: 'Some of your drafts, or of what waits to be sent, could not be read.',
  full: 'This device has no room left: new articles and comments are not saved here until you free some. What you write is kept.',
  nowhere:
    'Nothing can be saved on this device now: what you read and write is gone when Parley closes. See that its folder can be written to, then start it again.',
  understood: 'Understood',
} as const;
