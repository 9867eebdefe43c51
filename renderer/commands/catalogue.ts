// Every command there is, once: its group, where it counts, who may have it, and its keys. From here come
// the keys that are heard, those on buttons, the sheet of keys, the palette and the native menu. Its words
// stand in the messages (`command.<id>`); what it does is offered by the part of the window that can do it
// (use-commands.ts). Knows no screen and does nothing.
//
// A new command: a line here, its words in messages (en/commands.ts and the other languages), and `useCommands({ 'its.id': { run } })`
// where it is done. Buttons that do the same show `keyHint('its.id')`.
import type { Binding } from './keys.ts';

/** In the order in which they are shown. */
export const groups = [
  'go',
  'articles',
  'thread',
  'comment',
  'writing',
  'moderating',
  'desk',
  'app',
] as const;
export type Group = (typeof groups)[number];

/**
 * What is shown or has the focus while a command counts. `window`: always; `screen`: any of the screens
 * that lie over the reading; the desk's sections by their names.
 */
export type Context =
  | 'window'
  | 'reading'
  | 'composer'
  | 'screen'
  | 'catchUp'
  | 'search'
  | 'desk'
  | 'reports'
  | 'pending'
  | 'mutes'
  | 'appeals'
  | 'log'
  | 'rules';

export type Command = {
  group: Group;
  where: readonly Context[];
  keys: readonly Binding[];
  /** On macOS, where its manners differ by more than Cmd for Ctrl. */
  macKeys?: readonly Binding[];
  /** Left out where guests may do it too. */
  who?: 'member' | 'moderator';
  /** Whether a key that is held does it again and again. */
  repeats?: true;
  /** There is no sense in looking for it by name. */
  byKeyAlone?: true;
};

const comment = (...keys: string[]): Binding[] => keys.map((key) => ({ key, on: 'comment' }));
const item = (...keys: string[]): Binding[] => keys.map((key) => ({ key, on: 'item' }));
const list = (...keys: string[]): Binding[] => keys.map((key) => ({ key, on: 'list' }));
/** Not by arrows alone: those move on what is scrolled. */
const rail = (...keys: string[]): Binding[] => keys.map((key) => ({ key, on: 'rail' }));
const field = (...keys: string[]): Binding[] => keys.map((key) => ({ key, on: 'field' }));
/** Letters that mean something else on the desk and in other screens. */
const reading = (...keys: string[]): Binding[] => keys.map((key) => ({ key, on: 'reading' }));

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

