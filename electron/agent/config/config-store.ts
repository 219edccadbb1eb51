import { ConfigError } from './config-error.ts';
import type { AckPolicy, AgentConfig } from '../../contract/agent-config.ts';
import { readConfigFile, writeConfigFile } from './config-file.ts';
import { parseConfig } from './parse-config.ts';
import { mergeRecords, withValueAt, type PlainRecord } from './plain-record.ts';
import { settingsNeedingRestart } from './restart-settings.ts';

/** Settings given at start by option or environment: they win over the file and are never written to it. */
export type ConfigOverrides = {
  readonly dicom?: {
    readonly host?: string | undefined;
    readonly port?: number | undefined;
    readonly aeTitle?: string | undefined;
  };
  readonly web?: { readonly port?: number | null | undefined };
  readonly ackPolicy?: AckPolicy | undefined;
};

export type ConfigChange = {
  readonly config: AgentConfig;
  /** True while the agent still runs with an older value of a setting that it reads only at start. */
  readonly needsRestart: boolean;
};

/** Something that a change needs, done but not yet in use: `use` when the change is kept, disposed of in any case. */
export interface PreparedChange extends AsyncDisposable {
  use(): void;
}
/** Makes ready what `next` needs; null: nothing. Throws what the change is to be refused with. */
export type ChangePreparer = (next: AgentConfig) => Promise<PreparedChange | null>;

/** The settings of this PC. */
export interface ConfigStore {
  readonly file: string;
  get(): AgentConfig;
  /** Keeps one value by its dotted path, if the whole is valid with it. Throws ConfigError, or what a preparer throws. */
  set(dottedPath: string, value: unknown): Promise<ConfigChange>;
  /** Tells each later configuration. */
  subscribe(listener: (config: AgentConfig) => void): Disposable;
  /** Is asked before each change is kept. */
  prepareWith(preparer: ChangePreparer): Disposable;
}

export type ConfigStoreOptions = {
  readonly file: string;
  /** True for a file that somebody named: then it has to exist. */
  readonly mustExist: boolean;
  readonly overrides?: ConfigOverrides;
};

const OPTIONS_ORIGIN = 'The options and TERN_… variables given at start';

/** Opens the settings; a missing default file means defaults. Throws ConfigError. */
export async function openConfigStore(options: ConfigStoreOptions): Promise<ConfigStore> {
  const { file, overrides = {} } = options;
  const combine = (settings: PlainRecord): AgentConfig => {
    parseConfig(settings, file);
    return parseConfig(mergeRecords(settings, overrides), OPTIONS_ORIGIN);
  };
  const found = await readConfigFile(file);
  if (found === null && options.mustExist)
    throw new ConfigError('config-invalid', `The settings file ${file} does not exist.`);
  const started = combine(found ?? {});
  let config = started;
  let lastChange: Promise<unknown> = Promise.resolve();
  const listeners = new Set<(config: AgentConfig) => void>();
  const preparers = new Set<ChangePreparer>();

  const change = async (dottedPath: string, value: unknown): Promise<ConfigChange> => {
    // Read again: what somebody edited by hand in the meantime is kept, not overwritten.
    const settings = (await readConfigFile(file)) ?? {};
    const next = {
      ...settings,
      ...(withValueAt(settings, dottedPath.split('.'), value) as object),
    };
    const nextConfig = combine(next);
    await using preparation = new AsyncDisposableStack();
    const prepared: PreparedChange[] = [];
    for (const prepare of preparers) {
      const ready = await prepare(nextConfig);
      if (ready !== null) prepared.push(preparation.use(ready));
    }
    await writeConfigFile(file, next);
    config = nextConfig;
    for (const ready of prepared) ready.use();
    for (const listener of listeners) listener(config);
    return { config, needsRestart: settingsNeedingRestart(started, config).length > 0 };
  };

  return {
    file,
    get: () => config,
    set(dottedPath, value) {
      const result = lastChange.then(() => change(dottedPath, value));
      lastChange = result.catch(() => undefined);
      return result;
    },
    subscribe(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    prepareWith(preparer) {
      preparers.add(preparer);
      return { [Symbol.dispose]: () => void preparers.delete(preparer) };
    },
  };
}
