// What is said in the place of a picture that is not shown, in German.
import type { picture as english } from '../en/pictures.ts';
import type { Translated } from '../translated.ts';

export const picture: Translated<typeof english, 'de'> = {
  named: 'Bild: {{alt}}',
  plain: 'Bild',
  waiting: 'Noch nicht hier.',
  failed: 'Noch nicht hier: Es konnte nicht geholt werden. Parley versucht es von selbst wieder.',
  unsent: 'Wird geholt, sobald der Artikel gesendet ist.',
  address: 'Nicht gezeigt: Es liegt an einem Ort, von dem Parley keine Bilder holt.',
  size: 'Nicht gezeigt: Es ist zu groß, um behalten zu werden.',
  type: 'Nicht gezeigt: Die Datei ist kein Bild, das Parley zeigen kann.',
  open: 'Im Browser öffnen',
};
