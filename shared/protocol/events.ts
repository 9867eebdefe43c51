// The typed map of everything that crosses the socket: requests with their answers, and pushes.
import { z } from 'zod';
import {
  describeAnswerSchema,
  registerRequestSchema,
  sessionAnswerSchema,
  signInRequestSchema,
} from './accounts.ts';
import {
  articleAnswerSchema,
  publishRequestSchema,
  reviseRequestSchema,
  setDiscussionRequestSchema,
} from './articles.ts';
import {
  commentAnswerSchema,
  editRequestSchema,
  postRequestSchema,
  reactRequestSchema,
  removeRequestSchema,
} from './comments.ts';
import { type WireError, wireErrorSchema } from './errors.ts';
import {
  type Changes,
  changesSchema,
  closeRequestSchema,
  openAnswerSchema,
  openRequestSchema,
} from './sync.ts';

const nothing = z.strictObject({});

/** Each request by its name on the wire, `area.verb`: what it carries and what answers it. */
export const requests = {
  'community.describe': { request: nothing, answer: describeAnswerSchema },
  'account.register': { request: registerRequestSchema, answer: sessionAnswerSchema },
  'account.signIn': { request: signInRequestSchema, answer: sessionAnswerSchema },
  'account.signOut': { request: nothing, answer: z.object({}) },
  'sync.open': { request: openRequestSchema, answer: openAnswerSchema },
  'sync.close': { request: closeRequestSchema, answer: z.object({}) },
  'article.publish': { request: publishRequestSchema, answer: articleAnswerSchema },
  'article.revise': { request: reviseRequestSchema, answer: articleAnswerSchema },
  'article.setDiscussion': { request: setDiscussionRequestSchema, answer: articleAnswerSchema },
  'comment.post': { request: postRequestSchema, answer: commentAnswerSchema },
  'comment.edit': { request: editRequestSchema, answer: commentAnswerSchema },
  'comment.remove': { request: removeRequestSchema, answer: commentAnswerSchema },
  'comment.react': { request: reactRequestSchema, answer: commentAnswerSchema },
} as const;

export type RequestName = keyof typeof requests;
export type RequestOf<N extends RequestName> = z.infer<(typeof requests)[N]['request']>;
export type AnswerOf<N extends RequestName> = z.infer<(typeof requests)[N]['answer']>;

/** On the wire an answer's fields stand beside `ok`. */
export type WireAnswer<T> = ({ ok: true } & T) | { ok: false; error: WireError };

export const refusalSchema = z.object({ ok: z.literal(false), error: wireErrorSchema });

export const noticeSchema = z.object({
  code: z.enum(['signed_out', 'server_stopping']).or(z.string()),
  message: z.string(),
});
export type Notice = z.infer<typeof noticeSchema>;

export const pushes = { changes: changesSchema, notice: noticeSchema } as const;

export type ClientToServerEvents = {
  [N in RequestName]: (
    request: RequestOf<N>,
    acknowledge: (answer: WireAnswer<AnswerOf<N>>) => void,
  ) => void;
};
export type ServerToClientEvents = {
  changes: (changes: Changes) => void;
  notice: (notice: Notice) => void;
};

/** What a client says of itself when it connects (Socket.IO's `auth`). */
export const handshakeSchema = z.object({
  protocol: z.int(),
  token: z.string().max(200).optional(),
  client: z.object({ name: z.string().max(100), version: z.string().max(50) }),
});
export type Handshake = z.infer<typeof handshakeSchema>;
