import { arch, platform } from 'node:process';
import { join } from 'node:path';

/** Where the agent and the Node that it runs on lie. Absolute paths. */
export type RuntimePaths = { readonly runtime: string; readonly agentFile: string };

/**
 * Packaged: `runtime/node` and `agent/agent.mjs` beside the app's archive, which a plain Node cannot read. In a checkout:
 * the Node that came with the packages, and the agent's bundle beside this one.
 */
export function runtimePaths(app: {
  readonly isPackaged: boolean;
  readonly resourcesPath: string;
  /** Folder of the main bundle. */
  readonly bundleFolder: string;
}): RuntimePaths {
  const binary = platform === 'win32' ? 'node.exe' : 'node';
  if (app.isPackaged)
    return {
      runtime: join(app.resourcesPath, 'runtime', binary),
      agentFile: join(app.resourcesPath, 'agent', 'agent.mjs'),
    };
  const os = platform === 'win32' ? 'win' : platform;
  const modules = join(app.bundleFolder, '..', 'node_modules');
  return {
    runtime: join(modules, `node-${os}-${arch}`, 'bin', binary),
    agentFile: join(app.bundleFolder, 'agent.mjs'),
  };
}

/** Environment of the agent: this app's own, without what Electron and debuggers put there. */
export function agentEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(ELECTRON_|NODE_OPTIONS$|NODE_INSPECT)/.test(entry[0]),
  );
  return Object.fromEntries(kept);
}
