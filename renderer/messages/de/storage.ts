// The texts of the storage screen, in German.
import type { storage as english } from '../en/storage.ts';
import type { Translated } from '../translated.ts';

export const storage: Translated<typeof english, 'de'> = {
  title: 'Speicher auf diesem Gerät',
  back: 'Zurück zum Lesen',
  intro:
    'Was hier liegt, lässt sich auch offline lesen und durchsuchen. Alles kann wieder geladen werden, außer dem, was du schreibst.',
  reading: 'Wird gemessen …',
  keep: 'Diskussionen, die ungeöffnet geladen werden',
  recent: 'Aktuelle Diskussionen',
  recentHint: 'Die 50 mit den neuesten Kommentaren.',
  followed: 'Nur Diskussionen, denen du folgst',
  followedHint:
    'Die anderen werden geladen, wenn du sie öffnest, und bleiben, bis Platz gebraucht wird.',
  all: 'Alle Diskussionen',
  allHint: 'Die neuesten zuerst, soweit die Grenze reicht. Bilder auch.',
  always:
    'Artikel, die du offline behältst oder denen du folgst, werden bei jeder dieser Einstellungen geladen.',
  limit: 'Höchstens',
  limitHint:
    'Wird es mehr, werden zuerst die Diskussionen gelöscht, die am längsten niemand geöffnet und in denen am längsten niemand geschrieben hat. Nie gelöscht werden die, die du offline behältst, denen du folgst oder in denen etwas von dir noch nicht gesendet ist.',
  used: '{{used}} von {{limit}}',
  over: 'Artikel, die du offline behältst oder denen du folgst, und noch nicht Gesendetes brauchen mehr als das. Mehr lässt sich nicht löschen.',
  threads_one: '{{saved, number}} von {{count, number}} Diskussion ist vollständig hier.',
  threads_other: '{{saved, number}} von {{count, number}} Diskussionen sind vollständig hier.',
  parts: 'Was den Platz belegt',
  part: 'Was',
  size: 'Größe',
  articles: 'Artikel',
  comments: 'Kommentare',
  pictures: 'Bilder',
  search: 'Suchindex',
  writing: 'Entwürfe und noch nicht Gesendetes',
  rest: 'Der Rest',
  largest: 'Die größten Artikel, mit Kommentaren und Bildern',
  article: 'Artikel',
  about: 'Etwa',
  clear: 'Jetzt Platz schaffen …',
  nothing: 'Es gibt nichts, was sich löschen ließe.',
  lessTitle: 'Höchstens {{limit}} behalten?',
  clearTitle: 'Jetzt Platz schaffen?',
  go_one:
    '{{count, number}} Diskussion mit ihren Bildern, etwa {{size}}, wird von diesem Gerät gelöscht. Sie wird wieder geladen, wenn du sie öffnest.',
  go_other:
    '{{count, number}} Diskussionen mit ihren Bildern, etwa {{size}}, werden von diesem Gerät gelöscht. Jede wird wieder geladen, wenn du sie öffnest.',
  stays:
    'Artikel, die du offline behältst oder denen du folgst, Entwürfe und noch nicht Gesendetes bleiben.',
  let: 'Löschen',
  cancel: 'Abbrechen',
};
