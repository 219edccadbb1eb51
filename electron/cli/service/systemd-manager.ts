import { dirname, join } from 'node:path';
import type { ServiceLevel } from '../../foundation/service-places.ts';
import { mustRun, NoManagerError } from './run-command.ts';
import type {
  ServiceManager,
  ServiceState,
  ServiceStatus,
  SystemPorts,
} from './service-manager.ts';
import type { ServiceSpec } from './service-spec.ts';
import { systemdUnit, SYSUSERS_LINE } from './systemd-unit.ts';

const UNIT = 'tern.service';
export const SYSUSERS_FILE = '/etc/sysusers.d/tern.conf';
/** Folder of the links that `systemctl enable` makes. */
const WANTED_BY = 'default.target.wants';
const READABLE_BY_ALL = 0o644;

/** systemd(1): the user's manager, or the system's. */
export class SystemdManager implements ServiceManager {
  readonly #ports: SystemPorts;
  /** Of whoever runs the command, for lingering. */
  readonly #user: string;

  constructor(ports: SystemPorts, user: string) {
    this.#ports = ports;
    this.#user = user;
  }

  async install(spec: ServiceSpec): Promise<void> {
    const { run, files, definitionFile } = this.#ports;
    if (spec.level === 'system') {
      await files.write(SYSUSERS_FILE, SYSUSERS_LINE, READABLE_BY_ALL);
      await mustRun(run, 'systemd-sysusers', [SYSUSERS_FILE]);
    }
    await files.write(definitionFile(spec.level), systemdUnit(spec), READABLE_BY_ALL);
    await this.#systemctl(spec.level, 'daemon-reload');
    await this.#systemctl(spec.level, 'enable', UNIT);
    // One that was given up is not started otherwise.
    await this.#systemctl(spec.level, 'reset-failed', UNIT).catch(() => undefined);
    await this.#systemctl(spec.level, 'restart', UNIT);
  }

  async uninstall(level: ServiceLevel): Promise<void> {
    const { files, definitionFile } = this.#ports;
    const file = definitionFile(level);
    const isAnswered = await this.#isAnswered(() =>
      this.#systemctl(level, 'disable', '--now', UNIT),
    );
    await files.remove(file);
    if (!isAnswered) return files.remove(join(dirname(file), WANTED_BY, UNIT));
    // The account stays as long as its data folder: its number must not go to somebody else.
    await this.#systemctl(level, 'daemon-reload');
    await this.#systemctl(level, 'reset-failed', UNIT).catch(() => undefined);
  }

  async status(level: ServiceLevel): Promise<ServiceStatus> {
    const { files, definitionFile } = this.#ports;
    const lingers = level === 'user' ? await this.#lingers() : null;
    if (!(await files.exists(definitionFile(level))))
      return { level, state: 'not-installed', lingers };
    let state: ServiceState = 'stopped';
    await this.#isAnswered(async () => {
      state = stateOf(
        await this.#systemctl(level, 'show', UNIT, '--property=ActiveState,SubState'),
      );
    });
    return { level, state, lingers };
  }

  /** False where no systemd runs that could have started anything. */
  async #isAnswered(call: () => Promise<unknown>): Promise<boolean> {
    try {
      await call();
      return true;
    } catch (error) {
      if (error instanceof NoManagerError) return false;
      throw error;
    }
  }

  #systemctl(level: ServiceLevel, ...args: readonly string[]): Promise<string> {
    const { run } = this.#ports;
    return mustRun(run, 'systemctl', level === 'user' ? ['--user', ...args] : args);
  }

  async #lingers(): Promise<boolean> {
    return this.#ports.files.exists(`/var/lib/systemd/linger/${this.#user}`);
  }
}

function stateOf(shown: string): ServiceState {
  const active = /^ActiveState=(.*)$/m.exec(shown)?.[1];
  if (active === 'failed') return 'gave-up';
  if (active === 'active') return 'running';
  return active === 'activating' || active === 'reloading' ? 'starting' : 'stopped';
}
