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
  time: {
    now: 'jetzt',
    yesterday: 'gestern, {{time}}',
    yesterdayPlain: 'gestern',
    onDay: '{{day}}, {{time}}',
    // Said after „noch“, „für“ and „alle“: in the accusative.
    seconds_one: '{{count}} Sekunde',
    seconds_other: '{{count}} Sekunden',
    minutes_one: '{{count}} Minute',
    minutes_other: '{{count}} Minuten',
    hours_one: '{{count}} Stunde',
    hours_other: '{{count}} Stunden',
    days_one: '{{count}} Tag',
    days_other: '{{count}} Tage',
  },
  followed: {
    noArticle: 'Der Artikel, zu dem der Link führt, ist nicht auf diesem Gerät.',
    noComment: 'Kommentar {{number}} ist nicht auf diesem Gerät.',
  },
  role: {
    guest: 'Gast',
    member: 'Mitglied',
    moderator: 'Moderator',
    admin: 'Admin',
  },
  error: {
    muted: 'Du bist hier stummgeschaltet{{reason}}.',
    mutedUntil: 'Du bist hier bis {{time}} stummgeschaltet{{reason}}.',
    mutedFor: ', wegen „{{reason}}“',
    banned: 'Du bist in dieser Community gesperrt{{reason}}.',
    rule: 'Eine Regel dieser Community lehnt es ab: {{reason}}',
    closed: 'Die Diskussion wurde geschlossen, bevor dies ankam.',
    slow: 'Langsame Diskussion: Warte noch {{wait}} bis zu deinem nächsten Kommentar.',
    rateLimited: 'Zu viel auf einmal. Warte noch {{wait}} und versuche es wieder.',
    dismiss: 'Ausblenden',
  },
  field: {
    required: 'Bitte ausfüllen.',
    tooLong_one: 'Höchstens {{count}} Zeichen.',
    tooLong_other: 'Höchstens {{count}} Zeichen.',
    tooShort_one: 'Mindestens {{count}} Zeichen.',
    tooShort_other: 'Mindestens {{count}} Zeichen.',
    tooMany_one: 'Höchstens {{count}}.',
    tooMany_other: 'Höchstens {{count}}.',
    link: 'Eine Webadresse, die mit https:// oder http:// beginnt.',
    name: 'Buchstaben und Ziffern, dazwischen einzelne Leerzeichen, Punkte, Striche oder Apostrophe.',
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
    refused_one: '{{count}} Beitrag wurde abgelehnt',
    refused_other: '{{count}} Beiträge wurden abgelehnt',
    account: 'Konto und Einstellungen',
    guest: 'Du liest als Gast',
    signIn: 'Anmelden oder registrieren',
    signOut: 'Abmelden',
    signOutTitle: 'Von {{name}} abmelden?',
    signOutText: 'Was hier gespeichert ist, bleibt lesbar wie für einen Gast.',
    signOutWaiting_one:
      '{{count}} Änderung ist noch nicht gesendet und geht erst hinaus, wenn du dich wieder anmeldest.',
    signOutWaiting_other:
      '{{count}} Änderungen sind noch nicht gesendet und gehen erst hinaus, wenn du dich wieder anmeldest.',
    settings: 'Einstellungen',
    forget: 'Diese Community verlassen …',
    forgetTitle: '{{name}} verlassen?',
    forgetText:
      'Dieses Gerät vergisst ihre Artikel und Kommentare, deine Entwürfe und was noch zu senden ist. Dein Konto und deine Kommentare bleiben bei der Community.',
    forgetAction: 'Verlassen',
    cancel: 'Abbrechen',
  },
  list: {
    lastDay_one: '{{count, number}} Kommentar am letzten Tag',
    lastDay_other: '{{count, number}} Kommentare am letzten Tag',
    label: 'Artikel',
    publish: 'Artikel veröffentlichen',
    search: 'Suchen ({{keys}} oder {{slash}})',
    searchLabel: 'Suchen',
    comments_one: '{{count, number}} Kommentar',
    comments_other: '{{count, number}} Kommentare',
    noComments: 'Noch keine Kommentare',
    new: '{{count, number}} neu',
    newToYou: '{{count, number}} neu, {{toYou}} an dich',
    closed: 'geschlossen',
    slow: 'langsam',
    unread: 'noch nicht geöffnet',
    waiting: 'wartet auf die Veröffentlichung',
    sending: 'wird veröffentlicht',
    refused: 'konnte nicht veröffentlicht werden',
    loading: 'Die Artikel werden geholt',
    empty: 'Noch keine Artikel',
    emptyText: 'Was hier veröffentlicht wird, erscheint von selbst.',
    barred: 'Hier lesen nur Mitglieder.',
    emptyOfflineTitle: 'Hier ist noch nichts gespeichert',
    emptyOffline:
      'Auf diesem Gerät wurde noch nichts gespeichert. Die Artikel kommen, sobald die Verbindung wieder steht.',
    emptyPublisher: 'Veröffentliche den ersten; alle, die verbunden sind, sehen ihn sofort.',
  },
  status: {
    connecting: 'Wird verbunden …',
    offline: 'Offline: Du siehst den Stand von {{time}}.',
    offlineBarred: 'Offline.',
    offlineNothing: 'Offline: Auf diesem Gerät wurde noch nichts gespeichert.',
    refusedLine: 'Nicht verbunden: {{reason}}',
    savedAt: 'Du siehst den Stand von {{time}}.',
    waiting_one: '{{count}} Änderung ist noch nicht gesendet.',
    waiting_other: '{{count}} Änderungen sind noch nicht gesendet.',
    refused_one: '{{count}} Beitrag wurde abgelehnt.',
    refused_other: '{{count}} Beiträge wurden abgelehnt.',
    showRefused: 'Zeigen',
    tryNow: 'Jetzt versuchen',
    needsSignIn: 'Du wurdest hier abgemeldet.',
    needsSignInWaiting_one:
      'Melde dich wieder an, um {{count}} noch nicht gesendete Änderung zu senden.',
    needsSignInWaiting_other:
      'Melde dich wieder an, um {{count}} noch nicht gesendete Änderungen zu senden.',
    signIn: 'Anmelden',
    tokenNotKept: 'Nur für diesmal angemeldet: Dieses System hat keinen Schlüsselbund.',
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
