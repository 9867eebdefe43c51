// What an operator may set, from the command line or the environment, checked at the door.
import { z } from 'zod';
import { limits } from '../shared/limits.ts';
import { memberNameSchema, passwordSchema } from '../shared/protocol/accounts.ts';
import { complaintOf } from '../shared/protocol/parse-problem.ts';
import { logLevels } from './operate/log.ts';

const portProblem = 'must be a number from 0 to 65535';
// From the environment and the command line it comes as text.
const port = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)], portProblem)
  .refine((number) => Number.isInteger(number) && number >= 0 && number <= 65_535, portProblem);

const dataDir = z.string('is missing').min(1);

export const serverConfigSchema = z.object({
  /** The folder of the community's data; made if it is not there. */
  dataDir,
  host: z.string().min(1),
  /** 0: a free one. */
  port,
  /** The community's name; without it the community keeps its own. */
  name: z.string().trim().min(1).max(limits.communityName).optional(),
  registration: z.enum(['open', 'invite', 'closed'], 'must be open, invite or closed').optional(),
  logLevel: z.enum(logLevels),
});
export type ServerConfig = z.infer<typeof serverConfigSchema>;

export const folderConfigSchema = z.object({ dataDir });

/** Members that exist. */
export const membersConfigSchema = folderConfigSchema.extend({
  names: z.array(z.string().min(1).max(limits.memberName)),
});

/** An account to make or to promote. */
export const accountConfigSchema = folderConfigSchema.extend({
  name: memberNameSchema,
  role: z.enum(['moderator', 'admin']),
  password: passwordSchema,
});

/** The command line or the environment was wrong; the message says what and where. */
export class WrongUse extends Error {
  override name = 'WrongUse';
}

/** How each setting is called by the operator. */
const spokenNames: Readonly<Record<string, string>> = {
  dataDir: '--data (PARLEY_DATA_DIR)',
  host: '--host (PARLEY_HOST)',
  port: '--port (PARLEY_PORT)',
  name: '--name',
  names: '--name',
  registration: '--registration (PARLEY_REGISTRATION)',
  logLevel: '--log-level (PARLEY_LOG_LEVEL)',
  role: '--role',
  password: 'the password',
};

/** @throws WrongUse with one line for each thing that is wrong. */
export function parseConfig<Schema extends z.ZodType>(
  schema: Schema,
  values: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(values, { reportInput: true });
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const setting = String(issue.path[0] ?? '');
    return `${spokenNames[setting] ?? setting} ${complaintOf(issue)}`;
  });
  throw new WrongUse(lines.join('\n'));
}
