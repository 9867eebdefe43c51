// Why a community cannot be reached at an address: the `reason` of a refused `community.add`, so that
// it can be said in words what to do next.

export const joinProblems = [
  'not_an_address',
  /** This device reaches nothing at all. */
  'no_line',
  'unknown_host',
  /** Nothing listens there. */
  'nobody_answers',
  'silent',
  /** The server's certificate is not to be trusted. */
  'certificate',
  /** The server speaks no TLS, and the address asks for it. */
  'not_encrypted',
  /** Something answers that is no community. */
  'not_parley',
  /** The community is there, but something between refuses a live line. */
  'line_refused',
  'server_older',
  'app_older',
] as const;
export type JoinProblem = (typeof joinProblems)[number];
