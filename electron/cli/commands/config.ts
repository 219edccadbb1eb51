import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { AgentConfig } from '../../contract/agent-config.ts';
import type { ControlResult } from '../../contract/control.ts';
import { openConfigStore, type ConfigStore } from '../../agent/config/config-store.ts';
import { valueAt } from '../../agent/config/plain-record.ts';
import { RESTART_SETTINGS } from '../../agent/config/restart-settings.ts';
import { shownConfig } from '../../agent/config/shown-config.ts';
import { connectControl } from '../../agent/control/connect-control.ts';
import { ControlError } from '../../agent/control/control-error.ts';
import { openDataFolder } from '../../agent/data-folder.ts';
import { badArguments } from '../failure.ts';
import { dataOption, jsonOption, type CommonOptions } from '../options.ts';
import { SETTING_HELP } from '../setting-help.ts';
import type { Terminal } from '../terminal.ts';
import { tell } from '../with-agent.ts';

type ConfigOptions = CommonOptions & { readonly config?: string };
type SetOptions = ConfigOptions & { readonly file?: string };
type ConfigCalls = {
  readonly get: () => Promise<AgentConfig>;
  readonly set: (path: string, value: unknown) => Promise<ControlResult<'setConfig'>>;
};

function openFile(options: ConfigOptions): Promise<ConfigStore> {
  return openConfigStore({
    file: options.config ?? join(options.data, 'config.json'),
    mustExist: options.config !== undefined,
  });
}

/** The running agent if there is one, else its file: a port that is in use must be changeable before the start. */
async function withConfig<T>(
  options: ConfigOptions,
  use: (calls: ConfigCalls) => Promise<T>,
): Promise<T> {
  try {
    await using agent = await connectControl(options.data);
    return await use({
      get: () => agent.getConfig({}),
      set: (path, value) => agent.setConfig({ path, value }),
    });
  } catch (error) {
    if (!(error instanceof ControlError) || error.code !== 'agent-not-running') throw error;
  }
  const store = await openFile(options);
  return use({
    get: () => Promise.resolve(store.get()),
    async set(path, value) {
      await openDataFolder(options.data);
      return { ...(await store.set(path, value)), needsRestart: false };
    },
  });
}

function settingIn(config: AgentConfig, path: string): unknown {
  const value = valueAt(config, path.split('.'));
  if (value === undefined) throw badArguments(`There is no setting "${path}".`);
  return value;
}

/** `104`, `null` and `[…]` are JSON; what is not JSON is text. */
function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function list(options: ConfigOptions, terminal: Terminal) {
  const config = shownConfig(await withConfig(options, (calls) => calls.get()));
  const lines = Object.entries(SETTING_HELP).map(
    ([path, help]) => `${path} = ${JSON.stringify(settingIn(config, path))}\n    ${help}`,
  );
  tell(terminal, options, config, lines.join('\n'));
}

async function get(path: string | undefined, options: ConfigOptions, terminal: Terminal) {
  const config = shownConfig(await withConfig(options, (calls) => calls.get()));
  const value = path === undefined ? config : settingIn(config, path);
  const words = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  tell(terminal, options, value, words);
}

async function givenValue(text: string | undefined, { file }: SetOptions): Promise<unknown> {
  if ((text === undefined) === (file === undefined))
    throw badArguments('Give either a value, or --file with the file that holds it.');
  if (text !== undefined) return parseValue(text);
  return await readFile(file ?? '', 'utf8').catch((error: unknown) => {
    throw badArguments(`${file} cannot be read.`, error);
  });
}

async function set(
  path: string,
  text: string | undefined,
  options: SetOptions,
  terminal: Terminal,
) {
  const value = await givenValue(text, options);
  const kept = await withConfig(options, (calls) => calls.set(path, value));
  const isOverridden = typeof value !== 'object' && settingIn(kept.config, path) !== value;
  const result = { ...kept, config: shownConfig(kept.config) };
  const now = JSON.stringify(settingIn(result.config, path));
  // Another setting may be waiting for the start as well; this is about the one that was set.
  const isReadAtStart = RESTART_SETTINGS.some((name) => `${name}.`.startsWith(`${path}.`));
  const waits = result.needsRestart && isReadAtStart;
  const words = isOverridden
    ? `Saved, but ${path} stays ${now}: an option or TERN_… variable given at the start of Tern wins.`
    : `Saved: ${path} is ${now}${waits ? ' after the next start of Tern' : ''}.`;
  tell(terminal, options, result, words);
}

/** `tern config list`, `tern config get [PATH]`, `tern config set PATH VALUE`. */
export function addConfigCommand(program: Command, terminal: Terminal): void {
  const config = program
    .command('config')
    .description('read or change the settings')
    .allowExcessArguments()
    .action(() => {
      throw badArguments(
        'Say what to do: tern config list, tern config get [path], or tern config set <path> <value>.',
      );
    });
  const fileOption = (): Option =>
    new Option('--config <file>', 'settings file, for when Tern is not running')
      .env('TERN_CONFIG')
      .argParser((file) => resolve(file));
  config
    .command('list')
    .description('print every setting with its value and what it does')
    .addOption(fileOption())
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((options: ConfigOptions) => list(options, terminal));
  config
    .command('get')
    .description('print all settings, or one')
    .argument('[path]', 'one setting, like dicom.port')
    .addOption(fileOption())
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((path: string | undefined, options: ConfigOptions) => get(path, options, terminal));
  config
    .command('set')
    .description('change one setting; everything is checked before it is kept')
    .argument('<path>', 'the setting, like dicom.port')
    .argument('[value]', 'JSON (104, null, [{"aeTitle":"CT1"}]) or plain text')
    .addOption(
      new Option(
        '--file <file>',
        'take the value as text from this file, a certificate for instance',
      ).argParser((file) => resolve(file)),
    )
    .addOption(fileOption())
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((path: string, value: string | undefined, options: SetOptions) =>
      set(path, value, options, terminal),
    );
}
