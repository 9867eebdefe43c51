// The typed map of everything that crosses the socket: requests with their answers, and pushes.
import { z } from 'zod';
import {
  communityRowSchema,
  describeAnswerSchema,
  registerRequestSchema,
  sessionAnswerSchema,
  signInRequestSchema,
} from './accounts.ts';
import { actAnswerSchema, revertRequestSchema } from './acts.ts';
import {
  articleAnswerSchema,
  publishRequestSchema,
  reviseRequestSchema,
  setDiscussionRequestSchema,
} from './articles.ts';
import {
  commentAnswerSchema,
  editRequestSchema,
  hideRequestSchema,
  postRequestSchema,
  reactRequestSchema,
  removeRequestSchema,
  restoreRequestSchema,
} from './comments.ts';
import { deskActivitySchema } from './desk-activity.ts';
import { type WireError, wireErrorSchema } from './errors.ts';
import type { PackedAnswer } from './packed-page.ts';
import {
  approveRequestSchema,
  pendingAnswerSchema,
  rejectRequestSchema,
  setHoldingRequestSchema,
  setModerationRequestSchema,
} from './pending.ts';
import {
  attendThreadsRequestSchema,
  type Presence,
  presenceSchema,
  typingSchema,
} from './presence.ts';
import { markReadAnswerSchema, markReadRequestSchema } from './reads.ts';
import {
  type Attendance,
  addNoteRequestSchema,
  attendanceSchema,
  attendRequestSchema,
  deleteNoteRequestSchema,
  describeMemberAnswerSchema,
  describeMemberRequestSchema,
  dismissRequestSchema,
  examineAnswerSchema,
  examineRequestSchema,
  ignoreAnswerSchema,
  ignoreRequestSchema,
  noteAnswerSchema,
  reportRequestSchema,
} from './reports.ts';
import {
  deleteRuleRequestSchema,
  ruleAnswerSchema,
  ruleTrialAnswerSchema,
  saveRuleRequestSchema,
  tryRuleRequestSchema,
} from './rules.ts';
import {
  appealRequestSchema,
  banAnswerSchema,
  banRequestSchema,
  banRowSchema,
  decideAppealRequestSchema,
  muteAnswerSchema,
  muteRequestSchema,
  muteRowSchema,
  unbanRequestSchema,
  unmuteRequestSchema,
} from './sanctions.ts';
import {
  type Changes,
  changesSchema,
  closeRequestSchema,
  openAnswerSchema,
  openRequestSchema,
} from './sync.ts';

const nothing = z.strictObject({});
/** A comment that waits for approval is answered as it stands with its author. */
const writtenAnswerSchema = z.union([commentAnswerSchema, pendingAnswerSchema]);
const sanctionAnswerSchema = z.object({
  sanction: z.discriminatedUnion('kind', [muteRowSchema, banRowSchema]),
});
const communityAnswerSchema = z.object({ community: communityRowSchema });

