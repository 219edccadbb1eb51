import { ControlError } from '../../agent/control/control-error.ts';
import { LaunchdManager } from './launchd-manager.ts';
import type { ServiceManager, SystemPorts } from './service-manager.ts';
import { SystemdManager } from './systemd-manager.ts';
import { TaskManager } from './task-manager.ts';

/** Who runs the command. `uid` counts on macOS only. */
export type Person = { readonly name: string; readonly uid: number };

/** What keeps services on this kind of system. Throws ControlError service-failed where nothing of ours does. */
export function createServiceManager(
  platform: NodeJS.Platform,
  ports: SystemPorts,
  person: Person,
): ServiceManager {
  if (platform === 'linux') return new SystemdManager(ports, person.name);
  if (platform === 'darwin') return new LaunchdManager(ports, person.uid);
  if (platform === 'win32') return new TaskManager(ports, person.name);
  throw new ControlError('service-failed', 'Tern cannot be a service on this kind of system.');
}
