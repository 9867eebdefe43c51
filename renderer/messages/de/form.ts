// The texts of the form in which an article is written, in German.
import type { form as english } from '../en/form.ts';
import type { Translated } from '../translated.ts';

export const form: Translated<typeof english, 'de'> = {
  publishTitle: 'Artikel veröffentlichen',
  correctTitle: 'Artikel korrigieren',
  headline: 'Überschrift',
  deck: 'Vorspann',
  deckHint: 'Ein Satz, der mehr sagt als die Überschrift. Darf leer bleiben.',
  byline: 'Autorenzeile',
  bylinePlaceholder: 'Lokalredaktion',
  body: 'Text',
  bodyHint: 'Markdown: ## für einen Abschnitt, > für ein Zitat, - für eine Liste.',
  sources: 'Quellen',
  sourceName: 'Name von Quelle {{number}}',
  sourceNamePlaceholder: 'Protokoll des Stadtrats',
  sourceUrl: 'Adresse von Quelle {{number}}',
  sourceUrlPlaceholder: 'https://… (darf leer bleiben)',
  addSource: 'Quelle hinzufügen',
  removeSource: 'Quelle {{number}} entfernen',
  note: 'Was korrigiert wurde',
  noteHint: 'Diese Notiz steht für alle sichtbar neben dem Datum.',
  notePlaceholder: 'der Versuch dauert zehn Wochen, nicht zwölf',
  write: 'Schreiben',
  preview: 'Vorschau',
  nothingToPreview: 'Noch keine Vorschau.',
  publish: 'Veröffentlichen',
  correct: 'Korrektur veröffentlichen',
  cancel: 'Abbrechen',
  correctedMeanwhile:
    'Der Artikel wurde korrigiert, während du geschrieben hast. Deine Fassung ersetzt dies:',
  unchanged: 'Noch hat sich nichts geändert.',
};
