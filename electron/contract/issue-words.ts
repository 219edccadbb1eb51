import type { z } from 'zod';
import { fieldProblemSchema, type FieldError, type FieldProblem } from './control-errors.ts';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group, { … }',
  null: 'null',
};

function sizeWords(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const [bound, limit] =
    issue.code === 'too_big' ? ['at most', issue.maximum] : ['at least', issue.minimum];
  if (issue.origin === 'string') return `takes ${bound} ${limit} characters`;
  if (issue.origin === 'array') return `takes ${bound} ${limit} entries`;
  return `has to be ${bound} ${limit}`;
}

function complaint(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `has to be ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    case 'too_big':
    case 'too_small':
      return issue.message.startsWith('Too ') ? sizeWords(issue) : `is wrong: ${issue.message}`;
    case 'invalid_value':
      return `has to be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    default:
      return `is wrong: ${issue.message}`;
  }
}

function wordsForIssue(issue: z.core.$ZodIssue, noun: string): string {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `"${[...path, key].join('.')}"`);
    return `there is no ${noun} ${names.join(', ')}`;
  }
  return `${path.length > 0 ? `"${path.join('.')}"` : 'the whole'} ${complaint(issue)}`;
}

/** What a schema found wrong, in one line: each place named, no value repeated. `noun` is what a key is called. */
export function wordsForIssues(error: z.ZodError, noun: string): string {
  return error.issues.map((issue) => wordsForIssue(issue, noun)).join('; ');
}

const TOO_SMALL: Readonly<Record<string, FieldProblem>> = {
  string: 'too-short',
  array: 'too-few',
};
const TOO_BIG: Readonly<Record<string, FieldProblem>> = { string: 'too-long', array: 'too-many' };
const WRONG_TYPE: Readonly<Record<string, FieldProblem>> = {
  number: 'not-a-number',
  int: 'not-a-whole-number',
};

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  switch (issue.code) {
    case 'invalid_type':
      return WRONG_TYPE[issue.expected] ?? 'wrong-type';
    case 'too_small':
      return TOO_SMALL[issue.origin] ?? 'too-small';
    case 'too_big':
      return TOO_BIG[issue.origin] ?? 'too-big';
    case 'invalid_value':
      return 'not-a-choice';
    case 'unrecognized_keys':
      return 'unknown';
    case 'custom':
      return fieldProblemSchema.safeParse(issue.params?.problem).data ?? 'invalid';
    default:
      return 'invalid';
  }
}

function limitOf(issue: z.core.$ZodIssue): number | null {
  if (issue.code === 'too_big') return Number(issue.maximum);
  return issue.code === 'too_small' ? Number(issue.minimum) : null;
}

/** The same, one entry for each place: the first thing that is wrong there. */
export function fieldErrors(error: z.ZodError): readonly FieldError[] {
  const all = error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    return paths.map((keys) => ({
      path: keys.join('.'),
      problem: problemOf(issue),
      limit: limitOf(issue),
      message: issue.code === 'unrecognized_keys' ? 'does not exist' : complaint(issue),
    }));
  });
  return all.filter(({ path }, index) => all.findIndex((other) => other.path === path) === index);
}
