import { agentConfigSchema, type AgentConfig } from './agent-config.ts';
import type { FieldError } from './control-errors.ts';
import { fieldErrors } from './issue-words.ts';

type Group = 'dicom' | 'dicomTls' | 'link' | 'web' | 'commitment' | 'updates' | 'ledger' | 'spool';
type PathIn<G extends Group> = `${G}.${keyof AgentConfig[G] & string}`;

type GroupPath = { [G in Group]: PathIn<G> }[Group];

/** Dotted path of a setting in a group (`dicom.port`), or a setting in none, as `setConfig` takes it. */
export type SettingPath = GroupPath | 'ackPolicy';

/** The type of the value at such a path. */
export type SettingValue<P extends SettingPath> = P extends 'ackPolicy'
  ? AgentConfig['ackPolicy']
  : P extends `${infer G extends Group}.${infer K}`
    ? K extends keyof AgentConfig[G]
      ? AgentConfig[G][K]
      : never
    : never;

/** The value of a setting. */
export function settingAt<P extends SettingPath>(config: AgentConfig, path: P): SettingValue<P> {
  const [head, key] = path.split('.') as [Group | 'ackPolicy', string?];
  const value: unknown = config[head];
  // SettingPath is made of the keys that are there.
  return (
    key === undefined ? value : (value as Readonly<Record<string, unknown>>)[key]
  ) as SettingValue<P>;
}

export type SettingCheck =
  /** `value` as it is kept, spaces trimmed. */
  | { readonly kind: 'ok'; readonly value: unknown }
  | { readonly kind: 'wrong'; readonly error: FieldError };

/** Tells whether the settings would be valid with this value; what only the agent can know is not looked at. */
export function checkSetting(config: AgentConfig, path: SettingPath, value: unknown): SettingCheck {
  const [head, key] = path.split('.') as [Group | 'ackPolicy', string?];
  const changed =
    key === undefined ? value : { ...(config[head] as Readonly<object>), [key]: value };
  const parsed = agentConfigSchema.safeParse({ ...config, [head]: changed });
  if (parsed.success) return { kind: 'ok', value: settingAt(parsed.data, path) };
  const error = errorAt(fieldErrors(parsed.error), path);
  return error === null ? { kind: 'ok', value } : { kind: 'wrong', error };
}

/** The first error that concerns a setting or a part of it. */
export function errorAt(errors: readonly FieldError[], path: SettingPath): FieldError | null {
  return errors.find((error) => `${error.path}.`.startsWith(`${path}.`)) ?? null;
}
