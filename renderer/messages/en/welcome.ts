// The texts of the screens that lead into a community; loaded with them.

export const connect = {
  title: 'Join a discussion',
  text: 'Parley is for reading an article and talking about it, live. Each community runs a server of its own.',
  address: 'Address or invite link',
  hint: 'Whoever invited you can tell you the address.',
  placeholder: 'talk.example.org',
  action: 'Connect',
  busy: 'Connecting…',
  settings: 'Language and text size',
  cancel: 'Cancel',
  problem: {
    not_an_address:
      'This is not the address of a community. One looks like talk.example.org, or is a parley:// link.',
    no_line: 'This device is offline. Connect it to a network, then try again.',
    unknown_host: 'There is no {{host}}. Look for a typing mistake in the address.',
    nobody_answers:
      '{{host}} is there, but no community runs on it now. Look at the address and its port, or ask whoever runs it.',
    silent: '{{host}} does not answer. Try again in a moment; if it stays so, ask whoever runs it.',
    certificate:
      'The certificate of {{host}} cannot be trusted, so nothing was sent. Ask whoever runs it, and do not bypass the warning.',
    not_encrypted:
      '{{host}} offers no encrypted connection (https). If you trust the network between, write http:// before the address.',
    not_parley:
      'Something answers at {{host}}, but it is not a Parley community. Look at the address.',
    line_refused:
      'The community at {{host}} is there, but something between does not let a live connection through: a proxy or a firewall, perhaps.',
    server_older:
      'The server at {{host}} is older than this Parley. Whoever runs it has to update it.',
    app_older: 'This Parley is older than the server at {{host}}. Update Parley, then come back.',
  },
} as const;

export const account = {
  back: 'Back to reading',
  rules: 'House rules',
  register: 'Register',
  signIn: 'Sign in',
  name: 'Name',
  nameHint: 'A pseudonym will do. It stands on all that you write.',
  password: 'Password',
  passwordHint_one: 'At least {{count, number}} character.',
  passwordHint_other: 'At least {{count, number}} characters.',
  invite: 'Invite',
  inviteHint: 'This community admits members by invite.',
  registerBusy: 'Registering…',
  signInBusy: 'Signing in…',
  asGuest: 'Read as a guest',
  or: 'or',
  closed: 'This community takes no new members at present.',
  noGuests: 'This community is for its members: sign in to read.',
  show: 'Show password',
  hide: 'Hide password',
  otherAddress: 'Another address',
  here_one: '{{count, number}} other person is here now',
  here_other: '{{count, number}} others are here now',
  hereNobody: 'Nobody else is here now',
  guestsRead: 'Guests may read',
  membersRead: 'Only members read',
  registration: {
    open: 'Everybody may register',
    invite: 'Members come by invite',
    closed: 'No new members at present',
  },
  exposed:
    'The connection to this community is not encrypted: others on the way could read along, your password too.',
  wrongPassword: 'The name or the password is wrong.',
  nameTaken: 'Somebody here has this name already. Take another.',
  wrongInvite: 'This invite is not valid, or was used already. Ask for a new one.',
  unavailable: 'The community does not answer now. Try again in a moment.',
} as const;
