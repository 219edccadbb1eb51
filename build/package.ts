import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { errnoOf } from '../electron/foundation/errors.ts';
import { builderConfig } from './package/builder-config.ts';
import { drawIcons } from './package/icons.ts';
import { nodeRuntime } from './package/node-runtime.ts';
import { pack } from './package/pack.ts';
import { sizeReport } from './package/size-report.ts';
import { stageAt, stagePrograms, stageResources } from './package/stage.ts';
import { makeStandInElectron } from './package/stand-in-electron.ts';
import {
  PACKAGE_TARGETS,
  targetName,
  unpackedFolder,
  type PackagePlatform,
  type PackageTarget,
} from './package/targets.ts';

const USAGE = `npm run package -- [--dir] [--platform linux|win32|darwin|all] [--arch x64|arm64]
                [--only FORMAT,…] [--electron-dist FOLDER | --stand-in | --fetch-electron] [--out FOLDER]

  --dir            only the unpacked app, no installer
  --platform       this computer's system unless told
  --arch           both unless told
  --only           some of that system's formats: AppImage, deb, tar.gz, nsis, dmg, zip
  --electron-dist  an unpacked Electron of the right version for that system
  --stand-in       a stand-in instead of Electron, all else as it ships: needs no network; usual with --dir
  --fetch-electron the real Electron with --dir, too
  --out            where to (release)

From the environment: TERN_UPDATE_URL, where installed apps look for updates; what electron-builder signs with
(CSC_LINK, WIN_CSC_LINK, …); what Apple notarises with (APPLE_API_KEY, APPLE_API_KEY_ID, APPLE_API_ISSUER).
`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stageFolder = join(root, '.tern-package');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What was typed cannot be done. */
class UsageError extends Error {}

function readOptions() {
  const { values } = parseArgs({
    options: {
      dir: { type: 'boolean', default: false },
      platform: { type: 'string', default: process.platform },
      arch: { type: 'string' },
      only: { type: 'string' },
      'electron-dist': { type: 'string' },
      'stand-in': { type: 'boolean', default: false },
      'fetch-electron': { type: 'boolean', default: false },
      out: { type: 'string', default: join(root, 'release') },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}
type Options = ReturnType<typeof readOptions>;

function chosenTargets({ platform, arch }: Options): readonly PackageTarget[] {
  const targets = PACKAGE_TARGETS.filter(
    (target) =>
      (platform === 'all' || target.platform === platform) &&
      (arch === undefined || target.arch === arch),
  );
  if (targets.length > 0) return targets;
  throw new UsageError(`Tern is not packed for ${platform}${arch ? ` on ${arch}` : ''}.`);
}

/** The folder of each system's Electron; null lets electron-builder fetch the real one. */
async function electronFolders(
  options: Options,
  targets: readonly PackageTarget[],
): Promise<((platform: PackagePlatform, arch: string) => string) | null> {
  const given = options['electron-dist'];
  if (given !== undefined) {
    if (!existsSync(given)) throw new UsageError(`There is no folder ${given}.`);
    if (targets.length > 1)
      throw new UsageError(
        '--electron-dist holds the Electron of one system: name it with --arch.',
      );
    say(`On the Electron in ${given}.`);
    return () => resolve(given);
  }
  if (options['fetch-electron'] || !(options['stand-in'] || options.dir)) {
    say('On the real Electron, which electron-builder fetches unless it has it.');
    return null;
  }
  say('On a stand-in for Electron: what is packed here is not for people.');
  const folder = (platform: string, arch: string): string =>
    join(stageFolder, 'electron', `${platform}-${arch}`);
  for (const { platform, arch } of targets)
    await makeStandInElectron(folder(platform, arch), platform, arch);
  return folder;
}

function hasAppleSecrets({ APPLE_API_KEY, APPLE_API_KEY_ID, APPLE_API_ISSUER }: NodeJS.ProcessEnv) {
  return Boolean(APPLE_API_KEY && APPLE_API_KEY_ID && APPLE_API_ISSUER);
}

/** What comes from the environment, told in words. */
function readEnvironment(targets: readonly PackageTarget[]) {
  const updateUrl = process.env.TERN_UPDATE_URL || null;
  const notarize = hasAppleSecrets(process.env);
  if (updateUrl === null) say('Without TERN_UPDATE_URL: these packages never look for updates.');
  if (!notarize && targets.some(({ platform }) => platform === 'darwin'))
    say("Without Apple's secrets in the environment: not notarised.");
  return { updateUrl, notarize };
}

async function stage(targets: readonly PackageTarget[]): Promise<void> {
  const places = stageAt(stageFolder);
  await rm(stageFolder, { recursive: true, force: true });
  await stagePrograms(root, places);
  await drawIcons(join(root, 'resources/icon.svg'), places.icons);
  for (const target of targets) {
    const runtime = await nodeRuntime(root, target);
    say(`${targetName(target)}: the agent's Node is ${runtime.source}, SHA-256 ${runtime.sha256}`);
    await stageResources(root, places, target, runtime);
  }
}

async function run(options: Options): Promise<void> {
  const targets = chosenTargets(options);
  const output = resolve(options.out);
  const environment = readEnvironment(targets);
  await stage(targets);
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const config = builderConfig({
    root,
    stage: stageFolder,
    output,
    electronVersion: devDependencies.electron ?? '',
    electronDist: await electronFolders(options, targets),
    ...environment,
  });
  const formats = options.dir ? ['dir'] : (options.only?.split(',') ?? []);
  const platforms = new Set(targets.map(({ platform }) => platform));
  const made: string[] = [];
  for (const platform of platforms) {
    const ofPlatform = targets.filter((target) => target.platform === platform);
    made.push(...(await pack(root, config, ofPlatform, formats)));
  }
  for (const target of targets) {
    say(`\n${targetName(target)}`);
    for (const line of await sizeReport(join(output, unpackedFolder(target)))) say(line);
  }
  for (const file of made) say(file);
}

try {
  const options = readOptions();
  if (options.help) process.stdout.write(USAGE);
  else await run(options);
} catch (error) {
  const isUsage = error instanceof UsageError || error instanceof TypeError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (errnoOf(error) === 'ENOTFOUND')
    process.stderr.write(
      'Electron and the tools of its installers come from GitHub; --dir packs without them.\n',
    );
  if (isUsage) process.stderr.write(`\n${USAGE}`);
  process.exitCode = isUsage ? 2 : 1;
}
