// The texts that say what is wrong with keeping things on this device, in German.
import type { storageProblem as english } from '../en/storage-problem.ts';
import type { Translated } from '../translated.ts';

export const storageProblem: Translated<typeof english, 'de'> = {
  newer: 'Was hier gespeichert war, stammt von einem neueren Parley und wird neu geladen.',
  damaged: 'Was auf diesem Gerät gespeichert war, war beschädigt und wird neu geladen.',
  unreadable: 'Was auf diesem Gerät gespeichert war, ließ sich nicht öffnen und wird neu geladen.',
  complete: 'Deine Entwürfe und alles noch nicht Gesendete sind erhalten.',
  incomplete: 'Einige deiner Entwürfe oder manches noch nicht Gesendete ließ sich nicht lesen.',
  full: 'Auf diesem Gerät ist kein Platz mehr: Neue Artikel und Kommentare werden hier erst gespeichert, wenn du Platz schaffst. Was du schreibst, bleibt erhalten.',
  nowhere:
    'Auf diesem Gerät lässt sich zurzeit nichts speichern: Was du liest und schreibst, geht verloren, wenn Parley geschlossen wird. Sorge dafür, dass Parley in seinen Ordner schreiben darf, und starte es neu.',
  understood: 'Verstanden',
};
