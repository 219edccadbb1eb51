import { z } from 'zod';
import { agentStatusSchema } from './agent-status.ts';
import { controlCallNameSchema, serializedErrorSchema } from './control.ts';

/** What crosses between the window and Electron's main process; see desktop-bridge.ts. */
export const desktopCallSchema = z.strictObject({ call: controlCallNameSchema, args: z.unknown() });

export const desktopAnswerSchema = z.union([
  z.strictObject({ error: serializedErrorSchema }),
  z.strictObject({ result: z.unknown() }),
]);
export type DesktopAnswer = z.infer<typeof desktopAnswerSchema>;

export const desktopWindowStateSchema = z.object({
  /** Of the agent that runs now; null: it has told none, or none runs. */
  status: agentStatusSchema.nullable(),
  /** null: the first start is under way. */
  isConnected: z.boolean().nullable(),
});
export type DesktopWindowState = z.infer<typeof desktopWindowStateSchema>;