const table = {
  'go.palette': { group: 'go', where: ['window'], keys: ['mod+k'], byKeyAlone: true },
  'go.keys': { group: 'app', where: ['window'], keys: ['?'] },
  'go.settings': { group: 'app', where: ['window'], keys: ['mod+,'] },
  'go.storage': { group: 'app', where: ['window'], keys: [] },
  'go.account': { group: 'app', where: ['window'], keys: [] },
  'go.connect': { group: 'app', where: ['window'], keys: [] },
  'go.community': {
    group: 'go',
    where: ['window'],
    keys: digits.map((digit) => `mod+${digit}`),
    byKeyAlone: true,
  },
  'community.up': { group: 'go', where: ['window'], keys: rail('alt+ArrowUp') },
  'community.down': { group: 'go', where: ['window'], keys: rail('alt+ArrowDown') },
  'window.new': { group: 'app', where: ['window'], keys: ['mod+shift+n'] },
  'window.thread': { group: 'app', where: ['window'], keys: ['mod+shift+o'] },
  'size.larger': { group: 'app', where: ['window'], keys: ['mod++', 'mod+='] },
  'size.smaller': { group: 'app', where: ['window'], keys: ['mod+-'] },
  'size.usual': { group: 'app', where: ['window'], keys: ['mod+0'] },
  'go.search': { group: 'go', where: ['window'], keys: ['mod+shift+f', ...reading('/')] },
  'go.catchUp': { group: 'go', where: ['window'], keys: reading('w') },
  'go.desk': { group: 'go', where: ['window'], keys: reading('d'), who: 'moderator' },
  'go.back': { group: 'go', where: ['window'], keys: ['alt+ArrowLeft'], macKeys: ['mod+['] },
  'go.forward': { group: 'go', where: ['window'], keys: ['alt+ArrowRight'], macKeys: ['mod+]'] },
  'go.leave': {
    group: 'go',
    where: ['reading', 'screen', 'catchUp', 'search', 'desk'],
    keys: ['Escape', ...field('Escape')],
  },

  'list.next': {
    group: 'articles',
    where: ['reading'],
    keys: list('ArrowDown'),
    repeats: true,
    byKeyAlone: true,
  },
  'list.previous': {
    group: 'articles',
    where: ['reading'],
    keys: list('ArrowUp'),
    repeats: true,
    byKeyAlone: true,
  },
  'list.first': { group: 'articles', where: ['reading'], keys: list('Home'), byKeyAlone: true },
  'list.last': { group: 'articles', where: ['reading'], keys: list('End'), byKeyAlone: true },
  'article.pin': { group: 'articles', where: ['reading'], keys: ['o'] },
  'article.follow': { group: 'articles', where: ['reading'], keys: ['l'] },
  'article.quiet': { group: 'articles', where: ['reading'], keys: ['z'], who: 'member' },
  'article.publish': { group: 'articles', where: ['reading'], keys: ['shift+p'], who: 'moderator' },
  'article.correct': { group: 'articles', where: ['reading'], keys: ['shift+e'], who: 'moderator' },

  'thread.next': {
    group: 'thread',
    where: ['reading'],
    keys: ['j', ...comment('ArrowDown')],
    repeats: true,
  },
  'thread.previous': {
    group: 'thread',
    where: ['reading'],
    keys: ['k', ...comment('ArrowUp')],
    repeats: true,
  },
  'thread.first': { group: 'thread', where: ['reading'], keys: comment('Home') },
  'thread.last': { group: 'thread', where: ['reading'], keys: comment('End') },
  'thread.nextNew': { group: 'thread', where: ['reading'], keys: ['n'], repeats: true },
  'thread.previousNew': { group: 'thread', where: ['reading'], keys: ['shift+n'], repeats: true },
  'thread.own': { group: 'thread', where: ['reading'], keys: reading('v'), who: 'member' },
  'thread.parent': {
    group: 'thread',
    where: ['reading'],
    keys: comment('p'),
    repeats: true,
  },
  'thread.collapse': { group: 'thread', where: ['reading'], keys: comment('ArrowLeft') },
  'thread.expand': { group: 'thread', where: ['reading'], keys: comment('ArrowRight') },
  'thread.toggle': { group: 'thread', where: ['reading'], keys: comment('b') },
  'thread.collapseRead': { group: 'thread', where: ['reading'], keys: reading('shift+b') },
  'thread.collapseAll': { group: 'thread', where: ['reading'], keys: [] },
  'thread.expandAll': { group: 'thread', where: ['reading'], keys: [] },
  'thread.orders': { group: 'thread', where: ['reading'], keys: reading('s') },
  'thread.write': { group: 'thread', where: ['reading'], keys: ['shift+r'], who: 'member' },

  'comment.reply': { group: 'comment', where: ['reading'], keys: comment('r'), who: 'member' },
  'comment.quote': {
    group: 'comment',
    where: ['reading'],
    // Of the article nothing has the focus, but words of it may be selected.
    keys: [...comment('q'), ...reading('q')],
    who: 'member',
  },
  'comment.agree': { group: 'comment', where: ['reading'], keys: comment('a'), who: 'member' },
  'comment.thanks': { group: 'comment', where: ['reading'], keys: comment('t'), who: 'member' },
  'comment.funny': { group: 'comment', where: ['reading'], keys: comment('g'), who: 'member' },
  'comment.edit': { group: 'comment', where: ['reading'], keys: comment('e'), who: 'member' },
  'comment.remove': {
    group: 'comment',
    where: ['reading'],
    keys: comment('x', 'Delete'),
    who: 'member',
  },
  'comment.report': { group: 'comment', where: ['reading'], keys: comment('f'), who: 'member' },
  'comment.ignore': { group: 'comment', where: ['reading'], keys: comment('i'), who: 'member' },
  'comment.copyLink': { group: 'comment', where: ['reading'], keys: comment('c') },
  'comment.postAnyway': { group: 'comment', where: ['reading'], keys: comment('y'), who: 'member' },

  'composer.send': { group: 'writing', where: ['composer'], keys: ['mod+Enter'], who: 'member' },
  'composer.bold': { group: 'writing', where: ['composer'], keys: ['mod+b'], who: 'member' },
  'composer.italic': { group: 'writing', where: ['composer'], keys: ['mod+i'], who: 'member' },
  'composer.link': { group: 'writing', where: ['composer'], keys: ['mod+shift+k'], who: 'member' },
  'composer.quote': { group: 'writing', where: ['composer'], keys: ['mod+shift+o'], who: 'member' },
  'composer.list': { group: 'writing', where: ['composer'], keys: ['mod+shift+l'], who: 'member' },
  'composer.code': { group: 'writing', where: ['composer'], keys: ['mod+e'], who: 'member' },
  'composer.preview': {
    group: 'writing',
    where: ['composer'],
    keys: ['mod+shift+p'],
    who: 'member',
  },
  'composer.close': { group: 'writing', where: ['composer'], keys: ['Escape'], who: 'member' },

  'comment.hide': {
    group: 'moderating',
    where: ['reading'],
    keys: comment('h'),
    who: 'moderator',
  },
  'comment.act': { group: 'moderating', where: ['reading'], keys: comment('m'), who: 'moderator' },
  'act.undo': { group: 'moderating', where: ['window'], keys: ['u'], who: 'moderator' },

  'desk.section': {
    group: 'desk',
    where: ['desk'],
    keys: digits.slice(0, 7),
    who: 'moderator',
    byKeyAlone: true,
  },
  'desk.next': {
    group: 'desk',
    where: ['desk'],
    keys: ['j', 'ArrowDown'],
    who: 'moderator',
    repeats: true,
  },
  'desk.previous': {
    group: 'desk',
    where: ['desk'],
    keys: ['k', 'ArrowUp'],
    who: 'moderator',
    repeats: true,
  },
  'desk.first': { group: 'desk', where: ['desk'], keys: ['Home'], who: 'moderator' },
  'desk.last': { group: 'desk', where: ['desk'], keys: ['End'], who: 'moderator' },
  'desk.takeIn': {
    group: 'desk',
    where: ['reports', 'pending', 'mutes', 'appeals', 'log'],
    keys: ['n'],
    who: 'moderator',
  },
  'desk.filter': { group: 'desk', where: ['desk'], keys: ['/'], who: 'moderator' },
  'desk.open': {
    group: 'desk',
    where: ['reports', 'pending', 'mutes', 'appeals', 'log'],
    keys: item('Enter'),
    who: 'moderator',
  },
  'desk.hide': { group: 'desk', where: ['reports'], keys: ['h'], who: 'moderator' },
  'desk.remove': { group: 'desk', where: ['reports'], keys: ['x'], who: 'moderator' },
  'desk.restore': { group: 'desk', where: ['reports'], keys: ['r'], who: 'moderator' },
  'desk.dismiss': { group: 'desk', where: ['reports'], keys: ['d'], who: 'moderator' },
  'desk.showText': { group: 'desk', where: ['reports'], keys: ['t'], who: 'moderator' },
  'desk.act': {
    group: 'desk',
    where: ['reports', 'pending', 'mutes', 'appeals', 'log'],
    keys: ['m'],
    who: 'moderator',
  },
  'desk.approve': { group: 'desk', where: ['pending'], keys: ['a'], who: 'moderator' },
  'desk.reject': { group: 'desk', where: ['pending'], keys: ['x'], who: 'moderator' },
  'desk.lift': { group: 'desk', where: ['mutes'], keys: ['l'], who: 'moderator' },
  'desk.accept': { group: 'desk', where: ['appeals'], keys: ['a'], who: 'moderator' },
  'desk.decline': { group: 'desk', where: ['appeals'], keys: ['x'], who: 'moderator' },
  'desk.revert': { group: 'desk', where: ['log'], keys: ['r'], who: 'moderator' },
  'desk.create': { group: 'desk', where: ['rules'], keys: ['n'], who: 'moderator' },
  'desk.edit': { group: 'desk', where: ['rules'], keys: ['e', ...item('Enter')], who: 'moderator' },
  'desk.delete': { group: 'desk', where: ['rules'], keys: ['x'], who: 'moderator' },

  'catchUp.next': {
    group: 'go',
    where: ['catchUp'],
    keys: ['j', 'ArrowDown'],
    repeats: true,
    byKeyAlone: true,
  },
  'catchUp.previous': {
    group: 'go',
    where: ['catchUp'],
    keys: ['k', 'ArrowUp'],
    repeats: true,
    byKeyAlone: true,
  },
  'catchUp.first': { group: 'go', where: ['catchUp'], keys: ['Home'], byKeyAlone: true },
  'catchUp.last': { group: 'go', where: ['catchUp'], keys: ['End'], byKeyAlone: true },
  'search.next': {
    group: 'go',
    where: ['search'],
    keys: field('ArrowDown'),
    repeats: true,
    byKeyAlone: true,
  },
  'search.previous': {
    group: 'go',
    where: ['search'],
    keys: field('ArrowUp'),
    repeats: true,
    byKeyAlone: true,
  },
  'search.open': { group: 'go', where: ['search'], keys: field('Enter'), byKeyAlone: true },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof table;
export const catalogue: Readonly<Record<CommandId, Command>> = table;
export const commandIds = Object.keys(table) as CommandId[];

/** The keys of a command on this system. */
export function keysOf(id: CommandId, platform = window.parley.platform): readonly Binding[] {
  const { keys, macKeys } = catalogue[id];
  return platform === 'darwin' ? (macKeys ?? keys) : keys;
}
