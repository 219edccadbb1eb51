import { ControlError } from '../../agent/control/control-error.ts';
import type { ServiceSpec } from './service-spec.ts';

/** Folders of people. A service's account cannot read them, and what runs for the PC must not be changeable by one user. */
const HOMES: Readonly<Record<string, RegExp>> = {
  linux: /^\/(home|root)\//,
  darwin: /^\/Users\//,
  win32: /^[a-z]:\\Users\\/i,
};

/** Tells whether the program lies where the service can use it. Throws ControlError service-failed. */
export function checkPlace({ level, script }: ServiceSpec, platform: NodeJS.Platform): void {
  if (script.includes('/.mount_'))
    throw new ControlError(
      'service-failed',
      'An AppImage is only there while the app runs, so it cannot be a service. Install the deb or unpack the tar.gz to /opt.',
    );
  if (level === 'system' && HOMES[platform]?.test(script) === true)
    throw new ControlError(
      'service-failed',
      'Tern lies in the folder of one user. A service of the whole PC has to lie where only administrators can change it, such as /opt or Program Files.',
    );
}
