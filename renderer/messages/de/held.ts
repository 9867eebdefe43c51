// The texts of a reply that is held because what it answers has changed, in German.
import type { held as english } from '../en/held.ts';
import type { Translated } from '../translated.ts';

export const held: Translated<typeof english, 'de'> = {
  label: 'Zurückgehalten, damit du es dir ansiehst',
  title: 'Nicht gesendet: Sieh dir das zuerst an.',
  edited: '{{number}} von {{author}} wurde geändert, nachdem du geschrieben hast.',
  hidden: '{{number}} von {{author}} wurde von der Moderation ausgeblendet.',
  hiddenFor: '{{number}} von {{author}} wurde von der Moderation ausgeblendet: {{reason}}.',
  removedByAuthor: '{{author}} hat den eigenen Kommentar {{number}} entfernt.',
  removedByModerator: '{{number}} von {{author}} wurde von der Moderation entfernt.',
  removedByModeratorFor: '{{number}} von {{author}} wurde von der Moderation entfernt: {{reason}}.',
  muted: '{{author}} wurde inzwischen stummgeschaltet und kann dir vielleicht nicht antworten.',
  banned: '{{author}} wurde inzwischen gesperrt.',
  back: '{{number}} von {{author}} war eine Weile weg und ist wieder da.',
  before: 'Als du schriebst',
  after: 'Jetzt',
  removedBegins: '[gestrichen: ',
  addedBegins: '[neu: ',
  markEnds: ']',
  postAnyway: 'Trotzdem senden',
  change: 'Meine Antwort ändern',
  copy: 'Kopieren',
  discard: 'Als Entwurf behalten',
  move: 'Als neuen Kommentar schreiben',
};
