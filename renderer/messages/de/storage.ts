// The texts of the storage screen, in German.
import type { storage as english } from '../en/storage.ts';
import type { Translated } from '../translated.ts';

export const storage: Translated<typeof english, 'de'> = {
  title: 'Speicher auf diesem Gerät',
  back: 'Zurück zum Lesen',
  intro:
    'Was hier liegt, lässt sich auch ohne Verbindung lesen und durchsuchen. Alles kann wieder geholt werden, außer dem, was du schreibst.',
  reading: 'Wird gemessen …',
  keep: 'Diskussionen, die ungeöffnet hierher geholt werden',
  recent: 'Aktuelle Diskussionen',
  recentHint: 'Die 50 mit den neuesten Kommentaren.',
  followed: 'Nur gefolgte Diskussionen',
  followedHint: 'Die anderen kommen, wenn du sie öffnest, und bleiben, bis Platz gebraucht wird.',
  all: 'Alle Diskussionen',
  allHint: 'Die neuesten zuerst, soweit die Grenze reicht. Bilder auch.',
  always:
    'Artikel, die du offline behältst oder denen du folgst, kommen bei jeder dieser Einstellungen.',
  limit: 'Höchstens',
  limitHint:
    'Darüber gehen zuerst die Diskussionen, die am längsten niemand geöffnet oder in denen niemand geschrieben hat. Nie gehen die, die du offline behältst, denen du folgst oder in denen etwas von dir noch nicht gesendet ist.',
  used: '{{used}} von {{limit}}',
  over: 'Was du behältst, wem du folgst und was noch zu senden ist, braucht mehr als die Grenze. Mehr kann nicht gehen.',
  threads_one: '{{saved, number}} von {{count, number}} Diskussion ist ganz hier.',
  threads_other: '{{saved, number}} von {{count, number}} Diskussionen sind ganz hier.',
  parts: 'Was wie viel braucht',
  part: 'Was',
  size: 'Größe',
  articles: 'Artikel',
  comments: 'Kommentare',
  pictures: 'Bilder',
  search: 'Suchindex',
  writing: 'Entwürfe und noch zu Sendendes',
  rest: 'Der Rest',
  largest: 'Die größten Artikel, mit Kommentaren und Bildern',
  article: 'Artikel',
  about: 'Etwa',
  clear: 'Jetzt Platz schaffen …',
  nothing: 'Es gibt nichts, was gehen könnte.',
  lessTitle: 'Höchstens {{limit}} behalten?',
  clearTitle: 'Jetzt Platz schaffen?',
  go_one:
    '{{count, number}} Diskussion mit ihren Bildern, etwa {{size}}, wird von diesem Gerät gelöscht. Sie kommt wieder, wenn du sie öffnest.',
  go_other:
    '{{count, number}} Diskussionen mit ihren Bildern, etwa {{size}}, werden von diesem Gerät gelöscht. Jede kommt wieder, wenn du sie öffnest.',
  stays:
    'Artikel, die du offline behältst oder denen du folgst, Entwürfe und noch zu Sendendes bleiben.',
  let: 'Löschen',
  cancel: 'Abbrechen',
};
