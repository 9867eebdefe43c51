// The texts of the screens that lead into a community; loaded with them.

export const connect = {
  title: 'Join a discussion',
  text: 'Parley is for reading an article and talking about it, live. Each community runs a server of its own.',
  address: 'Address or invite link',
  placeholder: 'talk.example.org',
  action: 'Connect',
  busy: 'Connecting…',
  cancel: 'Cancel',
} as const;

export const account = {
  back: 'Back to reading',
  rules: 'Rules of the house',
  register: 'Register',
  signIn: 'Sign in',
  name: 'Name',
  nameHint: 'A pseudonym will do. It stands on all that you write.',
  password: 'Password',
  passwordHint_one: 'At least {{count}} character.',
  passwordHint_other: 'At least {{count}} characters.',
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
} as const;
