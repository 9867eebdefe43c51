// What the app is told from outside, by environment variables. Parsed once, at the start.
import { z } from 'zod';
import { handedSessionSchema } from './engine/messages.ts';

const jsonText = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
});

/**
 * Half of the screen, or a place in pixels: `x,y,width,height`. `later`: no window until the app is
 * activated or started a second time, so that whoever drives it by its debugger is there before it.
 */
const placeSchema = z.union([
  z.enum(['left', 'right', 'later']),
  z
    .string()
    .regex(/^-?\d+,-?\d+,\d+,\d+$/, 'must be left, right, later or x,y,width,height')
    .transform((text) => {
      const [x = 0, y = 0, width = 0, height = 0] = text.split(',').map(Number);
      return { x, y, width, height };
    }),
]);
export type WindowPlace = z.infer<typeof placeSchema>;

const environmentSchema = z.object({
  /** The folder of everything that this app keeps. */
  PARLEY_DATA: z.string().min(1).optional(),
  /** An account for this run alone: `{ "url", "token" }`. */
  PARLEY_SESSION: jsonText.pipe(handedSessionSchema).optional(),
  /** The Node that runs the engine where the app's own is too old for it. */
  PARLEY_ENGINE_NODE: z.string().min(1).optional(),
  PARLEY_WINDOW: placeSchema.optional(),
  /** Set by electron-vite: where the view is served from while it is developed. */
  ELECTRON_RENDERER_URL: z.url().optional(),
});
export type Environment = z.infer<typeof environmentSchema>;

/** Throws an error that says which variable is wrong and why; never shows its value. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const parsed = environmentSchema.safeParse(env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new Error(`Parley cannot start with this environment: ${problems.join('; ')}`);
}
