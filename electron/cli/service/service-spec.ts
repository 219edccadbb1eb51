import type { ServiceLevel } from '../../foundation/service-places.ts';

/** What is to run as a service. Paths are absolute and of the system that it is for. */
export type ServiceSpec = {
  readonly level: ServiceLevel;
  /** The Node that ships with Tern. */
  readonly runtime: string;
  /** The bundle of `tern`. */
  readonly script: string;
  readonly dataDir: string;
  readonly secretStore: 'keychain' | 'file';
  /** May listen at ports below 1024, such as 104. */
  readonly lowPorts: boolean;
  /** The account it runs as: the user who installs it, or the service's own. */
  readonly user: string;
};

/** The account, and the group, of a system service. */
export const SERVICE_ACCOUNT = 'tern';
/** macOS: accounts of services begin with an underscore. */
export const MAC_SERVICE_ACCOUNT = '_tern';

/** The agent's command line. `restarts`: by a process of ours, where the system cannot do it well enough. */
export function agentCommand(spec: ServiceSpec, restarts: boolean): readonly string[] {
  return [
    spec.runtime,
    '--disable-warning=ExperimentalWarning',
    spec.script,
    'run',
    ...['--service', spec.level, '--data', spec.dataDir, '--secret-store', spec.secretStore],
    ...(restarts ? ['--keep-running'] : []),
  ];
}
