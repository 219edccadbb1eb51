import type { Command, Option } from 'commander';
import { EXIT_CODES, EXIT_DOCTOR_FOUND_FAULT } from '../../electron/agent/control/exit-codes.ts';
import { valueAt } from '../../electron/agent/config/plain-record.ts';
import { createProgram } from '../../electron/cli/program.ts';
import { SETTING_HELP } from '../../electron/cli/setting-help.ts';
import { agentConfigSchema, cloudConfigSchema } from '../../electron/contract/agent-config.ts';
import { controlErrorWords } from '../../electron/contract/control-error-words.ts';
import type { ControlErrorCode } from '../../electron/contract/control-errors.ts';
import { createTranslator } from '../../electron/contract/translator.ts';
import { table } from '../conformance/markdown.ts';
import { troubleshootingTable } from './troubleshooting.ts';

const words = createTranslator('en', 'en');

/** Names of settings that a configuration packet of the cloud carries, whatever group they are in. */
const cloudNames = new Set(Object.keys(cloudConfigSchema.shape));

function settings(): string {
  const defaults = agentConfigSchema.parse({});
  return table(
    ['setting', 'default', 'what it is', 'cloud may set it'],
    Object.entries(SETTING_HELP).map(([path, help]) => [
      `\`${path}\``,
      `\`${JSON.stringify(valueAt(defaults, path.split('.')))}\``,
      help,
      cloudNames.has(path.split('.').at(-1) ?? '') ? 'yes' : '',
    ]),
  );
}

function exitCodes(): string {
  const rows = Object.entries(EXIT_CODES).map(([code, exit]): [number, string, string] => [
    exit,
    `\`${code}\``,
    controlErrorWords(code as ControlErrorCode, words).title,
  ]);
  rows.push(
    [0, '', 'Done.'],
    [EXIT_DOCTOR_FOUND_FAULT, '', '`tern doctor` found a step that fails.'],
  );
  return table(
    ['exit code', 'code in JSON', 'meaning'],
    rows.toSorted(([a], [b]) => a - b),
  );
}

/** Each command with its options, those of its subcommands included. */
function optionsOf(command: Command, path: string): readonly (readonly [string, Option])[] {
  return [
    ...command.options.map((option) => [path, option] as const),
    ...command.commands.flatMap((child) => optionsOf(child, `${path} ${child.name()}`)),
  ];
}

function variables(): string {
  const silent = (): void => undefined;
  const program = createProgram({
    words,
    out: silent,
    err: silent,
    readInput: () => Promise.resolve(''),
  });
  const places = new Map<string, Map<string, string>>();
  for (const [path, { envVar, long }] of optionsOf(program, 'tern')) {
    if (envVar === undefined) continue;
    const known = places.get(envVar) ?? new Map<string, string>();
    places.set(envVar, known.set(path, long ?? ''));
  }
  const rows = [...places].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return table(
    ['variable', 'option it stands for', 'of the commands'],
    rows.map(([name, commands]) => [
      `\`${name}\``,
      [...new Set(commands.values())].map((long) => `\`${long}\``).join(', '),
      commands.size > 4 ? 'all that speak to an agent' : [...commands.keys()].join(', '),
    ]),
  );
}

/** The tables of docs/admin.md, by the names of their regions. */
export const ADMIN_TABLES: Readonly<Record<string, () => string>> = {
  settings,
  'exit-codes': exitCodes,
  variables,
  troubleshooting: troubleshootingTable,
};
