import { mkdir, readFile, realpath } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { connectControl } from '../../agent/control/connect-control.ts';
import { alreadyRunning } from '../../agent/control/control-socket.ts';
import { ControlError } from '../../agent/control/control-error.ts';
import { defaultDataFolder } from '../../foundation/data-folder.ts';
import {
  SERVICE_MARK,
  systemDataFolder,
  type ServiceLevel,
} from '../../foundation/service-places.ts';
import { jsonOption } from '../options.ts';
import { checkPlace } from '../service/check-place.ts';
import { createServiceManager } from '../service/create-service-manager.ts';
import type { ServiceManager } from '../service/service-manager.ts';
import type { ServiceSpec } from '../service/service-spec.ts';
import { installedWords, serviceStatusWords, type ServiceFacts } from '../service/service-words.ts';
import { SYSTEM_PORTS } from '../service/system-ports.ts';
import type { Terminal } from '../terminal.ts';

type ServiceOptions = {
  readonly data?: string;
  readonly system?: boolean;
  readonly json?: boolean;
  readonly secretStore?: ServiceSpec['secretStore'];
  readonly lowPorts?: boolean;
};

const { platform } = process;
const { files, definitionFile } = SYSTEM_PORTS;
const OWN_MODE = 0o600;

function levelOf(options: ServiceOptions): ServiceLevel {
  return options.system === true ? 'system' : 'user';
}

/** `PC\name` on Windows, where tasks want it. */
function userName(): string {
  const { username } = userInfo();
  const { USERDOMAIN } = process.env;
  return platform === 'win32' && USERDOMAIN ? `${USERDOMAIN}\\${username}` : username;
}

function manager(): ServiceManager {
  return createServiceManager(platform, SYSTEM_PORTS, {
    name: userName(),
    uid: process.getuid?.() ?? 0,
  });
}

/** A service has no keychain of its own, except on Windows. */
function usualStore(level: ServiceLevel): ServiceSpec['secretStore'] {
  return level === 'user' || platform === 'win32' ? 'keychain' : 'file';
}

function dataDirOf(options: ServiceOptions): string {
  if (options.system === true) return systemDataFolder();
  return options.data ?? defaultDataFolder('Tern');
}

async function specOf(options: ServiceOptions): Promise<ServiceSpec> {
  const level = levelOf(options);
  return {
    level,
    runtime: process.execPath,
    script: await realpath(process.argv[1] ?? ''),
    dataDir: dataDirOf(options),
    secretStore: options.secretStore ?? usualStore(level),
    lowPorts: options.lowPorts === true,
    user: userName(),
  };
}

function mustBeAdministrator(options: ServiceOptions): void {
  if (options.system !== true || process.getuid?.() === 0 || platform === 'win32') return;
  throw new ControlError(
    'service-not-permitted',
    'A service of the whole PC needs administrator rights: run the command with sudo.',
  );
}

/** The app would keep the data folder, and the service would be given up at once. */
async function mustBeFree(dataDir: string): Promise<void> {
  const agent = await connectControl(dataDir).catch(() => null);
  if (agent === null) return;
  const { service } = await agent.getStatus({});
  await agent[Symbol.asyncDispose]();
  if (service === null) throw alreadyRunning(dataDir);
}

/** What the definition says; its own command line is the only place where it is kept. */
async function storeOf(level: ServiceLevel): Promise<ServiceSpec['secretStore'] | null> {
  const bytes = await readFile(definitionFile(level)).catch(() => Buffer.alloc(0));
  const text = bytes.toString(platform === 'win32' ? 'utf16le' : 'utf8');
  const found = /--secret-store\W+(?:quot;|string>|\W)*(keychain|file)/.exec(text)?.[1];
  return found === 'keychain' || found === 'file' ? found : null;
}

async function factsOf(options: ServiceOptions): Promise<ServiceFacts> {
  const secretStore = await storeOf(levelOf(options));
  return { platform, user: userName(), dataDir: dataDirOf(options), secretStore };
}

async function install(options: ServiceOptions, { out, words }: Terminal): Promise<void> {
  mustBeAdministrator(options);
  const spec = await specOf(options);
  checkPlace(spec, platform);
  if (spec.level === 'user') {
    await mustBeFree(spec.dataDir);
    await mkdir(spec.dataDir, { recursive: true, mode: 0o700 });
    await files.write(join(spec.dataDir, SERVICE_MARK), definitionFile('user'), OWN_MODE);
  }
  const services = manager();
  const isNew = !(await files.exists(definitionFile(spec.level)));
  try {
    await services.install(spec);
  } catch (error) {
    // What does not run must not look installed: the app would wait for it.
    if (isNew) await takeBack(spec, services);
    throw error;
  }
  const status = await services.status(spec.level);
  const facts = { ...(await factsOf(options)), secretStore: spec.secretStore };
  out(options.json === true ? JSON.stringify(status) : installedWords(status, facts, words));
}

async function takeBack({ level, dataDir }: ServiceSpec, services: ServiceManager): Promise<void> {
  await services.uninstall(level).catch(() => undefined);
  await files.remove(definitionFile(level));
  if (level === 'user') await files.remove(join(dataDir, SERVICE_MARK));
}

async function uninstall(options: ServiceOptions, { out, words }: Terminal): Promise<void> {
  mustBeAdministrator(options);
  const level = levelOf(options);
  const services = manager();
  const { state } = await services.status(level);
  if (state !== 'not-installed') await services.uninstall(level);
  const folder = dataDirOf(options);
  if (level === 'user') await files.remove(join(folder, SERVICE_MARK));
  const done =
    state === 'not-installed'
      ? words.t('systemService.none')
      : words.t('systemService.uninstalled', { folder });
  out(
    options.json === true
      ? JSON.stringify({ level, wasInstalled: state !== 'not-installed' })
      : done,
  );
}

/** Stops and removes the service of whoever runs this, where it is one for this data folder. Throws ControlError. */
export async function removeUserService(dataDir: string): Promise<void> {
  const mark = join(dataDir, SERVICE_MARK);
  if (!(await files.exists(mark))) return;
  await manager().uninstall('user');
  await files.remove(mark);
}

async function status(options: ServiceOptions, { out, words }: Terminal): Promise<void> {
  const found = await manager().status(levelOf(options));
  const facts = await factsOf(options);
  out(options.json === true ? JSON.stringify(found) : serviceStatusWords(found, facts, words));
}

/** `tern service install|uninstall|status [--system]`. */
export function addServiceCommand(program: Command, terminal: Terminal): void {
  const service = program
    .command('service')
    .description('let the system start Tern without a person, and look at that');
  const subcommand = (name: string, description: string): Command =>
    service
      .command(name)
      .description(description)
      .addOption(new Option('--system', 'a service of the whole PC, which starts before any login'))
      .addOption(
        new Option('--data <dir>', "the agent's data folder; one of the whole PC has its own")
          .env('TERN_DATA')
          .argParser((dir: string) => resolve(dir)),
      )
      .addOption(jsonOption());
  subcommand('install', 'install it and start it; an older one is replaced')
    .addOption(
      new Option('--secret-store <kind>', "where the uplink's key is kept").choices([
        'keychain',
        'file',
      ]),
    )
    .addOption(new Option('--low-ports', 'with --system: may listen at ports below 1024 (Linux)'))
    .action((options: ServiceOptions) => install(options, terminal));
  subcommand('uninstall', 'stop it and remove it; data and pairing stay').action(
    (options: ServiceOptions) => uninstall(options, terminal),
  );
  subcommand('status', 'show whether it is installed and running').action(
    (options: ServiceOptions) => status(options, terminal),
  );
}
