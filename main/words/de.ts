// What main itself says, in German.
import { isolate } from '../../shared/isolate.ts';
import type { Words } from './en.ts';
import { listed, plural } from './plural.ts';

/** A name or a headline that somebody else has written. */
const apart = (text: string) => isolate(text, 'de');

function answersInGerman(count: number): string {
  return plural('de', count, {
    one: '# Antwort oder Erwähnung',
    other: '# Antworten und Erwähnungen',
  });
}

export const de: Words = {
  menu: {
    app: 'Parley',
    file: 'Datei',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    window: 'Fenster',
    help: 'Hilfe',
    newWindow: 'Neues Fenster',
    openThread: 'Diskussion in neuem Fenster öffnen',
    closeWindow: 'Fenster schließen',
    quit: 'Parley beenden',
    about: 'Über Parley',
    services: 'Dienste',
    hide: 'Parley ausblenden',
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    pasteAsText: 'Ohne Formatierung einfügen',
    delete: 'Löschen',
    selectAll: 'Alles auswählen',
    fullScreen: 'Vollbild',
    reload: 'Neu laden',
    developerTools: 'Entwicklerwerkzeuge',
    minimize: 'Minimieren',
    front: 'Alle nach vorne bringen',
  },
  context: {
    copyLink: 'Link kopieren',
    openLink: 'Link im Browser öffnen',
    learn: 'Zum Wörterbuch hinzufügen',
    languages: 'Sprachen der Rechtschreibprüfung',
    noSuggestions: 'Keine Vorschläge',
  },
  notification: {
    reply: (name) => `${apart(name)} hat dir geantwortet`,
    mention: (name) => `${apart(name)} hat dich erwähnt`,
    replies: (count, headline) =>
      `${plural('de', count, { one: '# Antwort', other: '# Antworten' })} in „${apart(headline)}“`,
    mentions: (count, headline) =>
      `${plural('de', count, { one: '# Erwähnung', other: '# Erwähnungen' })} in „${apart(headline)}“`,
    both: (count, headline) => `${answersInGerman(count)} in „${apart(headline)}“`,
    inThreads: (count, threads) =>
      `${answersInGerman(count)} in ${plural('de', threads, { one: '# Diskussion', other: '# Diskussionen' })}`,
    from: (names) =>
      listed('de', names, (count) =>
        plural('de', count, { one: '# weiteres Mitglied', other: '# weitere' }),
      ),
    replyHere: 'Antwort schreiben',
    notSent: 'Deine Antwort wurde nicht gesendet',
    keptAsDraft: 'Sie ist als Entwurf gespeichert. Öffne sie, um sie zu senden.',
  },
  tray: {
    open: 'Parley öffnen',
    unread: answersInGerman,
    nothing: 'Nichts Neues für dich',
    doNotDisturb: 'Nicht stören',
    until: (time) => `Nicht stören bis ${time}`,
    forAnHour: 'Für eine Stunde',
    tillTomorrow: 'Bis morgen früh',
    off: 'Aus',
    quit: 'Parley beenden',
  },
  gone: {
    message: 'Parley kann nicht weiterarbeiten',
    detail: (why) => `${why}\n\nWas du geschrieben hast, bleibt erhalten. Bitte starte Parley neu.`,
  },
};
