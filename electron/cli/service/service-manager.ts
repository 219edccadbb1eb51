import type { ServiceLevel } from '../../foundation/service-places.ts';
import type { ServiceSpec } from './service-spec.ts';

/** What the system says of the service. `gave-up`: five crashes within a minute, or settings that cannot be read. */
export type ServiceState = 'not-installed' | 'running' | 'starting' | 'gave-up' | 'stopped';

export type ServiceStatus = {
  readonly level: ServiceLevel;
  readonly state: ServiceState;
  /** Linux, a user's service: whether it runs while that user is not logged in; null where that is no question. */
  readonly lingers: boolean | null;
};

/** What keeps services on one kind of system. All of them throw ControlError. */
export interface ServiceManager {
  /** Installs and starts it; an older one is replaced. */
  install(spec: ServiceSpec): Promise<void>;
  /** Stops and removes it. Data and pairing stay. */
  uninstall(level: ServiceLevel): Promise<void>;
  status(level: ServiceLevel): Promise<ServiceStatus>;
}

/** How a program of the system ended. `exitCode` null: it could not be started. */
export type CommandResult = {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** Runs a program of the system to its end. */
export type CommandRunner = (program: string, args: readonly string[]) => Promise<CommandResult>;

/** Files as the managers need them. */
export type ServiceFiles = {
  /** With the folders that are missing. `mode` of the file. */
  readonly write: (path: string, content: string | Uint8Array, mode: number) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  readonly exists: (path: string) => Promise<boolean>;
};

/** The system, as the managers see it. */
export type SystemPorts = {
  readonly run: CommandRunner;
  readonly files: ServiceFiles;
  /** Path of the definition of a level's service. */
  readonly definitionFile: (level: ServiceLevel) => string;
};
