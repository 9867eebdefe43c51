// The texts of an article, in German.
import type { article as english } from '../en/article.ts';
import type { Translated } from '../translated.ts';

export const article: Translated<typeof english, 'de'> = {
  back: 'Artikel',
  choose: 'Wähle einen Artikel, um ihn zu lesen und mitzureden.',
  rules: 'Hausregeln',
  loading: 'Der Artikel wird geöffnet',
  gone: 'Diesen Artikel gibt es hier nicht mehr.',
  corrected: 'Korrigiert ({{time}}): {{note}}',
  correctedPlain: 'Korrigiert ({{time}})',
  correctionTitle: 'Was korrigiert wurde',
  correctionAt: '{{time}}',
  before: 'Vorher',
  after: 'Nachher',
  empty: 'nichts',
  fields: {
    headline: 'Überschrift',
    deck: 'Vorspann',
    body: 'Text',
    byline: 'Autorenzeile',
    sources: 'Quellen',
  },
  cancel: 'Abbrechen',
  close: 'Schließen',
  sources: 'Quellen',
  correct: 'Korrigieren',
  discussion: 'Diskussion',
  open: 'Offen',
  slow: 'Langsam …',
  slowNow: 'Langsam: {{wait}}',
  closed: 'Geschlossen',
  slowTitle: 'Diskussion verlangsamen',
  slowText: 'So lange wartet jedes Mitglied zwischen zwei Kommentaren.',
  slowSeconds: 'Sekunden',
  slowAction: 'Verlangsamen',
  waiting:
    'Wartet auf die Veröffentlichung. Der Artikel erscheint, sobald die Verbindung wieder steht.',
  sending: 'Wird veröffentlicht …',
  refused: 'Der Artikel wurde nicht angenommen: {{reason}}',
  retry: 'Erneut versuchen',
  discard: 'Verwerfen',
};
