import { z } from 'zod';
import { agentProcessSchema } from './agent-process.ts';
import { agentStatusSchema } from './agent-status.ts';
import { controlCallNameSchema, serializedErrorSchema } from './control.ts';
import { desktopSettingsSchema, languageSchema } from './desktop-settings.ts';
import { updateStatusSchema } from './updates.ts';

/** What crosses between the window and Electron's main process; see desktop-bridge.ts. */
export const desktopCallSchema = z.strictObject({ call: controlCallNameSchema, args: z.unknown() });

export const desktopAnswerSchema = z.union([
  z.strictObject({ error: serializedErrorSchema }),
  z.strictObject({ result: z.unknown() }),
]);
export type DesktopAnswer = z.infer<typeof desktopAnswerSchema>;

export const desktopWindowStateSchema = z.object({
  process: agentProcessSchema,
  /** Of the agent that runs now; null: it has told none, or none runs. */
  status: agentStatusSchema.nullable(),
  settings: desktopSettingsSchema,
  update: updateStatusSchema,
  /** What tray and window speak: the chosen language, else the system's. `tag` is a BCP 47 tag. */
  locale: z.object({ language: languageSchema, tag: z.string() }),
});
export type DesktopWindowState = Readonly<z.infer<typeof desktopWindowStateSchema>>;
