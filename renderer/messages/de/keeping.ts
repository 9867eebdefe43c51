// What is said of how an article is kept on this device, in German.
import type { keeping as english } from '../en/keeping.ts';
import type { Translated } from '../translated.ts';

export const keeping: Translated<typeof english, 'de'> = {
  pin: 'Offline behalten',
  pinHint: 'Den Artikel, seine Kommentare und Bilder auf diesem Gerät behalten (O)',
  follow: 'Folgen',
  followHint: 'Neue Kommentare auch ungeöffnet laden und nie löschen, um Platz zu schaffen (L)',
  quiet: 'Nicht stören',
  quietHint: 'Nichts melden oder zählen, was hier an dich gerichtet ist (Z)',
  pinned: 'offline behalten',
  followed: 'du folgst',
  notSaved: 'nicht ganz auf diesem Gerät',
  menu: 'Speicher auf diesem Gerät',
};
