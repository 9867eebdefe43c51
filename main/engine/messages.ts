// What main and the engine's process say to each other. Both sides parse what they get: a process
// boundary is a door. Carries no tables, only requests, answers and notices.
import { z } from 'zod';
import { communityIdSchema } from '../../shared/bridge/community-id.ts';
import { changeNoticeSchema, engineCallNames } from '../../shared/bridge/engine-api.ts';
import { pictureKeySchema } from '../../shared/bridge/pictures.ts';

/** An account handed over from outside (the environment) for this run alone; never stored. */
export const handedSessionSchema = z.object({ url: z.url(), token: z.string().min(1) });
export type HandedSession = z.infer<typeof handedSessionSchema>;

export const toEngineSchema = z.discriminatedUnion('type', [
  /** First of all. `dataDir`: the folder of the caches, made if missing. */
  z.object({
    type: z.literal('start'),
    dataDir: z.string(),
    clientVersion: z.string(),
    session: handedSessionSchema.nullable(),
  }),
  z.object({
    type: z.literal('call'),
    id: z.int(),
    name: z.enum(engineCallNames),
    request: z.unknown(),
  }),
  /** Asks for a stored picture; no call of the bridge, for the view gets none by itself. */
  z.object({
    type: z.literal('picture'),
    id: z.int(),
    communityId: communityIdSchema,
    key: pictureKeySchema,
  }),
  /** Answers a `keychain` question. */
  z.object({
    type: z.literal('keychainAnswer'),
    id: z.int(),
    secret: z.string().nullable(),
    kept: z.boolean(),
  }),
  /** Answers a `proxy` question: `DIRECT`, `PROXY host:port`, more of them with `;` between. */
  z.object({ type: z.literal('proxyAnswer'), id: z.int(), ways: z.string() }),
  /** Closes the caches; the engine says `stopped` and ends. */
  z.object({ type: z.literal('stop') }),
]);
export type ToEngine = z.infer<typeof toEngineSchema>;

export const fromEngineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** `answer`: the JSON text of an `Answer`. Only the view takes it apart. */
  z.object({ type: z.literal('answer'), id: z.int(), answer: z.string() }),
  /** Null where it is not here. In base64, which crosses both kinds of process boundary alike. */
  z.object({
    type: z.literal('picture'),
    id: z.int(),
    picture: z.object({ contentType: z.string(), base64: z.string() }).nullable(),
  }),
  z.object({ type: z.literal('change'), notice: changeNoticeSchema }),
  /** Only main reaches the system's keychain. `write` answers `kept: false` where there is none. */
  z.object({
    type: z.literal('keychain'),
    id: z.int(),
    verb: z.enum(['read', 'write', 'remove']),
    key: z.string(),
    secret: z.string().nullable(),
  }),
  /** Only main knows which proxy the system has for an address. */
  z.object({ type: z.literal('proxy'), id: z.int(), url: z.string() }),
  z.object({ type: z.literal('stopped') }),
]);
export type FromEngine = z.infer<typeof fromEngineSchema>;
