// What is said of how an article is kept on this device, where it is read and listed.

export const keeping = {
  pin: 'Keep offline',
  pinHint: 'Keep the article, its comments and its pictures on this device (O)',
  follow: 'Follow',
  followHint: 'Load new comments without opening it, and never delete it to make room (L)',
  quiet: 'Do not disturb',
  quietHint: 'Do not notify me of what is addressed to me here, nor count it (Z)',
  pinned: 'kept offline',
  followed: 'followed',
  notSaved: 'not all on this device',
  menu: 'Storage on this device',
} as const;
