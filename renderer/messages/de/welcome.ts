// The texts of the screens that lead into a community, in German.
import type { account as englishAccount, connect as englishConnect } from '../en/welcome.ts';
import type { Translated } from '../translated.ts';

export const connect: Translated<typeof englishConnect, 'de'> = {
  title: 'Rede mit',
  text: 'Mit Parley liest man einen Artikel und spricht darüber, live. Jede Community hat ihren eigenen Server.',
  address: 'Adresse oder Einladungslink',
  placeholder: 'talk.example.org',
  action: 'Verbinden',
  busy: 'Wird verbunden …',
  cancel: 'Abbrechen',
};

export const account: Translated<typeof englishAccount, 'de'> = {
  back: 'Zurück zum Lesen',
  rules: 'Hausregeln',
  register: 'Registrieren',
  signIn: 'Anmelden',
  name: 'Name',
  nameHint: 'Ein Pseudonym genügt. Es steht über allem, was du schreibst.',
  password: 'Passwort',
  passwordHint_one: 'Mindestens {{count}} Zeichen.',
  passwordHint_other: 'Mindestens {{count}} Zeichen.',
  invite: 'Einladung',
  inviteHint: 'Diese Community nimmt Mitglieder auf Einladung auf.',
  registerBusy: 'Wird registriert …',
  signInBusy: 'Wird angemeldet …',
  asGuest: 'Als Gast lesen',
  or: 'oder',
  closed: 'Diese Community nimmt zurzeit keine neuen Mitglieder auf.',
  noGuests: 'Diese Community ist für ihre Mitglieder: Melde dich an, um zu lesen.',
  show: 'Passwort zeigen',
  hide: 'Passwort verbergen',
};
