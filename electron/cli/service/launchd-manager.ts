import { EXIT_GAVE_UP } from '../../agent/control/exit-codes.ts';
import { LAUNCHD_LABEL, type ServiceLevel } from '../../foundation/service-places.ts';
import { launchdPlist } from './launchd-plist.ts';
import { macAccountCommands } from './mac-account.ts';
import { mustRun } from './run-command.ts';
import type {
  ServiceManager,
  ServiceState,
  ServiceStatus,
  SystemPorts,
} from './service-manager.ts';
import type { ServiceSpec } from './service-spec.ts';

const READABLE_BY_ALL = 0o644;

/** launchctl(1): an agent of the user's session, or a daemon. */
export class LaunchdManager implements ServiceManager {
  readonly #ports: SystemPorts;
  readonly #uid: number;

  constructor(ports: SystemPorts, uid: number) {
    this.#ports = ports;
    this.#uid = uid;
  }

  async install(spec: ServiceSpec): Promise<void> {
    const { run, files, definitionFile } = this.#ports;
    if (spec.level === 'system')
      for (const [program, ...args] of macAccountCommands(await this.#hasAccount(), spec.dataDir))
        await mustRun(run, program, args);
    const file = definitionFile(spec.level);
    await files.write(file, launchdPlist(spec), READABLE_BY_ALL);
    await run('launchctl', ['bootout', this.#target(spec.level)]);
    await mustRun(run, 'launchctl', ['bootstrap', this.#domain(spec.level), file]);
  }

  async uninstall(level: ServiceLevel): Promise<void> {
    const { run, files, definitionFile } = this.#ports;
    // It fails where nothing is loaded, which is what is wanted.
    await run('launchctl', ['bootout', this.#target(level)]);
    await files.remove(definitionFile(level));
  }

  async status(level: ServiceLevel): Promise<ServiceStatus> {
    const { run, files, definitionFile } = this.#ports;
    if (!(await files.exists(definitionFile(level))))
      return { level, state: 'not-installed', lingers: null };
    const { exitCode, stdout } = await run('launchctl', ['print', this.#target(level)]);
    return { level, state: exitCode === 0 ? stateOf(stdout) : 'stopped', lingers: null };
  }

  #domain(level: ServiceLevel): string {
    return level === 'user' ? `gui/${this.#uid}` : 'system';
  }

  #target(level: ServiceLevel): string {
    return `${this.#domain(level)}/${LAUNCHD_LABEL}`;
  }

  async #hasAccount(): Promise<boolean> {
    const { exitCode } = await this.#ports.run('dscl', ['.', '-read', '/Users/_tern', 'UniqueID']);
    return exitCode === 0;
  }
}

function stateOf(printed: string): ServiceState {
  if (/^\s*state = running$/m.test(printed)) return 'running';
  const exit = Number(/^\s*last exit code = (\d+)/m.exec(printed)?.[1]);
  return exit === EXIT_GAVE_UP ? 'gave-up' : 'stopped';
}
