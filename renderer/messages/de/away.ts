// The texts of what happened while one was away, in German.
import type { away as english } from '../en/away.ts';
import type { Translated } from '../translated.ts';

export const away: Translated<typeof english, 'de'> = {
  entry: 'Was seit {{day}} passiert ist',
  corrected: 'Korrigiert, seit du ihn gelesen hast.',
  show: 'Änderungen anzeigen',
  hide: 'Nur den Text anzeigen',
  allSeen: 'Du hast hier alles Neue gesehen.',
  lastNew: 'Das war der letzte neue Kommentar; hier ist wieder der erste.',
  firstNew: 'Das war der erste neue Kommentar; hier ist wieder der letzte.',
  noneNew: 'Hier ist nichts neu.',
};
