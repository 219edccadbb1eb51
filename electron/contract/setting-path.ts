import { agentConfigSchema, type AgentConfig } from './agent-config.ts';
import type { FieldError } from './control-errors.ts';
import { fieldErrors } from './issue-words.ts';

type Group = 'dicom' | 'dicomTls' | 'link' | 'web' | 'commitment' | 'updates' | 'ledger';
type PathIn<G extends Group> = `${G}.${keyof AgentConfig[G] & string}`;

/** Dotted path of a setting in a group (`dicom.port`), as `setConfig` takes it. */
export type SettingPath = { [G in Group]: PathIn<G> }[Group];

/** The type of the value at such a path. */
export type SettingValue<P extends SettingPath> = P extends `${infer G extends Group}.${infer K}`
  ? K extends keyof AgentConfig[G]
    ? AgentConfig[G][K]
    : never
  : never;

/** The value of a setting. */
export function settingAt<P extends SettingPath>(config: AgentConfig, path: P): SettingValue<P> {
  const [group, key] = path.split('.') as [Group, string];
  // SettingPath is made of the keys that are there.
  return (config[group] as Readonly<Record<string, unknown>>)[key] as SettingValue<P>;
}

export type SettingCheck =
  /** `value` as it is kept, spaces trimmed. */
  | { readonly kind: 'ok'; readonly value: unknown }
  | { readonly kind: 'wrong'; readonly error: FieldError };

/** Tells whether the settings would be valid with this value; what only the agent can know is not looked at. */
export function checkSetting(config: AgentConfig, path: SettingPath, value: unknown): SettingCheck {
  const [group, key] = path.split('.') as [Group, string];
  const parsed = agentConfigSchema.safeParse({
    ...config,
    [group]: { ...config[group], [key]: value },
  });
  if (parsed.success) return { kind: 'ok', value: settingAt(parsed.data, path) };
  const error = errorAt(fieldErrors(parsed.error), path);
  return error === null ? { kind: 'ok', value } : { kind: 'wrong', error };
}

/** The first error that concerns a setting or a part of it. */
export function errorAt(errors: readonly FieldError[], path: SettingPath): FieldError | null {
  return errors.find((error) => `${error.path}.`.startsWith(`${path}.`)) ?? null;
}
