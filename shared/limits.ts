// The limits that both sides hold: what a writer may send and how much a page may carry.
// One place, so that the composer and the server can never disagree.

export const limits = {
  /** Characters (UTF-16 code units, what a text field counts) of a comment. */
  commentBody: 10_000,
  articleBody: 200_000,
  headline: 300,
  deck: 600,
  byline: 200,
  sourceName: 300,
  sources: 50,
  url: 2_000,
  revisionNote: 500,
  /** Of an act, a report or a mute. */
  reason: 300,
  reportNote: 1_000,
  appeal: 2_000,
  /** A private note of the moderators. */
  note: 2_000,
  /** Each comment is asked against all of them. */
  rules: 100,
  ruleName: 80,
  ruleWord: 100,
  ruleWords: 500,
  ruleMessage: 300,
  /** A member's first comments that can be held, and the comments after which nobody is new. */
  holdFirst: 1_000,
  /** Members whom one comment calls; those named after them are not told. */
  mentions: 10,
  /** Places of a comment that are looked at for names. */
  mentionCalls: 50,
  /** Ten years: whoever means more means without end. */
  muteSeconds: 315_360_000,
  memberNameMin: 2,
  memberName: 32,
  passwordMin: 10,
  password: 200,
  communityName: 80,
  communityDescription: 1_000,
  communityRules: 20_000,
  slowSecondsMin: 5,
  slowSeconds: 86_400,
  /** Rows in one page of `sync.open`. */
  pageRows: 500,
  /** Bytes of a packed page's text: a client expands no more. */
  packedPageBytes: 8_000_000,
  /** Streams that one connection may keep open. */
  openStreams: 256,
  /** Threads that one connection may have in sight, in several windows. */
  attendedThreads: 20,
  /** How long a thread counts as in sight that its window has not named again, in milliseconds. */
  attendedMs: 90_000,
  /** Names told of those who are writing in one thread. */
  typingNames: 4,
  /** Bytes of one packet from a client. */
  packetBytes: 1_000_000,
  /** How long an author may edit a comment after it was committed, in milliseconds. */
  editWindowMs: 15 * 60_000,
} as const;
