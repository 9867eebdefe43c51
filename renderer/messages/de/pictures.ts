// What is said in the place of a picture that is not shown, in German.
import type { picture as english } from '../en/pictures.ts';
import type { Translated } from '../translated.ts';

export const picture: Translated<typeof english, 'de'> = {
  named: 'Bild: {{alt}}',
  plain: 'Bild',
  waiting: 'Noch nicht hier.',
  failed: 'Noch nicht hier: Es konnte nicht geladen werden. Parley versucht es von selbst erneut.',
  unsent: 'Wird geladen, sobald der Artikel gesendet ist.',
  address: 'Nicht angezeigt: Es liegt an einem Ort, von dem Parley keine Bilder lädt.',
  size: 'Nicht angezeigt: Es ist zu groß, um behalten zu werden.',
  type: 'Nicht angezeigt: Die Datei ist kein Bild, das Parley anzeigen kann.',
  open: 'Im Browser öffnen',
};
