import { expect, test } from 'vitest';
import { ControlError } from '../../../electron/agent/control/control-error.ts';
import { EXIT_CODES, EXIT_DOCTOR_FOUND_FAULT } from '../../../electron/agent/control/exit-codes.ts';
import { tellFailure } from '../../../electron/cli/failure.ts';
import { createProgram } from '../../../electron/cli/program.ts';
import {
  createTranslator,
  ENGLISH,
  type Translator,
} from '../../../electron/contract/translator.ts';
import type { Terminal } from '../../../electron/cli/terminal.ts';

class RecordingTerminal implements Terminal {
  readonly words: Translator;
  output = '';
  errors = '';
  constructor(words = ENGLISH) {
    this.words = words;
  }
  readonly out = (text: string): void => void (this.output += `${text}\n`);
  readonly err = (text: string): void => void (this.errors += `${text}\n`);
  readonly readInput = (): Promise<string> => Promise.resolve('');
}

async function help(...args: string[]): Promise<string> {
  const terminal = new RecordingTerminal();
  const error: unknown = await createProgram(terminal)
    .parseAsync([...args, '--help'], { from: 'user' })
    .catch((thrown: unknown) => thrown);
  expect(tellFailure(error, terminal, false)).toBe(0);
  expect(terminal.errors).toBe('');
  return terminal.output;
}

test('every exit code means one thing, fits a byte and stands in --help', async () => {
  const codes = [...Object.values(EXIT_CODES), EXIT_DOCTOR_FOUND_FAULT];
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => code > 0 && code < 126)).toBe(true);
  const text = await help();
  for (const [name, code] of Object.entries(EXIT_CODES))
    expect(text).toMatch(new RegExp(`^ +${code}  ${name}$`, 'm'));
});

test.each([
  [['run'], ['--config', '--dicom-host', '--dicom-port', '--ae-title', '--web-port']],
  [['run'], ['--secret-store', '--far-end', '--psk-file', '--psk-identity', '--verbose']],
  [['run'], ['--service', '--keep-running']],
  [
    ['service', 'install'],
    ['--system', '--data', '--secret-store', '--low-ports', '--json'],
  ],
  [
    ['service', 'uninstall'],
    ['--system', '--data', '--json'],
  ],
  [
    ['service', 'status'],
    ['--system', '--data', '--json'],
  ],
  [['pair'], ['<code>', '--cloud', '--ca']],
  [
    ['spool', 'list'],
    ['--key-file', '--secret-store'],
  ],
  [
    ['spool', 'check'],
    ['--key-file', '--secret-store'],
  ],
  [
    ['spool', 'open'],
    ['<file>', '--key-file', '--out'],
  ],
  [['spool', 'key'], ['--out']],
  [['unpair'], []],
  [['pause'], []],
  [['resume'], []],
  [['status'], ['--watch']],
  [['transfers'], ['--limit', '--device', '--state', '--since']],
  [['echo'], []],
  [['devices', 'list'], []],
  [
    ['devices', 'name'],
    ['<id>', '[name]'],
  ],
  [
    ['devices', 'allow'],
    ['<who>', '--address'],
  ],
  [['devices', 'forget'], ['<id>']],
  [
    ['devices', 'expect'],
    ['<who>', '<hours>'],
  ],
  [
    ['devices', 'echo'],
    ['<who>', '--port', '--called'],
  ],
  [
    ['config', 'get'],
    ['[path]', '--config'],
  ],
  [
    ['config', 'set'],
    ['<path>', '[value]', '--file'],
  ],
  [['config', 'list'], ['--config']],
  [['doctor'], []],
  [['support'], ['--out']],
  [['sample'], ['--images']],
])('tern %j explains itself', async (command, options) => {
  const text = await help(...command);
  expect(text).toContain(`Usage: tern ${command.join(' ')}`);
  for (const option of [...options, '--data', '--json']) expect(text).toContain(option);
});

test('each option that is no mere form of output can come from the environment', async () => {
  const variables = ['DATA', 'CONFIG', 'DICOM_HOST', 'DICOM_PORT', 'AE_TITLE', 'WEB_PORT'];
  const more = ['SECRET_STORE', 'FAR_END', 'PSK_FILE', 'PSK_IDENTITY', 'CLOUD', 'CA', 'LIMIT'];
  const filters = ['DEVICE', 'STATE', 'SINCE', 'ADDRESS', 'OUT', 'IMAGES', 'PORT', 'CALLED'];
  const texts = await Promise.all([
    help('run'),
    help('pair'),
    help('transfers'),
    help('devices', 'allow'),
    help('devices', 'echo'),
    help('support'),
    help('sample'),
  ]);
  const text = texts.join('\n').replaceAll(/\s+/g, ' ');
  for (const name of [...variables, ...more, ...filters])
    expect(text).toContain(`env: TERN_${name}`);
});

test('a fault of the program shows no inner text', () => {
  const terminal = new RecordingTerminal();
  expect(tellFailure(new Error('marker-7f3a'), terminal, false)).toBe(1);
  expect(tellFailure(new Error('marker-7f3a'), terminal, true)).toBe(1);
  expect(terminal.output + terminal.errors).not.toContain('marker');
  expect(JSON.parse(terminal.output)).toMatchObject({ error: { code: 'internal' } });
});

test('a refusal is told in the language of the terminal, its JSON in none', () => {
  const error = new ControlError('not-paired', 'This PC is not paired.');
  const german = new RecordingTerminal(createTranslator('de'));
  tellFailure(error, german, false);
  expect(german.errors).toBe(
    'tern: Dieser PC ist noch nicht gekoppelt. Koppeln Sie ihn zuerst mit einem Code. (This PC is not paired.)\n',
  );
  tellFailure(error, german, true);
  expect(JSON.parse(german.output)).toEqual({
    error: { code: 'not-paired', message: 'This PC is not paired.' },
  });
  const english = new RecordingTerminal();
  tellFailure(error, english, false);
  expect(english.errors).toBe('tern: This PC is not paired.\n');
});
