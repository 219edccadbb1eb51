import { z } from 'zod';
import { assertNever } from './assert-never.ts';
import { serializedErrorSchema } from './control.ts';

/** What became of the agent's process, as the desktop app that keeps it running sees it. */
export const agentProcessSchema = z.discriminatedUnion('kind', [
  /** Started, and nothing heard of it yet. */
  z.object({ kind: z.literal('starting') }),
  /** `own`: the app's child. `attached`: one that ran already; it outlives the app. */
  z.object({ kind: z.literal('running'), bond: z.enum(['own', 'attached']) }),
  /** It ended by itself; the next one is being started. */
  z.object({ kind: z.literal('restarting') }),
  /** Nothing more is tried until somebody asks. `error` null: it crashed too often. */
  z.object({ kind: z.literal('stopped'), error: serializedErrorSchema.nullable() }),
]);
export type AgentProcess = Readonly<z.infer<typeof agentProcessSchema>>;

/** Whether the agent can be reached: true, false, or null while the first start is under way. */
export function isConnected(process: AgentProcess): boolean | null {
  switch (process.kind) {
    case 'starting':
      return null;
    case 'running':
      return true;
    case 'restarting':
    case 'stopped':
      return false;
    default:
      return assertNever(process);
  }
}