/** Each request by its name on the wire, `area.verb`: what it carries and what answers it. */
export const requests = {
  'community.describe': { request: nothing, answer: describeAnswerSchema },
  'account.register': { request: registerRequestSchema, answer: sessionAnswerSchema },
  'account.signIn': { request: signInRequestSchema, answer: sessionAnswerSchema },
  'account.signOut': { request: nothing, answer: z.object({}) },
  'sync.open': { request: openRequestSchema, answer: openAnswerSchema },
  'sync.close': { request: closeRequestSchema, answer: z.object({}) },
  'presence.attend': { request: attendThreadsRequestSchema, answer: z.object({}) },
  'article.publish': { request: publishRequestSchema, answer: articleAnswerSchema },
  'article.revise': { request: reviseRequestSchema, answer: articleAnswerSchema },
  'article.setDiscussion': { request: setDiscussionRequestSchema, answer: articleAnswerSchema },
  'article.setHolding': { request: setHoldingRequestSchema, answer: articleAnswerSchema },
  'thread.markRead': { request: markReadRequestSchema, answer: markReadAnswerSchema },
  'comment.post': { request: postRequestSchema, answer: writtenAnswerSchema },
  'comment.edit': { request: editRequestSchema, answer: writtenAnswerSchema },
  'comment.remove': { request: removeRequestSchema, answer: writtenAnswerSchema },
  'comment.hide': { request: hideRequestSchema, answer: commentAnswerSchema },
  'comment.restore': { request: restoreRequestSchema, answer: commentAnswerSchema },
  'comment.react': { request: reactRequestSchema, answer: commentAnswerSchema },
  'comment.report': { request: reportRequestSchema, answer: z.object({}) },
  'comment.approve': { request: approveRequestSchema, answer: commentAnswerSchema },
  'comment.reject': { request: rejectRequestSchema, answer: pendingAnswerSchema },
  'comment.examine': { request: examineRequestSchema, answer: examineAnswerSchema },
  'report.dismiss': { request: dismissRequestSchema, answer: z.object({}) },
  'member.mute': { request: muteRequestSchema, answer: muteAnswerSchema },
  'member.unmute': { request: unmuteRequestSchema, answer: z.object({}) },
  'member.ban': { request: banRequestSchema, answer: banAnswerSchema },
  'member.unban': { request: unbanRequestSchema, answer: z.object({}) },
  'member.ignore': { request: ignoreRequestSchema, answer: ignoreAnswerSchema },
  'member.describe': { request: describeMemberRequestSchema, answer: describeMemberAnswerSchema },
  'appeal.write': { request: appealRequestSchema, answer: sanctionAnswerSchema },
  'appeal.decide': { request: decideAppealRequestSchema, answer: sanctionAnswerSchema },
  'note.add': { request: addNoteRequestSchema, answer: noteAnswerSchema },
  'note.delete': { request: deleteNoteRequestSchema, answer: noteAnswerSchema },
  'rule.try': { request: tryRuleRequestSchema, answer: ruleTrialAnswerSchema },
  'rule.save': { request: saveRuleRequestSchema, answer: ruleAnswerSchema },
  'rule.delete': { request: deleteRuleRequestSchema, answer: ruleAnswerSchema },
  'community.setModeration': { request: setModerationRequestSchema, answer: communityAnswerSchema },
  'log.revert': { request: revertRequestSchema, answer: actAnswerSchema },
  'desk.activity': {
    request: nothing,
    answer: z.object({ activity: deskActivitySchema }),
  },
  'desk.attend': { request: attendRequestSchema, answer: z.object({}) },
} as const;

export type RequestName = keyof typeof requests;
export type RequestOf<N extends RequestName> = z.infer<(typeof requests)[N]['request']>;
export type AnswerOf<N extends RequestName> = z.infer<(typeof requests)[N]['answer']>;

/** What a server sends: of a page of `sync.open` also what stands for it. */
export type SentAnswerOf<N extends RequestName> = N extends 'sync.open'
  ? AnswerOf<N> | PackedAnswer
  : AnswerOf<N>;

/** On the wire an answer's fields stand beside `ok`. */
export type WireAnswer<T> = ({ ok: true } & T) | { ok: false; error: WireError };

export const refusalSchema = z.object({ ok: z.literal(false), error: wireErrorSchema });

export const noticeSchema = z.object({
  code: z.enum(['signed_out', 'server_stopping', 'overtaken']).or(z.string()),
  message: z.string(),
});
export type Notice = z.infer<typeof noticeSchema>;

export const pushes = {
  changes: changesSchema,
  notice: noticeSchema,
  attendance: attendanceSchema,
  presence: presenceSchema,
} as const;

/** What a client says without being answered: it may be lost. */
export const signals = {
  typing: typingSchema,
} as const;
export type SignalName = keyof typeof signals;
export type SignalOf<N extends SignalName> = z.infer<(typeof signals)[N]>;

export type ClientToServerEvents = {
  [N in RequestName]: (
    request: RequestOf<N>,
    acknowledge: (answer: WireAnswer<SentAnswerOf<N>>) => void,
  ) => void;
} & { [N in SignalName]: (signal: SignalOf<N>) => void };
export type ServerToClientEvents = {
  changes: (changes: Changes) => void;
  notice: (notice: Notice) => void;
  attendance: (attendance: Attendance) => void;
  presence: (presence: Presence) => void;
};

/**
 * Which of its device's connections this is. `device`: drawn at random and known to the server alone;
 * `number`: higher than that of any connection that the device has made before.
 */
export const deviceConnectionSchema = z.object({ device: z.uuid(), number: z.int().positive() });
export type DeviceConnection = z.infer<typeof deviceConnectionSchema>;

/** What a client says of itself when it connects (Socket.IO's `auth`). */
export const handshakeSchema = z.object({
  protocol: z.int(),
  token: z.string().max(200).optional(),
  client: z.object({ name: z.string().max(100), version: z.string().max(50) }),
  /** The community's `identity`, by whoever knows it: any other refuses before it looks at the token. */
  community: z.uuid().optional(),
  /** What it takes beyond what every client does: see `packedPages`. */
  takes: z.array(z.string().max(50)).max(20).optional(),
  /** With it the device's earlier connections are over: nothing that they still bring is taken. */
  connection: deviceConnectionSchema.optional(),
});
export type Handshake = z.infer<typeof handshakeSchema>;
