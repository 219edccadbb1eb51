import { EXIT_GAVE_UP } from '../../agent/control/exit-codes.ts';
import type { ServiceLevel } from '../../foundation/service-places.ts';
import { mustRun } from './run-command.ts';
import type {
  ServiceManager,
  ServiceState,
  ServiceStatus,
  SystemPorts,
} from './service-manager.ts';
import type { ServiceSpec } from './service-spec.ts';
import { taskXml } from './task-xml.ts';

const MODE_WITHOUT_MEANING = 0o600;
/** SCHED_S_TASK_RUNNING and SCHED_S_TASK_HAS_NOT_RUN. The state itself is told in the language of Windows only. */
const RESULT_RUNNING = 267_009;
const RESULT_COLUMN = 6;

/** The Task Scheduler of Windows. */
export class TaskManager implements ServiceManager {
  readonly #ports: SystemPorts;
  /** `PC\\name` of whoever runs the command. */
  readonly #user: string;

  constructor(ports: SystemPorts, user: string) {
    this.#ports = ports;
    this.#user = user;
  }

  async install(spec: ServiceSpec): Promise<void> {
    const { run, files, definitionFile } = this.#ports;
    const name = this.#taskName(spec.level);
    if (spec.level === 'system') await prepareFolder(this.#ports, spec.dataDir);
    const file = definitionFile(spec.level);
    // UTF-16 with its mark, as the scheduler writes its own files.
    const content = Buffer.from(`\uFEFF${taskXml(spec)}`, 'utf16le');
    await files.write(file, content, MODE_WITHOUT_MEANING);
    await run('schtasks', ['/End', '/TN', name]);
    await mustRun(run, 'schtasks', ['/Create', '/F', '/TN', name, '/XML', file]);
    await mustRun(run, 'schtasks', ['/Run', '/TN', name]);
  }

  async uninstall(level: ServiceLevel): Promise<void> {
    const { run, files, definitionFile } = this.#ports;
    const name = this.#taskName(level);
    await run('schtasks', ['/End', '/TN', name]);
    await mustRun(run, 'schtasks', ['/Delete', '/F', '/TN', name]);
    await files.remove(definitionFile(level));
  }

  async status(level: ServiceLevel): Promise<ServiceStatus> {
    const { run, files, definitionFile } = this.#ports;
    if (!(await files.exists(definitionFile(level))))
      return { level, state: 'not-installed', lingers: null };
    const query = ['/Query', '/TN', this.#taskName(level), '/V', '/FO', 'CSV', '/NH'];
    return { level, state: stateOf(await mustRun(run, 'schtasks', query)), lingers: null };
  }

  /** One for each user, and one for the PC. */
  #taskName(level: ServiceLevel): string {
    return level === 'system' ? 'Tern' : `Tern-${this.#user.replace(/[^\w.-]/g, '_')}`;
  }
}

/** Only the service's account, administrators and the system itself get in. */
async function prepareFolder({ run, files }: SystemPorts, dataDir: string): Promise<void> {
  const first = `${dataDir}\\agent.lock`;
  if (!(await files.exists(first))) await files.write(first, '', MODE_WITHOUT_MEANING);
  const full = ':(OI)(CI)F';
  const grants = ['*S-1-5-19', '*S-1-5-18', '*S-1-5-32-544'].map((sid) => `${sid}${full}`);
  await mustRun(run, 'icacls', [dataDir, '/inheritance:r', '/grant:r', ...grants]);
}

function stateOf(csv: string): ServiceState {
  const line = csv.trim().split('\n')[0] ?? '';
  const columns = [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, value]) => value);
  const result = Number(columns[RESULT_COLUMN]);
  if (result === RESULT_RUNNING) return 'running';
  return result === EXIT_GAVE_UP ? 'gave-up' : 'stopped';
}
