// The texts that the window needs from its first moment on, in German.
import type { first as english } from '../en/first.ts';
import type { Translated } from '../translated.ts';
import { article } from './article.ts';
import { away } from './away.ts';
import { drafts } from './drafts.ts';
import { held } from './held.ts';
import { keeping } from './keeping.ts';
import { moderation } from './moderation.ts';
import { picture } from './pictures.ts';
import { presence } from './presence.ts';
import { reading } from './reading.ts';
import { storageProblem } from './storage-problem.ts';
import { comment, composer, thread } from './thread.ts';

export const first: Translated<typeof english, 'de'> = {
  article,
  comment,
  composer,
  thread,
  reading,
  away,
  drafts,
  storageProblem,
  held,
  keeping,
  moderation,
  picture,
  presence,
  broken: {
    text: 'In diesem Fenster ist etwas schiefgegangen. Was du geschrieben hast, ist auf diesem Gerät gespeichert.',
    again: 'Fenster neu laden',
  },
  time: {
    now: 'jetzt',
    yesterday: 'gestern, {{time}}',
    yesterdayPlain: 'gestern',
    onDay: '{{day}}, {{time}}',
    // Said after „noch“, „für“ and „alle“: in the accusative.
    seconds_one: '{{count, number}} Sekunde',
    seconds_other: '{{count, number}} Sekunden',
    minutes_one: '{{count, number}} Minute',
    minutes_other: '{{count, number}} Minuten',
    hours_one: '{{count, number}} Stunde',
    hours_other: '{{count, number}} Stunden',
    days_one: '{{count, number}} Tag',
    days_other: '{{count, number}} Tage',
  },
  followed: {
    noArticle: 'Der Artikel, zu dem der Link führt, ist nicht auf diesem Gerät.',
    noComment: 'Kommentar {{number}} ist nicht auf diesem Gerät.',
  },
  role: {
    guest: 'Gast',
    member: 'Mitglied',
    moderator: 'Moderation',
    admin: 'Admin',
  },
  error: {
    muted: 'Du bist hier stummgeschaltet.',
    mutedFor: 'Du bist hier stummgeschaltet, wegen „{{reason}}“.',
    mutedUntil: 'Du bist hier bis {{time}} stummgeschaltet.',
    mutedUntilFor: 'Du bist hier bis {{time}} stummgeschaltet, wegen „{{reason}}“.',
    banned: 'Du bist in dieser Community gesperrt.',
    bannedFor: 'Du bist in dieser Community gesperrt, wegen „{{reason}}“.',
    rule: 'Eine Regel dieser Community lässt das nicht zu: {{reason}}',
    closed: 'Die Diskussion wurde geschlossen, bevor sich das senden ließ.',
    slow: 'Langsame Diskussion: Warte noch {{wait}} bis zu deinem nächsten Kommentar.',
    rateLimited: 'Zu viel auf einmal. Warte noch {{wait}} und versuche es dann noch einmal.',
    dismiss: 'Ausblenden',
  },
  field: {
    required: 'Bitte ausfüllen.',
    tooLong_one: 'Höchstens {{count, number}} Zeichen.',
    tooLong_other: 'Höchstens {{count, number}} Zeichen.',
    tooShort_one: 'Mindestens {{count, number}} Zeichen.',
    tooShort_other: 'Mindestens {{count, number}} Zeichen.',
    tooMany_one: 'Höchstens {{count, number}}.',
    tooMany_other: 'Höchstens {{count, number}}.',
    link: 'Eine Webadresse, die mit https:// oder http:// beginnt.',
    name: 'Buchstaben und Ziffern, dazwischen einzelne Leerzeichen, Punkte, Bindestriche oder Apostrophe.',
    seconds: 'Eine ganze Zahl von Sekunden zwischen {{least}} und {{most}}.',
    whole: 'Eine ganze Zahl von {{least, number}} bis {{most, number}}.',
    unsound: 'Dieser Text lässt sich nicht lesen.',
  },
  rail: {
    label: 'Communitys',
    joined: '{{words}}, {{more}}',
    add: 'Mit einer Community verbinden',
    news: 'Neues',
    toYou_one: '{{count, number}} an dich',
    toYou_other: '{{count, number}} an dich',
    moved: '{{name}}: Platz {{place, number}} von {{count, number}}',
    refused_one: '{{count, number}} Änderung wurde abgelehnt',
    refused_other: '{{count, number}} Änderungen wurden abgelehnt',
    account: 'Konto und Einstellungen',
    guest: 'Du liest als Gast',
    signIn: 'Anmelden oder registrieren',
    signOut: 'Abmelden',
    signOutTitle: 'Von {{name}} abmelden?',
    signOutText: 'Was hier gespeichert ist, kannst du weiter lesen wie ein Gast.',
    signOutWaiting_one:
      '{{count, number}} Änderung wartet noch und wird erst gesendet, wenn du dich wieder anmeldest.',
    signOutWaiting_other:
      '{{count, number}} Änderungen warten noch und werden erst gesendet, wenn du dich wieder anmeldest.',
    settings: 'Einstellungen',
    forget: 'Diese Community verlassen …',
    forgetTitle: '{{name}} verlassen?',
    forgetText:
      'Von diesem Gerät verschwinden ihre Artikel und Kommentare, deine Entwürfe und alles, was noch nicht gesendet ist. Dein Konto und deine Kommentare bleiben in der Community.',
    forgetAction: 'Verlassen',
    cancel: 'Abbrechen',
  },
  list: {
    lastDay_one: '{{count, number}} Kommentar in den letzten 24 Stunden',
    lastDay_other: '{{count, number}} Kommentare in den letzten 24 Stunden',
    label: 'Artikel',
    publish: 'Artikel veröffentlichen',
    search: 'Suchen ({{keys}} oder {{slash}})',
    searchLabel: 'Suchen',
    comments_one: '{{count, number}} Kommentar',
    comments_other: '{{count, number}} Kommentare',
    noComments: 'Noch keine Kommentare',
    new: '{{count, number}} neu',
    newToYou: '{{count, number}} neu, {{toYou, number}} an dich',
    closed: 'geschlossen',
    slow: 'langsam',
    unread: 'noch nicht geöffnet',
    waiting: 'wartet auf die Veröffentlichung',
    sending: 'wird veröffentlicht',
    refused: 'konnte nicht veröffentlicht werden',
    loading: 'Die Artikel werden geladen',
    empty: 'Noch keine Artikel',
    emptyText: 'Was hier veröffentlicht wird, erscheint von selbst.',
    barred: 'Hier lesen nur Mitglieder.',
    emptyOfflineTitle: 'Hier ist noch nichts gespeichert',
    emptyOffline: 'Die Artikel erscheinen von selbst, sobald die Verbindung wieder steht.',
    emptyPublisher: 'Veröffentliche den ersten: Alle, die verbunden sind, sehen ihn sofort.',
  },
  status: {
    connecting: 'Verbindung wird aufgebaut …',
    offline: 'Offline. Letzter Stand: {{time}}.',
    offlineBarred: 'Offline.',
    offlineNothing: 'Offline. Auf diesem Gerät ist noch nichts gespeichert.',
    refusedLine: 'Nicht verbunden: {{reason}}',
    savedAt: 'Letzter Stand: {{time}}.',
    waiting_one: '{{count, number}} Änderung ist noch nicht gesendet.',
    waiting_other: '{{count, number}} Änderungen sind noch nicht gesendet.',
    refused_one: '{{count, number}} Änderung wurde abgelehnt.',
    refused_other: '{{count, number}} Änderungen wurden abgelehnt.',
    showRefused: 'Anzeigen',
    tryNow: 'Jetzt versuchen',
    needsSignIn: 'Du wurdest hier abgemeldet.',
    needsSignInWaiting_one:
      'Melde dich wieder an, um {{count, number}} noch nicht gesendete Änderung zu senden.',
    needsSignInWaiting_other:
      'Melde dich wieder an, um {{count, number}} noch nicht gesendete Änderungen zu senden.',
    signIn: 'Anmelden',
    tokenNotKept:
      'Du bleibst nur angemeldet, bis Parley geschlossen wird: Dieses System hat keinen Schlüsselbund.',
    understood: 'Verstanden',
  },
  key: {
    Control: 'Strg',
    Alt: 'Alt',
    Shift: 'Umschalt',
    Enter: 'Enter',
    Escape: 'Esc',
    Delete: 'Entf',
    Home: 'Pos1',
    End: 'Ende',
  },
  link: {
    image: 'Bild: {{alt}}',
    imagePlain: 'Bild',
  },
};
