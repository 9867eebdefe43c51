// The commands as they stand in the native menu: the view says which there are, main shows them and
// sends back the `id` of the one that was chosen. Never says what a command does.
import { z } from 'zod';

/** Names a command of the view's catalogue, such as `thread.nextNew`. */
export const commandIdSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/)
  .max(80);
export type CommandId = z.infer<typeof commandIdSchema>;

export const menuCommandSchema = z.strictObject({
  id: commandIdSchema,
  /** In the language of the view. */
  label: z.string().min(1).max(120),
  /**
   * As Electron writes keys: `CmdOrCtrl+K`, `Alt+Left`, `J`, `?`. One without a modifier is only shown,
   * so that it does not fire while somebody types: the view hears such keys itself.
   */
  accelerator: z.string().min(1).max(60).optional(),
  enabled: z.boolean(),
  /** Whether a mark stands before it; left out for what is not switched on and off. */
  checked: z.boolean().optional(),
  /** Whether a line stands above it. */
  startsSection: z.boolean().optional(),
});
export type MenuCommand = z.infer<typeof menuCommandSchema>;

export const menuGroupSchema = z.strictObject({
  label: z.string().min(1).max(60),
  /** Into which of the menus that every app has these go; left out for a menu of their own. */
  into: z.enum(['file', 'edit', 'view', 'window', 'help']).optional(),
  commands: z.array(menuCommandSchema).max(80),
});
export type MenuGroup = z.infer<typeof menuGroupSchema>;

export const shownMenuSchema = z.strictObject({ groups: z.array(menuGroupSchema).max(20) });
export type ShownMenu = z.infer<typeof shownMenuSchema>;
