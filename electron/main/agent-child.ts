import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { serializedErrorSchema, type SerializedError } from '../contract/control.ts';
import type { Clock } from '../foundation/clock.ts';
import type { ControlPipe } from './control-conversation.ts';

/** How an agent's process ended. */
export type AgentExit =
  /** In an orderly way. */
  | { readonly kind: 'ended' }
  /** It could not start and said why. */
  | { readonly kind: 'refused'; readonly error: SerializedError }
  | { readonly kind: 'crashed'; readonly code: number | null; readonly signal: string | null };

/** A running agent process that belongs to this app. */
export interface AgentChild {
  /** null: it never came to run. */
  readonly pid: number | null;
  readonly pipe: ControlPipe;
  readonly exited: Promise<AgentExit>;
  /** Lets it end in an orderly way, and ends it after a while. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** Time for devices to be told; an orderly end takes far less. */
const STOP_GRACE_MS = 10_000;
const MAX_STDERR_CHARACTERS = 64 * 1024;
const failedStartSchema = z.object({ error: serializedErrorSchema });

export type AgentCommand = {
  /** The Node runtime and the agent's bundle, absolute paths. */
  readonly runtime: string;
  readonly agentFile: string;
  readonly env: Readonly<Record<string, string>>;
};

/** Starts the agent on its own Node runtime, with an IPC channel. Never throws: a missing runtime is a crash. */
export function startAgentChild(command: AgentCommand, clock: Clock): AgentChild {
  const child = spawn(
    command.runtime,
    ['--disable-warning=ExperimentalWarning', command.agentFile],
    { env: command.env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], windowsHide: true },
  );
  const stderr = collect(child);
  const exited = exitOf(child, stderr);
  return {
    pid: child.pid ?? null,
    pipe: pipeOf(child, exited),
    exited,
    async stop() {
      if (child.connected) child.disconnect();
      const impatience = clock.after(STOP_GRACE_MS, () => void child.kill('SIGKILL'));
      await exited;
      impatience[Symbol.dispose]();
    },
  };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-MAX_STDERR_CHARACTERS);
  });
  return () => text;
}

type ExitValues = { readonly code: number | null; readonly signal: string | null };

async function exitOf(child: ChildProcess, stderr: () => string): Promise<AgentExit> {
  // 'close' never comes after the parent has left the IPC channel; standard error is waited for apart.
  const drained = child.stderr === null ? null : once(child.stderr, 'close');
  const exit = await new Promise<ExitValues>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    // Never started: 'exit' does not come then.
    child.on('error', () => {
      if (child.pid === undefined) resolve({ code: null, signal: null });
    });
  });
  await drained;
  const error = failedStart(stderr());
  if (error !== null) return { kind: 'refused', error };
  return exit.code === 0 ? { kind: 'ended' } : { kind: 'crashed', ...exit };
}

/** The last line of a failed start is `{"error":{"code","message"}}`. */
function failedStart(stderr: string): SerializedError | null {
  const line = stderr.trimEnd().split('\n').at(-1) ?? '';
  try {
    return failedStartSchema.safeParse(JSON.parse(line)).data?.error ?? null;
  } catch {
    return null;
  }
}

function pipeOf(child: ChildProcess, exited: Promise<AgentExit>): ControlPipe {
  return {
    send(request) {
      // A channel that has just closed is told by the exit.
      if (child.connected) child.send(request, () => undefined);
    },
    onMessage: (listener) => void child.on('message', listener),
    closed: exited.then(() => undefined),
    abort: () => void child.kill('SIGKILL'),
  };
}
