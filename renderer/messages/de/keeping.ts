// What is said of how an article is kept on this device, in German.
import type { keeping as english } from '../en/keeping.ts';
import type { Translated } from '../translated.ts';

export const keeping: Translated<typeof english, 'de'> = {
  pin: 'Offline behalten',
  pinHint: 'Den Artikel, seine Kommentare und Bilder auf diesem Gerät behalten (O)',
  follow: 'Folgen',
  followHint: 'Neue Kommentare auch ungeöffnet holen und nie löschen, um Platz zu schaffen (L)',
  quiet: 'Nicht stören',
  quietHint: 'Nichts, was dir hier gilt, melden oder zählen (Z)',
  pinned: 'offline behalten',
  followed: 'gefolgt',
  notSaved: 'nicht ganz auf diesem Gerät',
  menu: 'Speicher auf diesem Gerät',
};
