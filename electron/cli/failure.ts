import { CommanderError } from 'commander';
import { controlErrorWords } from '../contract/control-error-words.ts';
import { fieldErrorWords } from '../contract/field-words.ts';
import type { SerializedError } from '../contract/control.ts';
import { ControlError } from '../agent/control/control-error.ts';
import { EXIT_CODES } from '../agent/control/exit-codes.ts';
import { serializeError } from '../agent/control/serialize-error.ts';
import type { Terminal } from './terminal.ts';

/** Something that was typed cannot be used. */
export function badArguments(message: string, cause?: unknown): ControlError {
  return new ControlError('bad-arguments', message, { cause });
}

function describeFailure(error: unknown): SerializedError {
  if (!(error instanceof CommanderError)) return serializeError(error);
  const message = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  return {
    code: 'bad-arguments',
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}`,
  };
}

/**
 * The message itself in English; else what its code means in the terminal's language, or what is wrong in each field,
 * with the message behind it.
 */
function failureWords(
  { code, message, fields = [] }: SerializedError,
  { words }: Terminal,
): string {
  if (words.language === 'en') return message;
  const { title, advice } = controlErrorWords(code, words);
  const reasons = fields.map((field) => `${field.path}: ${fieldErrorWords(field, words)}`);
  return [title, ...(reasons.length > 0 ? reasons : [advice]), `(${message})`].join(' ');
}

/** Tells a failure, as words or as JSON, and returns the exit code that goes with it. */
export function tellFailure(error: unknown, terminal: Terminal, isJson: boolean): number {
  // --help and --version end that way too.
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const failure = describeFailure(error);
  if (isJson) terminal.out(JSON.stringify({ error: failure }));
  else terminal.err(`tern: ${failureWords(failure, terminal)}`);
  return EXIT_CODES[failure.code];
}
