// The texts of the screens that lead into a community, in German.
import type { account as englishAccount, connect as englishConnect } from '../en/welcome.ts';
import type { Translated } from '../translated.ts';

export const connect: Translated<typeof englishConnect, 'de'> = {
  title: 'Rede mit',
  text: 'Mit Parley liest man einen Artikel und spricht darüber, live. Jede Community hat ihren eigenen Server.',
  address: 'Adresse oder Einladungslink',
  hint: 'Wer dich eingeladen hat, kennt die Adresse.',
  placeholder: 'talk.example.org',
  action: 'Verbinden',
  busy: 'Verbinden …',
  settings: 'Sprache und Schriftgröße',
  cancel: 'Abbrechen',
  problem: {
    not_an_address:
      'Das ist keine Adresse einer Community. Sie sieht aus wie talk.example.org oder wie ein parley://-Link.',
    no_line: 'Dieses Gerät ist offline. Verbinde es mit einem Netz und versuche es noch einmal.',
    unknown_host: '{{host}} gibt es nicht. Sieh nach, ob die Adresse einen Tippfehler hat.',
    nobody_answers:
      '{{host}} ist da, aber dort läuft zurzeit keine Community. Prüfe Adresse und Port oder frage bei den Betreibern nach.',
    silent:
      '{{host}} antwortet nicht. Versuche es gleich noch einmal; bleibt es dabei, frage bei den Betreibern nach.',
    certificate:
      'Dem Zertifikat von {{host}} ist nicht zu trauen, deshalb wurde nichts gesendet. Frage bei den Betreibern nach und umgehe die Warnung nicht.',
    not_encrypted:
      '{{host}} bietet keine verschlüsselte Verbindung (https). Wenn du dem Netz dazwischen traust, schreibe http:// vor die Adresse.',
    not_parley: 'Bei {{host}} antwortet etwas, aber keine Parley-Community. Prüfe die Adresse.',
    line_refused:
      'Die Community bei {{host}} ist da, aber etwas dazwischen lässt keine Live-Verbindung zu, vielleicht ein Proxy oder eine Firewall.',
    server_older:
      'Der Server bei {{host}} ist älter als dieses Parley. Wer ihn betreibt, muss ihn aktualisieren.',
    app_older:
      'Dieses Parley ist älter als der Server bei {{host}}. Aktualisiere Parley und versuche es dann noch einmal.',
  },
};

export const account: Translated<typeof englishAccount, 'de'> = {
  back: 'Zurück zum Lesen',
  rules: 'Hausregeln',
  register: 'Registrieren',
  signIn: 'Anmelden',
  name: 'Name',
  nameHint: 'Ein Pseudonym genügt. Es steht über allem, was du schreibst.',
  password: 'Passwort',
  passwordHint_one: 'Mindestens {{count, number}} Zeichen.',
  passwordHint_other: 'Mindestens {{count, number}} Zeichen.',
  invite: 'Einladung',
  inviteHint: 'Diese Community nimmt Mitglieder auf Einladung auf.',
  registerBusy: 'Registrierung läuft …',
  signInBusy: 'Anmeldung läuft …',
  asGuest: 'Als Gast lesen',
  or: 'oder',
  closed: 'Diese Community nimmt zurzeit keine neuen Mitglieder auf.',
  noGuests: 'In dieser Community lesen nur Mitglieder: Melde dich an, um zu lesen.',
  show: 'Passwort anzeigen',
  hide: 'Passwort verbergen',
  otherAddress: 'Andere Adresse',
  here_one: '{{count, number}} weitere Person ist gerade hier',
  here_other: '{{count, number}} weitere Personen sind gerade hier',
  hereNobody: 'Gerade ist sonst niemand hier',
  guestsRead: 'Gäste dürfen lesen',
  membersRead: 'Nur Mitglieder lesen',
  registration: {
    open: 'Alle können sich registrieren',
    invite: 'Mitglied wird man auf Einladung',
    closed: 'Zurzeit keine neuen Mitglieder',
  },
  exposed:
    'Die Verbindung zu dieser Community ist nicht verschlüsselt: Unterwegs könnten andere mitlesen, auch dein Passwort.',
  wrongPassword: 'Name oder Passwort stimmt nicht.',
  nameTaken: 'Diesen Namen hat hier schon jemand. Nimm einen anderen.',
  wrongInvite: 'Diese Einladung ist ungültig oder wurde schon benutzt. Lass dir eine neue geben.',
  unavailable: 'Die Community antwortet zurzeit nicht. Versuche es gleich noch einmal.',
};
